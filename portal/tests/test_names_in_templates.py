"""Nazwy w szablonach: what a page names in one block ({% url … as list_url %}) is unknown in its other blocks.

Django renders such a name as nothing, so a link leads to the page one is on already and nobody sees it in the text.
"""

import re
from pathlib import Path

from django.conf import settings

MARK = re.compile(r"{% (?:block ([\w-]+)|endblock(?: [\w-]+)?) %}")
NAMED = re.compile(r" as (\w+_url) %}")


def blocks(template: str) -> list[tuple[str, str]]:
    """Outermost blocks with all that stands in them."""
    found, opened = [], []
    for mark in MARK.finditer(template):
        if mark[1]:
            opened.append((mark[1], mark.end()))
        else:
            name, start = opened.pop()
            if not opened:
                found.append((name, template[start : mark.start()]))
    return found


def unknown(template: str) -> list[tuple[str, str]]:
    """Blocks that use a name which only another block gives."""
    inside = [(name, text, set(NAMED.findall(text))) for name, text in blocks(template)]
    elsewhere = set().union(*(given for _, _, given in inside)) if inside else set()
    return [
        (block, name)
        for block, text, given in inside
        for name in sorted(elsewhere - given)
        if re.search(rf"\b{name}\b", text)
    ]


def test_a_name_given_in_one_block_is_missed_in_another():
    crumbs = '{% block crumbs %}{% url "events:list" as list_url %}{% endblock %}'
    link = '<a href="{{ list_url }}">Lista</a>'

    assert unknown(f"{crumbs}{{% block content %}}{link}{{% endblock %}}") == [("content", "list_url")]
    again = '{% url "events:list" as list_url %}'
    assert unknown(f"{crumbs}{{% block content %}}{again}{link}{{% endblock %}}") == []


def test_every_page_knows_the_names_that_it_uses():
    templates = Path(settings.BASE_DIR, "templates")
    found = {str(path.relative_to(templates)): unknown(path.read_text()) for path in templates.rglob("*.html")}

    assert {page: names for page, names in found.items() if names} == {}

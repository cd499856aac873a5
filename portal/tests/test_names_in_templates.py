"""Nazwy w szablonach: Django renders an unknown name as an empty string, which hides a missing link or number.

A name set in one block ({% url … as list_url %}) is unknown in other blocks; a name that a page passes on
({% include … with phone=phone %}) or shows must be in its context.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template, engines
from django.urls import URLPattern, get_resolver

MARK = re.compile(r"{% (?:block ([\w-]+)|endblock(?: [\w-]+)?) %}")
NAMED = re.compile(r" as (\w+_url) %}")


def blocks(template: str) -> list[tuple[str, str]]:
    """Outermost blocks with their content."""
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
    """Blocks that use a name set only in another block."""
    inside = [(name, text, set(NAMED.findall(text))) for name, text in blocks(template)]
    elsewhere = set().union(*(given for _, _, given in inside)) if inside else set()
    return [
        (block, name)
        for block, text, given in inside
        for name in sorted(elsewhere - given)
        if re.search(rf"\b{name}\b", text)
    ]


def test_name_set_in_one_block_is_unknown_in_another():
    crumbs = '{% block crumbs %}{% url "events:list" as list_url %}{% endblock %}'
    link = '<a href="{{ list_url }}">Lista</a>'

    assert unknown(f"{crumbs}{{% block content %}}{link}{{% endblock %}}") == [("content", "list_url")]
    again = '{% url "events:list" as list_url %}'
    assert unknown(f"{crumbs}{{% block content %}}{again}{link}{{% endblock %}}") == []


def test_every_page_sets_the_names_that_it_uses():
    templates = Path(settings.BASE_DIR, "templates")
    found = {str(path.relative_to(templates)): unknown(path.read_text()) for path in templates.rglob("*.html")}

    assert {page: names for page, names in found.items() if names} == {}


class Unknown(str):
    """Replacement for Django's ``string_if_invalid``: renders nothing and records the name."""

    def __new__(cls, found):
        self = super().__new__(cls, "%s")
        self.found = found
        return self

    def __mod__(self, variable):
        self.found.add(str(variable))
        return ""


@pytest.fixture
def unknown_names(monkeypatch):
    """Names unknown to the templates rendered so far; a name tested with ``if`` may be missing."""
    found = set()
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", Unknown(found))
    return found


def addresses(resolver, start="/"):
    """Public URLs without parameters."""
    for entry in resolver.url_patterns:
        address = start + str(entry.pattern)
        if "<" in address or "(" in address or address.startswith("/admin"):
            continue
        if isinstance(entry, URLPattern):
            yield address
        else:
            yield from addresses(entry, address)


def test_unknown_name_is_recorded_when_shown_and_when_passed_on(unknown_names):
    source = "{% include part with phone=office_phon %}{% if may_be_missing %}{% endif %}{{ known }}{{ mising }}"

    Template(source).render(Context({"part": Template("{{ phone }}"), "known": 1}))

    assert unknown_names == {"office_phon", "mising"}


@pytest.mark.django_db
def test_public_pages_get_the_names_that_they_use(client, unknown_names):
    pages = list(addresses(get_resolver()))
    found = {}
    for page in pages:
        client.get(page)
        if unknown_names:
            found[page] = sorted(unknown_names)
            unknown_names.clear()

    assert len(pages) > 60
    assert found == {}

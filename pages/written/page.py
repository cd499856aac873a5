"""Template context for a page written by staff: text, legal date, breadcrumbs, subpages."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from core import jsonld
from core.templatetags.portal import breadcrumbs
from core.text import richtext
from pages.models import Page
from pages.written.selectors import Node

#: The editor's headings begin at h3, because elsewhere a title precedes them; here they follow the h1.
_HEADING = re.compile(r"<(/?)h([34])>")


def facts(page: Page, trail: Sequence[Node] = (), below: Sequence[Node] = ()) -> dict[str, Any]:
    """Context of templates/pages/written/_page.html."""
    return {
        "page": page,
        "crumbs": breadcrumbs(*(part for node in trail for part in (node.title, node.url)), page.title),
        "below": below,
        "body": body_of(page),
        "is_overdue": page.is_overdue_for_long,
    }


def step(page: Page) -> Node:
    """A page as a node of the breadcrumbs, published or not."""
    return Node(page.pk, page.path, page.title, page.lead, page.parent_id, page.menu_place, page.version)


def body_of(page: Page) -> SafeString:
    cleaned = richtext.clean(page.body)
    return SafeString(_HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) - 1}>", cleaned))


def script(page: Page, trail: Sequence[Node]) -> SafeString:
    """The breadcrumbs as JSON-LD for search engines."""
    steps = [
        ("Strona główna", "/"),
        *((node.title, node.url) for node in trail),
        (page.title, page.get_absolute_url()),
    ]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": jsonld.absolute(url)}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return jsonld.script({"@type": "BreadcrumbList", "itemListElement": items})

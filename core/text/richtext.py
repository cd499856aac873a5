"""Rich text: what the editor offers, what the database accepts, and plain-text extraction."""

import html
import re

import nh3
from django.utils.html import linebreaks, strip_tags

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Link": {"enableTarget": False},
    "Heading": {"levels": [3, 4]},
    "Menu": {
        "groups": [
            {"group": "blockType -lists"},
            {"group": "lists"},
            {"group": "marks"},
            {"group": "link"},
            {"group": "history"},
        ]
    },
}
"""For every ``ProseEditorField(sanitize=clean, extensions=EXTENSIONS)``."""

_CLEANER = nh3.Cleaner(
    tags={"p", "br", "strong", "em", "ul", "ol", "li", "a", "h3", "h4"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="nofollow noopener",
)
_EDGE = re.compile(r"<(?:/?(?:p|ul|ol|li|h3|h4)|br)\b[^>]*>")


def clean(text: str) -> str:
    """Keep only what the editor can make; scripts, styles and all attributes except safe link targets are removed.

    Safe to show with ``|safe``. Text without a single word becomes "".
    """
    cleaned = _CLEANER.clean(text)
    return cleaned if text_of(cleaned) else ""


def from_text(text: str) -> str:
    """The same for plain text, e.g. from a spreadsheet: blank lines separate paragraphs."""
    return clean(linebreaks(text.strip(), autoescape=True)) if text.strip() else ""


def text_of(rich: str) -> str:
    """The plain text in one line, for the search index and for summaries."""
    return " ".join(html.unescape(strip_tags(_EDGE.sub(" ", rich))).split())

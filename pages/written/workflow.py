"""Fields of a page that may be written, as data."""

from core.publishing.words import Noun
from core.publishing.workflow import Workflow
from pages.models import Page

PAGES = Workflow(
    Page,
    Noun("strona", "strony", "strony", "f"),
    list_name="pages",
    audit="pages.{}_page",
    moves={},
    fields=(
        "title", "path", "lead", "body", "parent", "menu_place", "order", "law_as_of", "review_on", "status",
    ),
    organization="",
)  # fmt: skip

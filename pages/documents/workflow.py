"""Fields of a document that may be written, as data. Its slug is made from the first title and never changes."""

from core.publishing.words import Noun
from core.publishing.workflow import Workflow
from pages.models import Document

DOCUMENTS = Workflow(
    Document,
    Noun("dokument", "dokumentu", "dokumenty", "m"),
    list_name="documents",
    audit="pages.{}_document",
    moves={},
    fields=("title", "topic", "kind", "summary", "file", "version_label", "valid_from", "valid_to"),
    organization="",
    gone="ktoś go usunął",
)

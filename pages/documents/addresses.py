"""Slugs of documents: each version has its own."""

from core.slugs import Slugs
from pages.models import Document

#: The reserved words are those of pages/documents/urls.py.
DOCUMENT_SLUGS = Slugs(Document, nameless="dokument", reserved=frozenset({"dawne-wersje"}))

"""Addresses of documents: each version has one of its own."""

from core.slugs import Slugs
from pages.models import Document

#: The reserved words are those of news/urls/documents.py.
DOCUMENT_SLUGS = Slugs(Document, nameless="dokument", reserved=frozenset({"dawne-wersje"}))

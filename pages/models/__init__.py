"""Written pages, documents, the accessibility declaration, the easy-to-read page, old addresses."""

from pages.models.declaration import Declaration
from pages.models.document import Document, DocumentTopic
from pages.models.easy import EasyBlock, EasyPage
from pages.models.page import AddressImport, OldAddress, Page

__all__ = [
    "AddressImport",
    "Declaration",
    "Document",
    "DocumentTopic",
    "EasyBlock",
    "EasyPage",
    "OldAddress",
    "Page",
]

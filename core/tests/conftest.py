import pytest

from core.search import registry
from core.tests.notes import FindableBook, FindableNote


@pytest.fixture
def notes(monkeypatch, db):
    """Only notes and books are searchable."""
    monkeypatch.setattr(registry, "findables", {"note": FindableNote(), "book": FindableBook()})

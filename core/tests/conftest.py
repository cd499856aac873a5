import pytest

from core.search import registry
from core.tests.notes import FindableBook, FindableNote


@pytest.fixture
def notes(monkeypatch, db):
    """Notes and books can be found, and nothing else."""
    monkeypatch.setattr(registry, "findables", {"note": FindableNote(), "book": FindableBook()})

"""Editing an entry: constraint violations become polite errors."""

import pytest
from django.db import IntegrityError

from organizations.models import Organization
from organizations.registry import errors
from organizations.registry.actions import entries

pytestmark = pytest.mark.django_db


@pytest.fixture
def _unchecked(monkeypatch):
    """Simulate two concurrent requests that both pass the first check."""
    monkeypatch.setattr(Organization, "validate_constraints", lambda self, exclude=None: None)


@pytest.mark.usefixtures("_unchecked")
def test_number_taken_concurrently_gives_the_same_error(dorota):
    entries.create(by=dorota, name="A", legal_form="other", krs="23657")
    other = entries.create(by=dorota, name="B", legal_form="other")

    for write in (
        lambda: entries.create(by=dorota, name="C", legal_form="other", krs="23657"),
        lambda: entries.update(organization=other, by=dorota, krs="23657"),
    ):
        with pytest.raises(errors.EntryRefused, match="z tym numerem KRS już jest w bazie"):
            write()
    assert Organization.objects.count() == 2


def test_address_taken_concurrently_gives_an_error(dorota, monkeypatch):
    entries.create(by=dorota, name="A", legal_form="other")
    monkeypatch.setattr(Organization, "validate_unique", lambda self, exclude=None: None)

    with pytest.raises(errors.EntryRefused, match="Ktoś właśnie dodał taki sam wpis"):
        entries.create(by=dorota, name="A", legal_form="other", slug="a")


def test_programming_error_is_not_reported_as_a_rule(dorota, monkeypatch):
    monkeypatch.setattr(Organization, "full_clean", lambda self, exclude=None: None)

    with pytest.raises(IntegrityError):
        entries.create(by=dorota, name="A", legal_form=None)

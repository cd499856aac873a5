"""Strony, dawne adresy, dokumenty: changes by another user between validation and saving."""

import pytest
from django.db import IntegrityError

from core.errors import ConflictError, Gone, Refused
from pages.documents import actions
from pages.models import Document, OldAddress, Page
from pages.redirects import actions as old_addresses
from pages.redirects.old_addresses import Target
from pages.tests.page_factories import a_document, a_page, an_old_address
from pages.written import actions as pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def _nobody_was_there_yet(monkeypatch):
    """Validation finds nothing, as if the other user saved a moment later."""
    monkeypatch.setattr(pages, "_check", lambda page, above: None)
    monkeypatch.setattr(old_addresses, "plan_lead", lambda path, target, entry: (path, Target(None, target)))


@pytest.mark.usefixtures("_nobody_was_there_yet")
def test_path_taken_while_saving_is_a_domain_error():
    a_page()

    with pytest.raises(Refused) as refusal:
        a_page()
    assert refusal.value.problems == {"path": ["Pod tym adresem jest już inna strona. Wybierz inny."]}
    assert Page.objects.count() == 1


@pytest.mark.usefixtures("_nobody_was_there_yet")
def test_other_integrity_error_is_not_reported_as_a_taken_path():
    with pytest.raises(IntegrityError):
        a_page(menu_place="listed")


@pytest.mark.usefixtures("_nobody_was_there_yet")
def test_old_address_taken_while_saving_is_a_domain_error():
    an_old_address("/A.html", "/organizacje/")

    with pytest.raises(old_addresses.AddressRefused, match="jest już na liście"):
        an_old_address("/A.html", "/wydarzenia/")
    assert OldAddress.objects.count() == 1


def test_deleted_object_raises_gone():
    page, document = a_page(), a_document()
    Page.objects.all().delete()
    Document.objects.all().delete()

    with pytest.raises(Gone, match="już nie ma"):
        pages.update_page(page=page, values={"title": "Inny"}, by=None)
    with pytest.raises(Gone, match="już nie ma"):
        actions.update_document(document=document, values={"title": "Inny"}, by=None)


def test_newer_change_is_not_overwritten():
    page, document = a_page(), a_document()
    seen = page.updated_at, document.updated_at
    pages.update_page(page=page, values={"title": "Nowszy"}, by=None)
    actions.update_document(document=document, values={"title": "Nowszy"}, by=None)

    with pytest.raises(ConflictError):
        pages.update_page(page=page, values={"title": "Mój"}, by=None, seen_at=seen[0])
    with pytest.raises(ConflictError):
        actions.update_document(document=document, values={"title": "Mój"}, by=None, seen_at=seen[1])

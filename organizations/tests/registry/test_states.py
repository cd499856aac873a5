"""States of an entry: visibility and refused transitions."""

import pytest
from django.urls import reverse

from core import audit, search
from core.errors import DomainError, WrongState
from organizations.models import Organization
from organizations.moderation import actions
from organizations.registry import errors
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "step", "end"),
    [
        ("submitted", lambda o: actions.publish(organization=o, by=None), "published"),
        ("published", lambda o: actions.suspend(organization=o, by=None), "suspended"),
        ("suspended", lambda o: actions.publish(organization=o, by=None), "published"),
        ("published", lambda o: actions.mark_dissolved(organization=o, by=None), "dissolved"),
        (
            "submitted",
            lambda o: actions.ask_for_changes(organization=o, by=None, reason="Brak adresu"),
            "needs_changes",
        ),
        ("submitted", lambda o: actions.reject(organization=o, by=None, reason="To nie organizacja"), "rejected"),
    ],
)
def test_each_step_reaches_its_state_and_raises_the_version(start, step, end):
    entry = OrganizationFactory(status=start)

    moved = step(entry)

    assert (moved.status, moved.version) == (end, 2)
    assert moved.status_changed_at > entry.status_changed_at
    assert audit.events_of(entry).count() == 1


def test_search_finds_only_published_entries(dorota):
    entry = OrganizationFactory(name="Fundacja Żuk", status="submitted")
    actions.publish(organization=entry, by=dorota)
    assert search.ids("żuk", "organization") == [entry.pk]

    actions.suspend(organization=entry, by=dorota, reason="Na prośbę organizacji")

    assert search.ids("żuk", "organization") == []
    assert Organization.objects.get().status_reason == "Na prośbę organizacji"


def test_invalid_step_is_refused():
    published, rejected = OrganizationFactory(), OrganizationFactory(status="rejected")

    with pytest.raises(WrongState, match="już w stanie „opublikowana”"):
        actions.publish(organization=published, by=None)
    with pytest.raises(WrongState, match="nie może przejść do stanu „zawieszona”"):
        actions.suspend(organization=rejected, by=None)
    with pytest.raises(DomainError, match="Napisz powód"):
        actions.reject(organization=OrganizationFactory(status="submitted"), by=None, reason=" ")


def test_rejected_entry_is_not_published_if_its_number_is_taken():
    OrganizationFactory(krs="0000023657")
    rejected = OrganizationFactory(krs="0000023657", status="rejected")

    with pytest.raises(errors.EntryRefused, match="numerem KRS już jest"):
        actions.publish(organization=rejected, by=None)


def test_office_changes_a_state_on_its_own_page(office):
    entry = OrganizationFactory(status="submitted")
    address = reverse("admin:organizations_organization_state", args=[entry.pk])

    refused = office.post(address, {"status": "rejected", "reason": ""})
    assert "Napisz powód" in refused.content.decode()
    office.post(address, {"status": "published"})

    assert Organization.objects.get().status == "published"


def test_bulk_publishing_lists_refused_entries_by_name(office):
    waiting, done = OrganizationFactory(status="submitted"), OrganizationFactory()
    data = {"action": "publish", "_selected_action": [waiting.pk, done.pk]}

    page = office.post(reverse("admin:organizations_organization_changelist"), data, follow=True)

    said = page.content.decode()
    assert "Opublikowano: 1 wpis." in said
    assert f"„{done.name}”: ten wpis jest już w stanie" in said


def test_entries_are_confirmed_and_suspended_in_bulk(office):
    entries = OrganizationFactory.create_batch(2, confirmed_on=None)
    for action in ("confirm", "suspend"):
        data = {"action": action, "_selected_action": [entry.pk for entry in entries]}
        office.post(reverse("admin:organizations_organization_changelist"), data)

    assert Organization.objects.filter(confirmed_on__isnull=False, status="suspended").count() == 2


def test_entries_are_deleted_in_bulk_through_the_action(office):
    entry = OrganizationFactory()
    data = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}

    office.post(reverse("admin:organizations_organization_changelist"), data)

    assert not Organization.objects.exists()
    assert audit.events_of(Organization(pk=entry.pk)).get().action == "organizations.delete"


def test_entry_is_deleted_from_its_page(office):
    entry = OrganizationFactory()

    office.post(reverse("admin:organizations_organization_delete", args=[entry.pk]), {"post": "yes"})

    assert not Organization.objects.exists()

"""Editing an entry: what is written, and its side effects."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from core import audit, search
from core.errors import ConflictError, DomainError, Gone
from core.files import images
from core.lists import list_versions
from core.models import AuditEvent, Picture
from core.tests.files import PDF, picture, upload
from organizations.models import Document, InternalContact, OldAddress, Organization, Photo
from organizations.moderation import actions
from organizations.registry import errors
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(dorota):
    return entries.create(
        by=dorota, name="Fundacja Żółty Żuk", legal_form="foundation", status="published", city="Leszno"
    )


# --- adding ---


def test_new_entry_gets_a_slug_a_sort_key_a_version_and_is_searchable(entry):
    assert entry.slug == "fundacja-zolty-zuk"
    assert entry.sort_key
    assert entry.version == 1
    assert search.ids("żółtego żuka", "organization") == [entry.pk]


def test_one_action_keeps_one_version_with_its_themes(dorota):
    theme = ThemeFactory(name="Żuki")

    entry = entries.create(by=dorota, name="Koło", legal_form="other", themes=[theme])

    [kept] = entry.history.all()
    assert kept.history_user == dorota
    assert [word.theme_id for word in kept.themes.all()] == [theme.pk]


def test_same_name_gets_a_numbered_slug(entry, dorota):
    twin = entries.create(by=dorota, name="Fundacja Żółty Żuk", legal_form="foundation", city="Rydzyna")

    assert twin.slug == "fundacja-zolty-zuk-2"


@pytest.mark.parametrize(("name", "slug"), [("Mapa", "mapa-2"), ("!!!", "organizacja")])
def test_entry_cannot_take_an_address_of_the_portal(dorota, name, slug):
    assert entries.create(by=dorota, name=name, legal_form="other").slug == slug


def test_numbers_are_normalised_and_errors_are_reported_by_field(dorota):
    entry = entries.create(by=dorota, name="A", legal_form="other", krs="23657", website="example.org")
    assert (entry.krs, entry.website) == ("0000023657", "https://example.org")

    with pytest.raises(errors.EntryRefused) as refusal:
        entries.create(by=dorota, name="B", legal_form="other", krs="23657", nip="123")

    assert refusal.value.problems["nip"] == ["NIP ma 10 cyfr, na przykład 697-190-07-84."]


def test_number_of_another_entry_is_refused(dorota):
    entries.create(by=dorota, name="A", legal_form="other", krs="23657")

    with pytest.raises(errors.EntryRefused, match="z tym numerem KRS już jest"):
        entries.create(by=dorota, name="B", legal_form="other", krs="23657")


def test_entry_starts_submitted_or_published(dorota):
    with pytest.raises(DomainError, match="zgłoszony albo opublikowany"):
        entries.create(by=dorota, name="A", legal_form="other", status="suspended")


def test_office_contact_is_stored_separately(dorota):
    entry = entries.create(
        by=dorota, name="A", legal_form="other", contact={"name": "Prezes", "phone": "655298123", "email": ""}
    )

    assert entry.internal_contact.phone == "+48 65 529 81 23"
    with pytest.raises(errors.EntryRefused):
        entries.update(organization=entry, by=dorota, contact={"phone": "12"})


def test_emptied_contact_is_removed(dorota):
    entry = entries.create(by=dorota, name="A", legal_form="other", contact={"name": "Prezes"})

    entries.update(organization=entry, by=dorota, contact={"name": ""})

    assert not InternalContact.objects.exists()


# --- changing ---


def test_change_updates_version_list_version_audit_and_search(entry, dorota):
    before = list_versions.read()["organizations"]

    changed = entries.update(organization=entry, by=dorota, name="Fundacja Zielony Żuk", themes=[ThemeFactory()])

    assert changed.version == 2
    assert list_versions.read()["organizations"] > before
    assert search.ids("zielony", "organization") == [entry.pk]
    event = audit.events_of(entry).first()
    assert (event.action, event.details, event.actor_id) == (
        "organizations.update",
        {"fields": ["name", "themes"]},
        dorota.pk,
    )


def test_unchanged_entry_is_not_written(entry, dorota):
    entries.update(organization=entry, by=dorota, name=entry.name, themes=[])

    assert Organization.objects.get().version == 1
    assert entry.history.count() == 1


def test_action_writes_only_given_fields(entry, dorota):
    stale = Organization.objects.get()
    entries.update(organization=entry, by=dorota, phone="655298123")

    entries.update(organization=stale, by=dorota, mission="Pomagamy żukom.")

    assert Organization.objects.get().phone == "+48 65 529 81 23"


def test_former_address_redirects_to_the_entry(entry, dorota):
    entries.update(organization=entry, by=dorota, slug="zuk")
    assert OldAddress.objects.get().slug == "fundacja-zolty-zuk"

    entries.update(organization=entry, by=dorota, slug="fundacja-zolty-zuk")

    assert OldAddress.objects.get().slug == "zuk"


def test_former_address_of_another_entry_is_refused(entry, dorota):
    entries.update(organization=entry, by=dorota, slug="zuk")
    other = OrganizationFactory()

    with pytest.raises(errors.EntryRefused, match="prowadzi już do innej"):
        entries.update(organization=other, by=dorota, slug="fundacja-zolty-zuk")
    with pytest.raises(errors.EntryRefused, match="zajęty przez stronę portalu"):
        entries.update(organization=other, by=dorota, slug="mapa")


def test_scripts_in_a_description_are_removed(entry, dorota):
    changed = entries.update(
        organization=entry, by=dorota, description='<p onclick="x()">Żuki</p><script>alert(1)</script>'
    )

    assert changed.description == "<p>Żuki</p>"


def test_stale_version_raises_a_conflict(entry, dorota):
    seen_at = Organization.objects.get().updated_at
    entries.update(organization=entry, by=dorota, phone="655298123")

    with pytest.raises(ConflictError):
        entries.update(organization=entry, by=dorota, seen_at=seen_at, mission="Moja")

    assert Organization.objects.get().mission == ""


def test_attachments_of_a_stale_entry_raise_a_conflict(entry, dorota):
    stale = Organization.objects.get()
    entries.update(organization=entry, by=dorota, phone="655298123")

    with pytest.raises(ConflictError):
        entries.attachments_changed(organization=stale, what=["photos"], by=dorota)


def test_deleted_entry_is_refused(entry, dorota):
    gone = Organization.objects.get()
    entries.delete(organization=entry, by=dorota)

    for refuse in (entries.delete, entries.update, actions.publish):
        with pytest.raises(Gone):
            refuse(organization=gone, by=dorota)


def test_deleted_entry_leaves_search_and_keeps_its_last_version(entry, dorota):
    key = entry.pk
    entries.delete(organization=entry, by=dorota)

    assert search.ids("żuk", "organization") == []
    assert Organization.history.filter(id=key, history_type="-").count() == 1
    assert AuditEvent.objects.filter(action="organizations.delete").count() == 1


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_eight_concurrent_saves_wins(dorota):
    entry = entries.create(by=dorota, name="Wyścig", legal_form="other")
    results = []

    def save(number):
        try:
            entries.update(organization=entry, by=dorota, seen_at=entry.updated_at, mission=f"Numer {number}")
            results.append("saved")
        except ConflictError:
            results.append("conflict")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=[number]) for number in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(results) == ["conflict"] * 7 + ["saved"]


def test_deleted_entry_removes_its_pictures_and_files(entry, dorota, django_capture_on_commit_callbacks):
    logo, photo = (images.store(picture(), alt="Żuk", is_decorative=False) for _ in range(2))
    entry = entries.update(organization=entry, by=dorota, logo=logo)
    Photo.objects.create(organization=entry, picture=photo)
    document = Document.objects.create(organization=entry, kind="other", title="Statut", file=upload("s.pdf", PDF))

    with django_capture_on_commit_callbacks(execute=True):
        entries.delete(organization=entry, by=dorota)

    assert not Picture.objects.exists()
    assert not document.file.storage.exists(document.file.name)


def test_removed_themes_leave_the_entry(entry, dorota):
    one, other = ThemeFactory(), ThemeFactory()
    entries.update(organization=entry, by=dorota, themes=[one, other])

    entries.update(organization=entry, by=dorota, themes=[other])

    assert list(entry.themes.all()) == [other]


def test_confirming_sets_the_confirmation_date_to_today(entry, dorota):
    assert entries.confirm(organization=entry, by=dorota).confirmed_on == timezone.localdate()

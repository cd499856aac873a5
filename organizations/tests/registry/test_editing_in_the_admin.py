"""Editing an entry in the admin, also by two editors at once."""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from core import audit
from core.tests.files import PDF, PROGRAM, picture, upload
from organizations.models import Organization, TargetGroup, Theme
from organizations.registry import errors
from organizations.registry.actions import entries
from organizations.tests.editing import EMPTY_INLINES, open_form, send
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(dorota):
    return entries.create(
        by=dorota, name="Fundacja Żółty Żuk", legal_form="foundation", status="published", city="Leszno"
    )


def test_office_adds_an_entry(office):
    theme, group = ThemeFactory(), TargetGroup.objects.create(name="Żuczki")
    data = EMPTY_INLINES | {
        "name": "Nowa", "legal_form": "foundation", "krs": "23657", "themes": [theme.pk], "target_groups": [group.pk],
        "first_status": "published", "postal_code": "64100", "bank_account": "61 1090 1014 0000 0712 1981 2874",
    }  # fmt: skip

    office.post(reverse("admin:organizations_organization_add"), data)

    entry = Organization.objects.get(name="Nowa")
    assert (entry.status, entry.krs, entry.postal_code) == ("published", "0000023657", "64-100")
    assert list(entry.themes.all()) == [theme]
    assert list(entry.target_groups.all()) == [group]
    assert entry.history.count() == 1


def test_saving_an_unchanged_page_changes_nothing(office, entry):
    send(office, entry, open_form(office, entry))

    assert Organization.objects.get().version == 1


def test_error_is_shown_beside_its_field_and_nothing_typed_is_lost(office, entry):
    page = send(office, entry, open_form(office, entry) | {"nip": "123", "mission": "Zostaje"})

    form = page.context["adminform"].form
    assert form.errors == {"nip": ["NIP ma 10 cyfr, na przykład 697-190-07-84."]}
    assert form["mission"].value() == "Zostaje"


def test_huge_logo_and_disguised_executable_are_refused_politely(office, entry):
    huge = picture(after=b"0" * (10 * 2**20))
    programme = upload("logo.png", PROGRAM)

    for sent in (huge, programme):
        data = open_form(office, entry) | {"picture_upload": sent, "picture_alt": "Żuk"}
        page = send(office, entry, data)
        assert list(page.context["adminform"].form.errors) == ["picture_upload"]

    assert Organization.objects.get().logo is None


def test_logo_raises_the_version(office, entry):
    send(office, entry, open_form(office, entry) | {"picture_upload": picture(), "picture_alt": "Żuk"})

    stored = Organization.objects.get()
    assert stored.logo.alt == "Żuk"
    assert stored.version > 1


def test_photo_document_and_contact_are_saved_with_the_page(office, entry):
    pdf = upload("statut.pdf", PDF)
    data = open_form(office, entry) | {
        "internal_contact-TOTAL_FORMS": "1", "internal_contact-0-name": "Prezes",
        "internal_contact-0-phone": "655298123",
        "photos-TOTAL_FORMS": "1", "photos-0-picture_upload": picture(), "photos-0-picture_alt": "Łąka",
        "photos-0-order": "0",
        "documents-TOTAL_FORMS": "1", "documents-0-kind": "statute", "documents-0-title": "Statut",
        "documents-0-file": pdf,
    }  # fmt: skip

    send(office, entry, data)

    assert entry.photos.get().picture.alt == "Łąka"
    assert entry.documents.get().size == len(PDF)
    assert entry.internal_contact.phone == "+48 65 529 81 23"
    assert audit.events_of(entry).first().details == {"what": ["documents", "internal_contact", "photos"]}


def test_renamed_executable_is_refused_as_a_document(office, entry):
    data = open_form(office, entry) | {
        "documents-TOTAL_FORMS": "1", "documents-0-kind": "statute", "documents-0-title": "Statut",
        "documents-0-file": upload("statut.pdf", PROGRAM),
    }  # fmt: skip

    page = send(office, entry, data)

    assert "nie jest dokumentem" in page.content.decode()
    assert not entry.documents.exists()


def test_second_editor_sees_the_conflict_and_nothing_is_overwritten(office, entry, dorota):
    mine = open_form(office, entry) | {"mission": "Moja misja", "city": "Leszno"}
    entries.update(organization=entry, by=dorota, phone="655298123", mission="Cudza misja")

    page = send(office, entry, mine)

    rows = {row.name: row for row in page.context["adminform"].form.conflict}
    assert (rows["mission"].mine, rows["mission"].saved) == ("Moja misja", "Cudza misja")
    assert (rows["phone"].mine, rows["phone"].saved) == ("", "+48 65 529 81 23")
    assert page.context["adminform"].form["mission"].value() == "Moja misja"
    assert "Ktoś zapisał tu zmiany przed Tobą" in page.content.decode()
    assert Organization.objects.get().mission == "Cudza misja"


def test_second_editor_resolves_the_conflict_field_by_field(office, entry, dorota):
    theme = ThemeFactory()
    mine = open_form(office, entry) | {"mission": "Moja misja"}
    entries.update(organization=entry, by=dorota, phone="655298123", themes=[theme], is_seeking_volunteers=True)
    page = send(office, entry, mine)
    seen_at = page.context["adminform"].form["seen_at"].value()

    chosen = {"keep_mission": "mine", "keep_phone": "saved", "keep_themes": "saved"}
    send(office, entry, mine | chosen | {"seen_at": seen_at, "keep_is_seeking_volunteers": "saved"})

    stored = Organization.objects.get()
    assert (stored.mission, stored.phone, stored.is_seeking_volunteers) == ("Moja misja", "+48 65 529 81 23", True)
    assert list(stored.themes.all()) == [theme]


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_entry_saved_during_the_request_is_compared_too(office, dorota, monkeypatch):
    entry = entries.create(by=dorota, name="Wyścig", legal_form="other")
    mine = open_form(office, entry) | {"mission": "Moja misja"}
    real = entries.update

    def someone_else():
        real(organization=entry, by=dorota, phone="655298123")
        connection.close()

    def update_a_moment_later(**kwargs):
        monkeypatch.setattr(entries, "update", real)
        thread = threading.Thread(target=someone_else)
        thread.start()
        thread.join()
        return real(**kwargs)

    monkeypatch.setattr(entries, "update", update_a_moment_later)
    page = send(office, entry, mine)

    assert {row.name for row in page.context["adminform"].form.conflict} == {"mission", "phone"}
    assert Organization.objects.get().mission == ""


def test_only_the_page_with_a_map_allows_the_map_server(office, entry, settings):
    form = office.get(reverse("admin:organizations_organization_change", args=[entry.pk]))
    listing = office.get(reverse("admin:organizations_organization_changelist"))

    assert "tile.openstreetmap.org" in form["Content-Security-Policy"]
    assert "tile.openstreetmap.org" not in listing["Content-Security-Policy"]


def test_history_page_shows_the_differences_in_polish(office, entry, dorota):
    theme = Theme.objects.create(name="Żuki", slug="zuki")
    entries.update(organization=entry, by=dorota, themes=[theme], is_seeking_volunteers=True)

    page = office.get(reverse("admin:organizations_organization_history", args=[entry.pk]))

    changed, added = page.context["lines"]
    assert {(each.label, each.old, each.new) for each in changed.differences} == {
        ("tematy", "", "Żuki"),
        ("szuka wolontariuszy", "nie", "tak"),
    }
    assert added.record.history_type == "+"


def test_history_of_a_deleted_entry_can_be_read(office, entry, dorota):
    key = entry.pk
    entries.delete(organization=entry, by=dorota)

    page = office.get(reverse("admin:organizations_organization_history", args=[key]))

    assert "usunięcie wpisu" in page.content.decode()
    assert office.get(reverse("admin:organizations_organization_history", args=[key + 9])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_entry_and_for_many(office, django_assert_num_queries, count):
    OrganizationFactory.create_batch(count)
    office.get(reverse("admin:organizations_organization_changelist"))

    with django_assert_num_queries(6):
        office.get(reverse("admin:organizations_organization_changelist"))


def test_office_finds_an_entry_by_any_form_of_its_name(office, entry):
    OrganizationFactory()

    page = office.get(reverse("admin:organizations_organization_changelist"), {"q": "żółtego żuka"})

    assert list(page.context["cl"].result_list) == [entry]


def test_strangers_are_redirected_to_sign_in(client, entry, alice):
    address = reverse("admin:organizations_organization_state", args=[entry.pk])
    assert client.get(address).status_code == 302

    client.force_login(alice)

    assert client.get(address).status_code == 302


def test_form_refuses_a_former_or_reserved_address(office, entry, dorota):
    entries.update(organization=OrganizationFactory(slug="dawny"), by=dorota, slug="nowy")

    for slug, said in (("dawny", "prowadzi już do innej"), ("mapa", "zajęty przez stronę portalu")):
        page = send(office, entry, open_form(office, entry) | {"slug": slug})
        assert said in str(page.context["adminform"].form.errors["slug"])


def test_saving_an_entry_deleted_meanwhile_shows_a_message(office, entry, dorota, monkeypatch):
    data = open_form(office, entry)

    def gone(**kwargs):
        raise errors.EntryGone

    monkeypatch.setattr(entries, "update", gone)
    page = office.post(reverse("admin:organizations_organization_change", args=[entry.pk]), data, follow=True)

    assert "Tego wpisu już nie ma" in page.content.decode()

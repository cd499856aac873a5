"""Editing an entry: what is written, what follows from it, and what two editors at once see."""

import threading

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse
from django.utils import timezone

from core import audit, images, search, stamps
from core.errors import DomainError
from core.models import AuditEvent, Picture
from core.tests.files import PDF, PROGRAM, picture, upload
from organizations import actions
from organizations.models import Document, InternalContact, OldAddress, Organization, Photo, TargetGroup, Theme
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db
EMPTY_INLINES = {
    f"{prefix}-{name}_FORMS": "0"
    for prefix in ("internal_contact", "photos", "documents", "old_addresses")
    for name in ("TOTAL", "INITIAL")
}


@pytest.fixture
def entry(dorota):
    return actions.create(
        by=dorota, name="Fundacja Żółty Żuk", legal_form="foundation", status="published", city="Leszno"
    )


def open_form(office, entry):
    """What a browser would send back from the page as it is opened now."""
    page = office.get(reverse("admin:organizations_organization_change", args=[entry.pk]))
    form = page.context["adminform"].form
    data = {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, list):
            value = [getattr(each, "pk", each) for each in value]
        if value not in (None, False):
            data[name] = value
    return data | EMPTY_INLINES


def send(office, entry, data):
    return office.post(reverse("admin:organizations_organization_change", args=[entry.pk]), data)


# --- adding ---


def test_a_new_entry_gets_an_address_a_sort_key_a_version_and_is_found(entry):
    assert entry.slug == "fundacja-zolty-zuk"
    assert entry.sort_key
    assert entry.version == 1
    assert search.ids("żółtego żuka", "organization") == [entry.pk]


def test_one_version_is_kept_for_one_action_with_its_words(dorota):
    theme = ThemeFactory(name="Żuki")

    entry = actions.create(by=dorota, name="Koło", legal_form="other", themes=[theme])

    [kept] = entry.history.all()
    assert kept.history_user == dorota
    assert [word.theme_id for word in kept.themes.all()] == [theme.pk]


def test_the_same_name_gets_a_number(entry, dorota):
    twin = actions.create(by=dorota, name="Fundacja Żółty Żuk", legal_form="foundation", city="Rydzyna")

    assert twin.slug == "fundacja-zolty-zuk-2"


@pytest.mark.parametrize(("name", "slug"), [("Mapa", "mapa-2"), ("!!!", "organizacja")])
def test_no_entry_takes_an_address_of_the_portal(dorota, name, slug):
    assert actions.create(by=dorota, name=name, legal_form="other").slug == slug


def test_numbers_are_stored_in_one_form_and_mistakes_are_told_by_field(dorota):
    entry = actions.create(by=dorota, name="A", legal_form="other", krs="23657", website="example.org")
    assert (entry.krs, entry.website) == ("0000023657", "https://example.org")

    with pytest.raises(actions.EntryRefused) as refusal:
        actions.create(by=dorota, name="B", legal_form="other", krs="23657", nip="123")

    assert refusal.value.problems["nip"] == ["NIP ma 10 cyfr, na przykład 697-190-07-84."]


def test_a_number_that_another_entry_has_is_refused(dorota):
    actions.create(by=dorota, name="A", legal_form="other", krs="23657")

    with pytest.raises(actions.EntryRefused, match="z tym numerem KRS już jest"):
        actions.create(by=dorota, name="B", legal_form="other", krs="23657")


def test_an_entry_starts_submitted_or_published(dorota):
    with pytest.raises(DomainError, match="zgłoszony albo opublikowany"):
        actions.create(by=dorota, name="A", legal_form="other", status="suspended")


def test_a_contact_for_the_office_is_kept_apart(dorota):
    entry = actions.create(
        by=dorota, name="A", legal_form="other", contact={"name": "Prezes", "phone": "655298123", "email": ""}
    )

    assert entry.internal_contact.phone == "+48 65 529 81 23"
    with pytest.raises(actions.EntryRefused):
        actions.update(organization=entry, by=dorota, contact={"phone": "12"})


def test_an_emptied_contact_is_removed(dorota):
    entry = actions.create(by=dorota, name="A", legal_form="other", contact={"name": "Prezes"})

    actions.update(organization=entry, by=dorota, contact={"name": ""})

    assert not InternalContact.objects.exists()


# --- changing ---


def test_a_change_raises_version_stamp_audit_and_search(entry, dorota):
    before = stamps.read()["organizations"]

    changed = actions.update(organization=entry, by=dorota, name="Fundacja Zielony Żuk", themes=[ThemeFactory()])

    assert changed.version == 2
    assert stamps.read()["organizations"] > before
    assert search.ids("zielony", "organization") == [entry.pk]
    event = audit.events_of(entry).first()
    assert (event.action, event.details, event.actor_id) == (
        "organizations.update",
        {"fields": ["name", "themes"]},
        dorota.pk,
    )


def test_nothing_changed_nothing_written(entry, dorota):
    actions.update(organization=entry, by=dorota, name=entry.name, themes=[])

    assert Organization.objects.get().version == 1
    assert entry.history.count() == 1


def test_an_action_writes_only_what_it_was_given(entry, dorota):
    stale = Organization.objects.get()
    actions.update(organization=entry, by=dorota, phone="655298123")

    actions.update(organization=stale, by=dorota, mission="Pomagamy żukom.")

    assert Organization.objects.get().phone == "+48 65 529 81 23"


def test_a_former_address_leads_to_the_entry(entry, dorota):
    actions.update(organization=entry, by=dorota, slug="zuk")
    assert OldAddress.objects.get().slug == "fundacja-zolty-zuk"

    actions.update(organization=entry, by=dorota, slug="fundacja-zolty-zuk")

    assert OldAddress.objects.get().slug == "zuk"


def test_an_address_that_leads_elsewhere_is_refused(entry, dorota):
    actions.update(organization=entry, by=dorota, slug="zuk")
    other = OrganizationFactory()

    with pytest.raises(actions.EntryRefused, match="prowadzi już do innej"):
        actions.update(organization=other, by=dorota, slug="fundacja-zolty-zuk")
    with pytest.raises(actions.EntryRefused, match="zajęty przez stronę portalu"):
        actions.update(organization=other, by=dorota, slug="mapa")


def test_scripts_in_a_description_are_gone(entry, dorota):
    changed = actions.update(
        organization=entry, by=dorota, description='<p onclick="x()">Żuki</p><script>alert(1)</script>'
    )

    assert changed.description == "<p>Żuki</p>"


def test_a_version_that_is_not_the_newest_is_never_saved_over(entry, dorota):
    actions.update(organization=entry, by=dorota, phone="655298123")

    with pytest.raises(actions.ConflictError) as conflict:
        actions.update(organization=entry, by=dorota, expected_version=1, mission="Moja")

    [change] = conflict.value.changes
    assert (change.field, change.old, change.new) == ("phone", "", "+48 65 529 81 23")
    assert conflict.value.version == 2
    assert Organization.objects.get().mission == ""


def test_attachments_of_a_stale_entry_are_not_told_over_a_newer_one(entry, dorota):
    stale = Organization.objects.get()
    actions.update(organization=entry, by=dorota, phone="655298123")

    with pytest.raises(actions.ConflictError):
        actions.attachments_changed(organization=stale, what=["photos"], by=dorota)


def test_an_entry_that_is_gone_is_told(entry, dorota):
    gone = Organization.objects.get()
    actions.delete(organization=entry, by=dorota)

    for refuse in (actions.delete, actions.update, actions.publish):
        with pytest.raises(actions.EntryGone):
            refuse(organization=gone, by=dorota)


def test_a_deleted_entry_leaves_search_and_its_last_version_stays(entry, dorota):
    key = entry.pk
    actions.delete(organization=entry, by=dorota)

    assert search.ids("żuk", "organization") == []
    assert Organization.history.filter(id=key, history_type="-").count() == 1
    assert AuditEvent.objects.filter(action="organizations.delete").count() == 1


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_eight_who_save_the_same_version_one_wins(dorota):
    entry = actions.create(by=dorota, name="Wyścig", legal_form="other")
    results = []

    def save(number):
        try:
            actions.update(organization=entry, by=dorota, expected_version=1, mission=f"Numer {number}")
            results.append("saved")
        except actions.ConflictError:
            results.append("conflict")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=[number]) for number in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(results) == ["conflict"] * 7 + ["saved"]


# --- in the admin ---


def test_the_office_adds_an_entry(office):
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


def test_saving_an_untouched_page_changes_nothing(office, entry):
    send(office, entry, open_form(office, entry))

    assert Organization.objects.get().version == 1


def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(office, entry):
    page = send(office, entry, open_form(office, entry) | {"nip": "123", "mission": "Zostaje"})

    form = page.context["adminform"].form
    assert form.errors == {"nip": ["NIP ma 10 cyfr, na przykład 697-190-07-84."]}
    assert form["mission"].value() == "Zostaje"


def test_a_huge_logo_and_a_disguised_programme_are_refused_politely(office, entry):
    huge = picture(after=b"0" * (10 * 2**20))
    programme = upload("logo.png", PROGRAM)

    for sent in (huge, programme):
        data = open_form(office, entry) | {"picture_upload": sent, "picture_alt": "Żuk"}
        page = send(office, entry, data)
        assert list(page.context["adminform"].form.errors) == ["picture_upload"]

    assert Organization.objects.get().logo is None


def test_a_logo_raises_the_version(office, entry):
    send(office, entry, open_form(office, entry) | {"picture_upload": picture(), "picture_alt": "Żuk"})

    stored = Organization.objects.get()
    assert stored.logo.alt == "Żuk"
    assert stored.version > 1


def test_photo_document_and_contact_come_with_the_page(office, entry):
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


def test_a_renamed_executable_is_no_document(office, entry):
    data = open_form(office, entry) | {
        "documents-TOTAL_FORMS": "1", "documents-0-kind": "statute", "documents-0-title": "Statut",
        "documents-0-file": upload("statut.pdf", PROGRAM),
    }  # fmt: skip

    page = send(office, entry, data)

    assert "nie jest dokumentem" in page.content.decode()
    assert not entry.documents.exists()


def test_the_second_editor_sees_the_difference_and_nothing_is_overwritten(office, entry, dorota):
    mine = open_form(office, entry) | {"mission": "Moja misja", "city": "Leszno"}
    actions.update(organization=entry, by=dorota, phone="655298123", mission="Cudza misja")

    page = send(office, entry, mine)

    rows = {row.name: row for row in page.context["adminform"].form.conflict}
    assert (rows["mission"].mine, rows["mission"].saved, rows["mission"].is_mine) == (
        "Moja misja",
        "Cudza misja",
        True,
    )
    assert (rows["phone"].mine, rows["phone"].saved, rows["phone"].is_mine) == ("", "+48 65 529 81 23", False)
    assert page.context["adminform"].form["mission"].value() == "Moja misja"
    assert "Ktoś zapisał ten wpis przed Tobą" in page.content.decode()
    assert Organization.objects.get().mission == "Cudza misja"


def test_the_second_editor_saves_consciously_field_by_field(office, entry, dorota):
    theme = ThemeFactory()
    mine = open_form(office, entry) | {"mission": "Moja misja"}
    actions.update(
        organization=entry, by=dorota, phone="655298123", themes=[theme], is_seeking_volunteers=True,
    )  # fmt: skip
    page = send(office, entry, mine)
    version = page.context["adminform"].form["seen_version"].value()

    chosen = {"keep_mission": "mine", "keep_phone": "saved", "keep_themes": "saved"}
    send(office, entry, mine | chosen | {"seen_version": version, "keep_is_seeking_volunteers": "saved"})

    stored = Organization.objects.get()
    assert (stored.mission, stored.phone, stored.is_seeking_volunteers) == ("Moja misja", "+48 65 529 81 23", True)
    assert list(stored.themes.all()) == [theme]


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_entry_saved_in_the_very_moment_of_saving_is_compared_too(office, dorota, monkeypatch):
    entry = actions.create(by=dorota, name="Wyścig", legal_form="other")
    mine = open_form(office, entry) | {"mission": "Moja misja"}
    real = actions.update

    def someone_else():
        real(organization=entry, by=dorota, phone="655298123")
        connection.close()

    def update_a_moment_later(**kwargs):
        monkeypatch.setattr(actions, "update", real)
        thread = threading.Thread(target=someone_else)
        thread.start()
        thread.join()
        return real(**kwargs)

    monkeypatch.setattr(actions, "update", update_a_moment_later)
    page = send(office, entry, mine)

    assert {row.name for row in page.context["adminform"].form.conflict} == {"mission", "phone"}
    assert Organization.objects.get().mission == ""


def test_the_map_server_is_allowed_on_the_page_with_the_map_alone(office, entry, settings):
    form = office.get(reverse("admin:organizations_organization_change", args=[entry.pk]))
    listing = office.get(reverse("admin:organizations_organization_changelist"))

    assert "tile.openstreetmap.org" in form["Content-Security-Policy"]
    assert "tile.openstreetmap.org" not in listing["Content-Security-Policy"]


def test_the_history_page_tells_the_differences_in_polish(office, entry, dorota):
    theme = Theme.objects.create(name="Żuki", slug="zuki")
    actions.update(organization=entry, by=dorota, themes=[theme], is_seeking_volunteers=True)

    page = office.get(reverse("admin:organizations_organization_history", args=[entry.pk]))

    changed, added = page.context["lines"]
    assert {(each.label, each.old, each.new) for each in changed["differences"]} == {
        ("tematy", "", "Żuki"),
        ("szuka wolontariuszy", "nie", "tak"),
    }
    assert added["record"].history_type == "+"


def test_the_history_of_a_deleted_entry_can_be_read(office, entry, dorota):
    key = entry.pk
    actions.delete(organization=entry, by=dorota)

    page = office.get(reverse("admin:organizations_organization_history", args=[key]))

    assert "usunięcie wpisu" in page.content.decode()
    assert office.get(reverse("admin:organizations_organization_history", args=[key + 9])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_entry_and_for_many(office, django_assert_num_queries, count):
    OrganizationFactory.create_batch(count)
    office.get(reverse("admin:organizations_organization_changelist"))

    with django_assert_num_queries(6):
        office.get(reverse("admin:organizations_organization_changelist"))


def test_the_office_finds_an_entry_by_any_form_of_its_name(office, entry):
    OrganizationFactory()

    page = office.get(reverse("admin:organizations_organization_changelist"), {"q": "żółtego żuka"})

    assert list(page.context["cl"].result_list) == [entry]


def test_strangers_are_sent_to_sign_in(client, entry, alice):
    address = reverse("admin:organizations_organization_state", args=[entry.pk])
    assert client.get(address).status_code == 302

    client.force_login(alice)

    assert client.get(address).status_code == 302


# --- the database has the last word ---


@pytest.fixture
def _unchecked(monkeypatch):
    """As if two people passed the friendly check in the same moment."""
    monkeypatch.setattr(Organization, "validate_constraints", lambda self, exclude=None: None)


@pytest.mark.usefixtures("_unchecked")
def test_a_number_taken_in_the_very_moment_is_told_in_the_same_words(dorota):
    actions.create(by=dorota, name="A", legal_form="other", krs="23657")
    other = actions.create(by=dorota, name="B", legal_form="other")

    for write in (
        lambda: actions.create(by=dorota, name="C", legal_form="other", krs="23657"),
        lambda: actions.update(organization=other, by=dorota, krs="23657"),
    ):
        with pytest.raises(actions.EntryRefused, match="z tym numerem KRS już jest w bazie"):
            write()
    assert Organization.objects.count() == 2


def test_the_same_address_taken_in_the_very_moment_is_told(dorota, monkeypatch):
    actions.create(by=dorota, name="A", legal_form="other")
    monkeypatch.setattr(Organization, "validate_unique", lambda self, exclude=None: None)

    with pytest.raises(actions.EntryRefused, match="Ktoś właśnie dodał taki sam wpis"):
        actions.create(by=dorota, name="A", legal_form="other", slug="a")


def test_a_mistake_of_the_programme_is_not_dressed_as_a_rule(dorota, monkeypatch):
    monkeypatch.setattr(Organization, "full_clean", lambda self, exclude=None: None)

    with pytest.raises(IntegrityError):
        actions.create(by=dorota, name="A", legal_form=None)


def test_a_deleted_entry_takes_its_pictures_and_files_along(entry, dorota, django_capture_on_commit_callbacks):
    logo, photo = (images.store(picture(), alt="Żuk", is_decorative=False) for _ in range(2))
    entry = actions.update(organization=entry, by=dorota, logo=logo)
    Photo.objects.create(organization=entry, picture=photo)
    document = Document.objects.create(organization=entry, kind="other", title="Statut", file=upload("s.pdf", PDF))

    with django_capture_on_commit_callbacks(execute=True):
        actions.delete(organization=entry, by=dorota)

    assert not Picture.objects.exists()
    assert not document.file.storage.exists(document.file.name)


def test_words_taken_away_leave_the_entry(entry, dorota):
    one, other = ThemeFactory(), ThemeFactory()
    actions.update(organization=entry, by=dorota, themes=[one, other])

    actions.update(organization=entry, by=dorota, themes=[other])

    assert list(entry.themes.all()) == [other]


def test_the_form_refuses_an_address_that_leads_elsewhere(office, entry, dorota):
    actions.update(organization=OrganizationFactory(slug="dawny"), by=dorota, slug="nowy")

    for slug, said in (("dawny", "prowadzi już do innej"), ("mapa", "zajęty przez stronę portalu")):
        page = send(office, entry, open_form(office, entry) | {"slug": slug})
        assert said in str(page.context["adminform"].form.errors["slug"])


def test_an_entry_deleted_while_its_page_was_open_is_told(office, entry, dorota, monkeypatch):
    data = open_form(office, entry)

    def gone(**kwargs):
        raise actions.EntryGone

    monkeypatch.setattr(actions, "update", gone)
    page = office.post(reverse("admin:organizations_organization_change", args=[entry.pk]), data, follow=True)

    assert "Tego wpisu już nie ma" in page.content.decode()


def test_confirming_says_that_the_entry_is_true_today(entry, dorota):
    assert actions.confirm(organization=entry, by=dorota).confirmed_on == timezone.localdate()

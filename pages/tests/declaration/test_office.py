"""The office writes the declaration, cannot publish it incomplete, and gets reminders of the review."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from core import audit
from core.mail.models import Letter
from core.tests.conflicts import compared
from core.tests.pages import read
from core.versions import actions as versions
from core.versions.errors import Incomplete
from pages.declaration import actions
from pages.declaration import selectors as reading
from pages.declaration.tasks import remind_of_declaration
from pages.models import Declaration
from pages.tests.declarations import begun, published

pytestmark = pytest.mark.django_db
ADD = reverse("admin:pages_declaration_add")


@pytest.fixture(autouse=True)
def _own_address(settings):
    settings.SITE_URL = "https://ngo.example.org"


def address(declaration: Declaration, page: str = "change") -> str:
    return reverse(f"admin:pages_declaration_{page}", args=[declaration.pk])


def filled(draft: Declaration, **changes) -> dict[str, str]:
    """The form of a draft as its page shows it, with the changes."""
    values = {name: getattr(draft, name) for name in Declaration.content()}
    return (
        {"seen_at": draft.updated_at.isoformat()}
        | {name: "" if value is None else value for name, value in values.items()}
        | changes
    )


def test_first_draft_has_the_known_facts_and_leaves_the_rest_empty(office, settings):
    settings.OFFICE_PHONE = ""

    office.post(ADD)

    draft = Declaration.objects.get()
    assert (draft.version, draft.get_conformity_display()) == (1, "częściowo zgodna")
    assert set(draft.problems()) == {"site_published_on", "site_updated_on", "contact_phone"}


def test_phone_is_taken_from_the_settings(settings, dorota):
    settings.OFFICE_PHONE = "+48 65 000 00 00"

    assert actions.begin(by=dorota).contact_phone == "+48 65 000 00 00"


def test_opening_the_add_page_writes_nothing(office):
    assert office.get(ADD).status_code == 200
    assert not Declaration.objects.exists()


def test_office_fills_in_previews_and_publishes(office):
    office.post(ADD)
    draft = Declaration.objects.get()
    facts = {"site_published_on": "2026-11-20", "site_updated_on": "2026-11-20", "contact_phone": "650000000"}
    office.post(address(draft), filled(draft, **facts))

    draft.refresh_from_db()
    assert draft.contact_phone == "+48 65 000 00 00"
    preview = office.get(address(draft, "preview")).content.decode()
    assert "To podgląd" in preview
    assert "20 listopada 2026" in preview

    said = office.post(address(draft), filled(draft) | {"_publish": "1"}, follow=True).content.decode()
    assert "Opublikowano: Deklaracja dostępności, wersja 1" in said
    assert reading.current() == draft


def test_missing_values_are_reported_beside_their_fields_and_typed_text_is_kept(office):
    draft = begun(contact_phone="", architecture="")

    answer = office.post(address(draft), filled(draft, entity="Miasto Leszno") | {"_publish": "1"})

    missing = "Uzupełnij to pole. Bez niego nie można opublikować deklaracji."
    assert answer.context["adminform"].form.errors == {"contact_phone": [missing], "architecture": [missing]}
    assert "Miasto Leszno" in answer.content.decode()
    assert reading.current() is None


@pytest.mark.parametrize("name", Declaration.NEEDED)
def test_required_field_may_not_be_empty(name, dorota):
    empty = None if name.endswith(("_on", "_by")) else ""

    with pytest.raises(Incomplete) as refused:
        actions.publish(draft=begun(**{name: empty}), by=dorota)

    assert list(refused.value.problems) == [name]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"inaccessible": ""}, "inaccessible"),
        ({"audit": "external"}, "auditor"),
        ({"procedure": "<p>[uzupełnić]</p>"}, "procedure"),
        ({"contact_name": "XXX"}, "contact_name"),
        ({"site_updated_on": timezone.localdate() + timedelta(days=2)}, "site_updated_on"),
        ({"review_by": timezone.localdate()}, "review_by"),
    ],
)
def test_contradictory_values_are_not_published(facts, field, dorota):
    with pytest.raises(Incomplete) as refused:
        actions.publish(draft=begun(**facts), by=dorota)

    assert list(refused.value.problems) == [field]


def test_full_conformity_needs_no_list_of_faults():
    assert published(conformity="full", inaccessible="").status == "current"


def test_invalid_phone_is_reported(office):
    draft = begun()

    answer = office.post(address(draft), filled(draft, contact_phone="zadzwoń"))

    assert list(answer.context["adminform"].form.errors) == ["contact_phone"]


def test_new_version_replaces_the_former_one_unchanged(office, dorota):
    former = published(dorota)

    published(dorota, entity="Miasto Leszno")

    kept = Declaration.objects.get(pk=former.pk)
    assert (kept.status, kept.entity) == ("former", "Urząd Miasta Leszna")
    assert "Urząd Miasta Leszna" in office.get(address(kept, "preview")).content.decode()
    assert "wersja 1" in office.get(reverse("admin:pages_declaration_changelist")).content.decode()
    assert audit.events_of(former).filter(action="pages.publish_declaration", actor_id=dorota.pk).count() == 1


@time_machine.travel("2027-03-10T12:00:00+01:00")
def test_review_without_changes_takes_two_clicks(client, dorota):
    client.force_login(dorota)
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()
    client.post(ADD)
    draft = Declaration.objects.drafts().get()

    client.post(address(draft), filled(draft) | {"_publish": "1"})

    standing = reading.current()
    assert (standing.version, standing.reviewed_on, standing.review_by) == (2, date(2027, 3, 10), date(2028, 3, 31))
    assert reading.review_due() is None


def test_staff_without_the_right_have_no_access(client, django_user_model):
    worker = django_user_model.objects.create_user("worker@example.org", "haslo-1", name="Doradca", is_staff=True)
    worker.groups.add(Group.objects.get(name="Biblioteczka"))
    client.force_login(worker)

    assert client.post(ADD).status_code == 403
    assert client.get(address(begun(), "preview")).status_code == 403


def test_editors_manage_the_declaration(client, django_user_model):
    editor = django_user_model.objects.create_user("editor@example.org", "haslo-1", name="Redaktor", is_staff=True)
    editor.groups.add(Group.objects.get(name="Redakcja"))
    client.force_login(editor)

    client.post(ADD)

    assert client.get(address(Declaration.objects.get())).status_code == 200


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2027-02-28", None),
        ("2027-03-01", "przegląd deklaracji dostępności do 31 marca 2027"),
        ("2027-03-31", "przegląd deklaracji dostępności do 31 marca 2027"),
        ("2027-04-01", "przegląd deklaracji dostępności po terminie (31 marca 2027)"),
    ],
)
def test_start_page_shows_the_review(client, dorota, day, line):
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()

    with time_machine.travel(f"{day}T12:00:00+01:00"):
        client.force_login(dorota)
        told = [each.what for each in client.get(reverse("admin:index")).context["waiting"]]

    assert [what for what in told if "przegląd" in what] == ([line] if line else [])


def test_start_page_shows_a_missing_declaration_with_a_link_to_the_draft(office):
    assert lines_of(office) == {"deklaracja dostępności do opublikowania": ADD}

    draft = begun()
    assert lines_of(office) == {"deklaracja dostępności do opublikowania": address(draft)}


def lines_of(office) -> dict[str, str]:
    waiting = office.get(reverse("admin:index")).context["waiting"]
    return {line.what: line.url for line in waiting if "deklaracj" in line.what}


@pytest.mark.parametrize(
    ("days", "letters"),
    [
        (["2027-02-28"], 0),
        (["2027-03-01", "2027-03-02", "2027-03-31", "2027-12-31"], 1),
        (["2027-03-01", "2028-02-29", "2028-03-01"], 2),
    ],
)
def test_office_gets_one_letter_a_year(days, letters):
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()

    for day in days:
        with time_machine.travel(f"{day}T12:00:00+01:00"):
            remind_of_declaration()
            remind_of_declaration()

    assert Letter.objects.count() == letters


def test_letter_has_the_date_and_a_link_to_the_form(settings, delivered):
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()

    with time_machine.travel("2027-03-01T12:00:00+01:00"):
        actions.remind_of_review()
        [letter] = delivered()

    assert letter.to == [settings.OFFICE_EMAIL]
    assert letter.subject == "Deklaracja dostępności: przegląd do 31 marca 2027"
    assert ADD in letter.body


def test_letter_of_an_overdue_review_says_so(delivered):
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()

    with time_machine.travel("2027-05-01T12:00:00+02:00"):
        actions.remind_of_review()
        [letter] = delivered()

    assert letter.subject == "Deklaracja dostępności jest po terminie przeglądu"


def test_no_letter_is_written_without_a_declaration():
    assert actions.remind_of_review() is False
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"conformity": "unknown"},
        {"audit": "unknown"},
        {"site_published_on": date(2026, 2, 2), "site_updated_on": date(2026, 1, 1)},
        {"prepared_on": date(2026, 2, 2), "reviewed_on": date(2026, 1, 1)},
        *({name: None if name.endswith(("_on", "_by")) else ""} for name in Declaration.NEEDED),
        {"inaccessible": ""},
        {"audit": "external", "auditor": ""},
        {"version": 2, "status": "draft"},
    ],
    ids=str,
)
def test_database_refuses_an_invalid_declaration(facts):
    standing = published()

    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=standing.pk).update(**facts)


def test_database_allows_one_current_declaration():
    draft = begun()
    published()
    draft = begun()

    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=draft.pk).update(status="current", published_at=timezone.now())


def test_dates_in_the_wrong_order_are_reported(office):
    draft = begun()

    answer = office.post(address(draft), filled(draft, site_published_on="2026-05-02", site_updated_on="2026-05-01"))

    assert "Aktualizacja strony nie może być wcześniejsza niż jej publikacja." in answer.content.decode()


def test_conflict_shows_the_other_text_without_markup(office, dorota):
    draft = begun(dorota)
    mine = filled(draft, exclusions="<p>Moje słowa.</p>")
    draft.exclusions = "<ul><li>Jedno.</li><li>Drugie.</li></ul>"
    versions.save(draft=draft, fields=["exclusions"], by=dorota, seen_at=draft.updated_at)

    html = read(office.post(address(draft), mine))

    assert compared(html) == {"Wyłączenia": ["Moje słowa.", "Jedno. Drugie."]}
    assert "Moje słowa." in html.one("#id_exclusions").text

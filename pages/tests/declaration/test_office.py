"""The office writes the declaration, is stopped while something is missing, publishes, and is reminded in time."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from core import audit
from core.mail.models import Letter
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
    """The form of a draft as its page shows it, with what the person changes."""
    values = {name: getattr(draft, name) for name in Declaration.content()}
    return (
        {"seen": str(draft.edition)}
        | {name: "" if value is None else value for name, value in values.items()}
        | changes
    )


def test_the_first_draft_says_what_the_portal_knows_and_leaves_the_rest_to_the_office(office, settings):
    settings.OFFICE_PHONE = ""

    office.post(ADD)

    draft = Declaration.objects.get()
    assert (draft.version, draft.get_conformity_display()) == (1, "częściowo zgodna")
    assert set(draft.problems()) == {"site_published_on", "site_updated_on", "contact_phone"}


def test_the_phone_of_the_settings_is_taken_over(settings, dorota):
    settings.OFFICE_PHONE = "+48 65 000 00 00"

    assert actions.begin(by=dorota).contact_phone == "+48 65 000 00 00"


def test_opening_the_page_of_a_new_version_writes_nothing(office):
    assert office.get(ADD).status_code == 200
    assert not Declaration.objects.exists()


def test_the_office_fills_in_looks_and_publishes(office):
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


def test_while_something_is_missing_each_field_says_so_and_nothing_is_lost(office):
    draft = begun(contact_phone="", architecture="")

    answer = office.post(address(draft), filled(draft, entity="Miasto Leszno") | {"_publish": "1"})

    missing = "Uzupełnij to pole. Bez niego nie można opublikować deklaracji."
    assert answer.context["adminform"].form.errors == {"contact_phone": [missing], "architecture": [missing]}
    assert "Miasto Leszno" in answer.content.decode()
    assert reading.current() is None


@pytest.mark.parametrize("name", Declaration.NEEDED)
def test_no_needed_field_may_be_missing(name, dorota):
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
def test_what_cannot_be_true_is_not_published(facts, field, dorota):
    with pytest.raises(Incomplete) as refused:
        actions.publish(draft=begun(**facts), by=dorota)

    assert list(refused.value.problems) == [field]


def test_a_portal_that_meets_everything_needs_no_list_of_faults():
    assert published(conformity="full", inaccessible="").status == "current"


def test_a_wrong_phone_is_told_in_words(office):
    draft = begun()

    answer = office.post(address(draft), filled(draft, contact_phone="zadzwoń"))

    assert list(answer.context["adminform"].form.errors) == ["contact_phone"]


def test_a_new_version_replaces_the_former_one_which_stays_as_it_was(office, dorota):
    former = published(dorota)

    published(dorota, entity="Miasto Leszno")

    kept = Declaration.objects.get(pk=former.pk)
    assert (kept.status, kept.entity) == ("former", "Urząd Miasta Leszna")
    assert "Urząd Miasta Leszna" in office.get(address(kept, "preview")).content.decode()
    assert "wersja 1" in office.get(reverse("admin:pages_declaration_changelist")).content.decode()
    assert audit.events_of(former).filter(action="pages.publish_declaration", actor_id=dorota.pk).count() == 1


@time_machine.travel("2027-03-10T12:00:00+01:00")
def test_a_review_without_changes_is_two_presses(client, dorota):
    client.force_login(dorota)
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()
    client.post(ADD)
    draft = Declaration.objects.drafts().get()

    client.post(address(draft), filled(draft) | {"_publish": "1"})

    standing = reading.current()
    assert (standing.version, standing.reviewed_on, standing.review_by) == (2, date(2027, 3, 10), date(2028, 3, 31))
    assert reading.review_due() is None


def test_outsiders_of_the_office_neither_look_nor_write(client, django_user_model):
    worker = django_user_model.objects.create_user("worker@example.org", "haslo-1", name="Doradca", is_staff=True)
    worker.groups.add(Group.objects.get(name="Biblioteczka"))
    client.force_login(worker)

    assert client.post(ADD).status_code == 403
    assert client.get(address(begun(), "preview")).status_code == 403


def test_editors_keep_the_declaration(client, django_user_model):
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
def test_the_start_page_tells_of_the_review(client, dorota, day, line):
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()

    with time_machine.travel(f"{day}T12:00:00+01:00"):
        client.force_login(dorota)
        told = [each.what for each in client.get(reverse("admin:index")).context["waiting"]]

    assert [what for what in told if "przegląd" in what] == ([line] if line else [])


def test_the_start_page_tells_that_there_is_no_declaration_and_leads_to_the_draft(office):
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
def test_the_office_gets_one_letter_a_year(days, letters):
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()

    for day in days:
        with time_machine.travel(f"{day}T12:00:00+01:00"):
            remind_of_declaration()
            remind_of_declaration()

    assert Letter.objects.count() == letters


def test_the_letter_says_until_when_and_leads_to_the_form(settings, delivered):
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()

    with time_machine.travel("2027-03-01T12:00:00+01:00"):
        actions.remind_of_review()
        [letter] = delivered()

    assert letter.to == [settings.OFFICE_EMAIL]
    assert letter.subject == "Deklaracja dostępności: przegląd do 31 marca 2027"
    assert ADD in letter.body


def test_the_letter_of_a_review_that_is_late_says_so(delivered):
    with time_machine.travel("2026-11-25T12:00:00+01:00"):
        published()

    with time_machine.travel("2027-05-01T12:00:00+02:00"):
        actions.remind_of_review()
        [letter] = delivered()

    assert letter.subject == "Deklaracja dostępności jest po terminie przeglądu"


def test_without_a_declaration_no_letter_is_written():
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
def test_the_database_refuses_what_cannot_be(facts):
    standing = published()

    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=standing.pk).update(**facts)


def test_the_database_lets_one_declaration_stand():
    draft = begun()
    published()
    draft = begun()

    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=draft.pk).update(status="current", published_at=timezone.now())


def test_days_in_the_wrong_order_are_told_beside_the_form(office):
    draft = begun()

    answer = office.post(address(draft), filled(draft, site_published_on="2026-05-02", site_updated_on="2026-05-01"))

    assert "Aktualizacja strony nie może być wcześniejsza niż jej publikacja." in answer.content.decode()


def test_of_two_at_one_draft_the_second_reads_the_others_words_without_marks(office, dorota):
    draft = begun(dorota)
    mine = filled(draft, exclusions="<p>Moje słowa.</p>")
    draft.exclusions = "<ul><li>Jedno.</li><li>Drugie.</li></ul>"
    versions.save(draft=draft, fields=["exclusions"], by=dorota)

    text = office.post(address(draft), mine).content.decode()

    assert "Tymczasem zapisano tu: „Jedno. Drugie.”" in text
    assert "Moje słowa." in text

"""Osoby zapisane: an organisation sees attendees of its event and their answers, but needs only as counts."""

import io

import pytest
from openpyxl import load_workbook

from core.audit import events_of
from core.tests.pages import read
from events import access
from events.models import Event, PersonNeed
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory
from events.tests.organizers import address
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db
PEOPLE = 9


@pytest.fixture
def event(entry):
    return EventFactory(organizer=entry, with_sign_up=True, capacity=5)


def people(editor, entry, event):
    return editor.get(address("manage_people", entry, event.pk))


def sheet_of(editor, entry, event) -> list[list]:
    answer = editor.get(address("manage_people_xlsx", entry, event.pk))
    return [list(row) for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)]


def test_people_with_a_place_come_before_the_waiting_list_in_queue_order(editor, entry, event):
    for place, turn in (("waiting", 9), ("waiting", 4), ("offered", 1), ("confirmed", 2), ("cancelled", 3)):
        RegistrationFactory(event=event, place=place, queue_position=turn, name=f"{place} {turn}")

    page = read(people(editor, entry, event))

    assert [row.one("th").text for row in page.select("tbody tr")] == [
        "confirmed 2", "offered 1", "waiting 4", "waiting 9",
    ]  # fmt: skip
    assert "Zajęte miejsca: 1 z 5, 1 osoba odpowiada na propozycję, 2 osoby na liście rezerwowej." in page.text


def test_each_row_has_contact_details_and_answers(editor, entry, event):
    event.asks_phone = True
    event.save(update_fields=["asks_phone"])
    asked = QuestionFactory(event=event, label="Jaka dieta?")
    dropped = QuestionFactory(event=event, label="Zdjęte, ale odpowiedziane?", order=5, removed_at=event.created_at)
    QuestionFactory(event=event, label="Zdjęte i bez odpowiedzi?", removed_at=event.created_at)
    one = RegistrationFactory(event=event, name="Ola", email="ola@example.org", phone="600", organization_name="Koło")
    one.answers.create(question=asked, text="wege")
    one.answers.create(question=dropped, text="tak")
    RegistrationFactory(event=event, organization=entry)

    page = read(people(editor, entry, event))

    assert [each.text for each in page.select("thead th")][5:] == ["Jaka dieta?", "Zdjęte, ale odpowiedziane?"]
    rows = [[cell.text for cell in row.select("td")] for row in page.select("tbody tr")]
    assert rows[0][1:] == ["ola@example.org", "600", "Koło", "wege", "tak"]
    assert rows[1][3] == "Fundacja A"


def test_needs_are_shown_as_counts_without_names(editor, entry, event):
    first, second = RegistrationFactory(event=event, name="Ola"), RegistrationFactory(event=event)
    for one in (first, second):
        PersonNeed.objects.create(registration=one, need="loop", details="proszę z przodu")
    PersonNeed.objects.create(registration=RegistrationFactory(event=event, place="waiting"), need="ramp")

    page = read(people(editor, entry, event))

    assert "pętla indukcyjna: 2 osoby" in page.text
    assert "proszę z przodu" not in page.text
    assert "bez schodów" not in page.text
    assert "Kto o co prosi, nie widzi teraz nikt. Biuro może wyznaczyć osobę" in page.text


def test_needs_officer_is_named_where_there_is_one(editor, entry, event, dorota):
    Event.objects.update(needs_officer=dorota)
    PersonNeed.objects.create(registration=RegistrationFactory(event=event), need="loop")

    assert "wie tylko wyznaczona osoba z biura" in read(people(editor, entry, event)).text


def test_submitter_sees_whose_needs_they_are(editor, entry, event, alice):
    Event.objects.update(submitted_by=alice)
    PersonNeed.objects.create(registration=RegistrationFactory(event=event), need="diet", details="bez orzechów")

    page = read(people(editor, entry, event))

    assert [page.select("thead th")[-1].text, page.select("tbody td")[-1].text] == ["Potrzeby", "dieta – bez orzechów"]
    assert "widzisz tylko Ty" in page.text
    assert sheet_of(editor, entry, event)[1][-1] == "dieta – bez orzechów"


@pytest.mark.parametrize("reader", ["bob", "dorota"])
def test_other_editors_do_not_see_whose_needs_they_are(editor, entry, event, bob, dorota, reader):
    join(entry, bob)
    named = dorota if reader == "dorota" else None
    Event.objects.update(submitted_by=bob, needs_officer=named)
    PersonNeed.objects.create(registration=RegistrationFactory(event=event), need="diet", details="bez orzechów")

    text = people(editor, entry, event).text

    assert "bez orzechów" not in text
    assert ("wyznaczona osoba z biura" in text) is bool(named)
    assert (f"widzi tylko {bob}, bo ta osoba zgłosiła wydarzenie" in text) is not bool(named)
    assert "bez orzechów" not in str(sheet_of(editor, entry, event))


def test_officer_named_by_the_office_replaces_the_submitter(editor, entry, event, alice, dorota):
    Event.objects.update(submitted_by=alice, needs_officer=dorota)
    PersonNeed.objects.create(registration=RegistrationFactory(event=event), need="diet", details="bez orzechów")

    assert "bez orzechów" not in people(editor, entry, event).text


def test_person_who_left_the_organisation_or_the_portal_loses_access_to_needs(entry, event, alice):
    Event.objects.update(submitted_by=alice)
    event.refresh_from_db()
    assert access.needs_reader(event) == alice

    alice.is_active = False
    alice.save()
    assert access.needs_reader(event) is None
    alice.is_active = True
    alice.save()
    join(OrganizationFactory(), alice)
    entry.memberships.all().delete()
    assert access.needs_reader(event) is None


def test_needs_of_an_office_event_are_for_the_named_officer_only(event, alice):
    Event.objects.update(submitted_by=alice, organizer=None)
    event.refresh_from_db()

    assert access.needs_reader(event) is None


def test_empty_list_says_so(editor, entry, event):
    assert "Nikt się jeszcze nie zapisał" in read(people(editor, entry, event)).text


def test_list_is_exported_as_a_spreadsheet_and_logged(editor, entry, event, alice):
    question = QuestionFactory(event=event, label="Jaka dieta?")
    RegistrationFactory(event=event, name="=Ola", email="ola@example.org").answers.create(
        question=question, text="wege"
    )

    assert sheet_of(editor, entry, event) == [
        ["Imię i nazwisko", "Miejsce", "E-mail", "Telefon", "Organizacja", "Jaka dieta?"],
        ["=Ola", "miejsce potwierdzone", "ola@example.org", None, None, "wege"],
    ]
    assert events_of(event).filter(action="events.export_people", actor_id=alice.pk).exists()


def test_outsiders_get_no_spreadsheet(client, entry, event, celina):
    client.force_login(celina)

    assert client.get(address("manage_people_xlsx", entry, event.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_list_does_not_grow_with_people(editor, entry, event, django_assert_num_queries, count):
    question = QuestionFactory(event=event)
    for _ in range(count):
        RegistrationFactory(event=event, organization=entry).answers.create(question=question, text="tak")

    with django_assert_num_queries(PEOPLE):
        people(editor, entry, event)

"""Osoby na wydarzeniu: the office lists, adds, removes and e-mails people."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from core.mail.models import Letter
from core.models import AuditEvent
from events.choices import Place
from events.models import Message, PersonNeed, QuestionAnswer, Registration
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory, in_days
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(with_sign_up=True)


def address(event, name="people", *more):
    return reverse(f"admin:events_event_{name}", args=[event.pk, *more])


def page(office, event, **asked):
    return office.get(address(event), asked)


def names(response):
    return [row.registration.name for row in response.context["rows"]]


def cells(office, event):
    return [
        list(row) for row in load_workbook(BytesIO(office.get(address(event, "people_xlsx")).content)).active.values
    ]


def write(office, event, **changed):
    told = {"to": "confirmed", "subject": "Sala", "text": "Sala 7.", "form_key": uuid4()} | changed
    return office.post(address(event, "message"), told)


@pytest.mark.parametrize(
    ("section", "seen"),
    [
        ("", ["Ma"]),
        ("zaproponowane", ["Dostała"]),
        ("oczekujace", ["Druga", "Trzecia"]),
        ("dawne", ["Była", "Za późno"]),
    ],
)
def test_people_are_grouped_by_place(office, event, section, seen):
    for turn, (name, place) in enumerate(
        [("Trzecia", "waiting"), ("Druga", "waiting"), ("Ma", "confirmed"), ("Dostała", "offered"),
         ("Była", "cancelled"), ("Za późno", "lapsed")]
    ):  # fmt: skip
        RegistrationFactory(event=event, name=name, place=place, queue_position=10 - turn)

    response = page(office, event, kto=section)

    assert names(response) == seen
    assert response.context["counts"] == {"potwierdzone": 1, "zaproponowane": 1, "oczekujace": 2, "dawne": 2}


@pytest.mark.parametrize("words", ["zolc", "Klub Wrzos", "zofia@"])
def test_search_finds_people_in_any_place(office, event, words):
    RegistrationFactory(
        event=event, name="Zofia Żółć", email="zofia@example.org", organization_name="Klub Wrzos", place="cancelled"
    )
    RegistrationFactory(event=event, name="Inna")

    assert names(page(office, event, q=words)) == ["Zofia Żółć"]


def test_answers_are_shown_beside_the_person(office, event):
    question = QuestionFactory(event=event, label="Obiad?")
    QuestionAnswer.objects.create(
        registration=RegistrationFactory(event=event), question=question, text="Tak, chętnie"
    )

    response = page(office, event)

    assert "Obiad?" in response.text
    assert "Tak, chętnie" in response.text


def test_needs_are_counts_and_only_the_named_officer_sees_details(office, dorota, event):
    registration = RegistrationFactory(event=event)
    PersonNeed.objects.create(registration=registration, need="diet", details="bez orzechów")

    for_all = page(office, event)
    assert "dieta: <strong>1</strong>" in for_all.text
    assert "bez orzechów" not in for_all.text
    assert "bez orzechów" not in str(cells(office, event))

    type(event).objects.filter(pk=event.pk).update(needs_officer=dorota)
    assert "dieta – bez orzechów" in page(office, event).text
    assert cells(office, event)[1][-1] == "dieta – bez orzechów"


def test_page_asks_the_office_to_name_an_officer_when_nobody_reads_the_needs(office, event, alice):
    change = reverse("admin:events_event_change", args=[event.pk])
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice)
    type(event).objects.update(organizer=entry, organizer_text="", submitted_by=alice)
    assert f"osoba, która zgłosiła to wydarzenie: {alice.name} (Fundacja A)" in page(office, event).text
    assert f"{change}#id_needs_officer" not in page(office, event).text

    entry.memberships.all().delete()

    assert f"{change}#id_needs_officer" in page(office, event).text


def test_office_adds_a_person_after_sign_up_closes(office, event):
    type(event).objects.filter(pk=event.pk).update(sign_up_closes_at=timezone.now() - timedelta(days=1))

    response = office.post(address(event, "person_add"), {"name": "Z telefonu", "email": ""})

    assert response.status_code == 302
    added = Registration.objects.get()
    assert (added.place, added.is_added_by_office, added.consented_at) == (Place.CONFIRMED, True, None)
    assert not Letter.objects.filter(kind="events.registration_confirmed").exists()


def test_people_without_an_email_are_separate_people(office, event):
    for name in ("Pierwsza", "Druga"):
        office.post(address(event, "person_add"), {"name": name})

    assert Registration.objects.count() == 2


def test_full_event_stays_full_for_the_office(office, event):
    type(event).objects.filter(pk=event.pk).update(capacity=1)
    RegistrationFactory(event=event)

    office.post(address(event, "person_add"), {"name": "Z telefonu", "email": "t@example.org"})

    assert Registration.objects.get(name="Z telefonu").place == Place.WAITING


def test_registered_email_is_reported_in_the_form(office, event):
    RegistrationFactory(event=event, email="jest@example.org")

    response = office.post(address(event, "person_add"), {"name": "Ktoś", "email": "JEST@example.org"})

    assert "już zapisany" in response.text
    assert event.registrations.count() == 1


def test_removing_a_person_offers_the_place_to_the_next(office, event):
    type(event).objects.filter(pk=event.pk).update(capacity=1)
    leaves = RegistrationFactory(event=event)
    waits = RegistrationFactory(event=event, place="waiting")
    asked = office.get(address(event, "person_cancel", leaves.pk))

    office.post(address(event, "person_cancel", leaves.pk))

    assert "następna osoba" in asked.text
    places = {one.pk: one.place for one in event.registrations.all()}
    assert places == {leaves.pk: Place.CANCELLED, waits.pk: Place.OFFERED}


def test_removing_twice_shows_a_message(office, event):
    gone = RegistrationFactory(event=event, place="cancelled")

    assert "już zwolnione" in office.post(address(event, "person_cancel", gone.pk)).text


def test_office_confirms_an_offer_accepted_by_phone(office, event, dorota):
    held = {"place": "offered", "offer_ends_at": timezone.now() + timedelta(hours=5)}
    person = RegistrationFactory(event=event, name="Z telefonu", email="", **held)

    assert "Potwierdź miejsce: Z telefonu" in page(office, event, kto="zaproponowane").content.decode()
    response = office.post(address(event, "person_accept", person.pk), follow=True)

    assert "Miejsce potwierdzone: Z telefonu." in response.content.decode()
    assert Registration.objects.get().place == Place.CONFIRMED
    assert AuditEvent.objects.get(action="events.accept_offer").actor_id == dorota.pk


def test_expired_offer_cannot_be_confirmed(office, event):
    person = RegistrationFactory(event=event, place="lapsed")

    response = office.post(address(event, "person_accept", person.pk), follow=True)

    assert "tej propozycji już nie ma" in response.content.decode()
    assert Registration.objects.get().place == Place.LAPSED


def test_free_places_are_offered_in_queue_order_only(office, event):
    type(event).objects.filter(pk=event.pk).update(capacity=1)
    last = RegistrationFactory(event=event, place="waiting", queue_position=5)
    first = RegistrationFactory(event=event, place="waiting", queue_position=2)

    response = office.post(address(event, "promote"), follow=True)

    assert "1 osoba dostała" in response.text
    assert {one.pk: one.place for one in event.registrations.all()} == {first.pk: "offered", last.pk: "waiting"}


def test_nothing_to_offer_is_reported(office, event):
    assert "Nikomu nie zaproponowano" in office.post(address(event, "promote"), follow=True).text


def test_message_has_a_preview_before_sending(office, event):
    RegistrationFactory(event=event)

    response = write(office, event)

    assert "Tak będzie wyglądał list" in response.text
    assert "Sala 7." in response.context["shown"].text
    assert "<strong>1 osoba</strong>" in response.text
    assert not Message.objects.exists()


def test_button_pressed_twice_sends_one_message(office, event):
    RegistrationFactory(event=event)
    key = uuid4()

    for _ in range(2):
        response = write(office, event, send="Wyślij", form_key=key)

    assert response.url == address(event)
    assert Message.objects.get().letters == 1
    assert Letter.objects.filter(kind="events.message_sent").count() == 1
    assert "Sala" in page(office, event).text


def test_message_without_text_or_recipients_is_refused(office, event):
    assert "To pole jest wymagane" in write(office, event, text="", send="Wyślij").text
    assert "nikogo" in write(office, event, send="Wyślij").text
    assert not Message.objects.exists()


def test_spreadsheet_has_all_people_with_answers_and_evaluates_no_formula(office, event):
    question = QuestionFactory(event=event, label="=1+1?")
    registration = RegistrationFactory(event=event, name="=HYPERLINK(1)", place="waiting", queue_position=3)
    QuestionAnswer.objects.create(registration=registration, question=question, text="+48 1")

    head, row = cells(office, event)

    assert head[-1] == "=1+1?"
    assert (row[0], row[4], row[5], row[-1]) == ("=HYPERLINK(1)", "na liście rezerwowej", 3, "+48 1")
    assert AuditEvent.objects.get(action="events.export_people").details == {"count": 1}


def test_anonymised_people_have_no_name(office):
    event = EventFactory(with_sign_up=True, starts_at=in_days(-800))
    RegistrationFactory(event=event, name="", email="", emptied_at=timezone.now())

    assert "(dane usunięte)" in page(office, event).text


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_people(office, dorota, event, django_assert_num_queries, count):
    type(event).objects.filter(pk=event.pk).update(needs_officer=dorota)
    question = QuestionFactory(event=event)
    for registration in RegistrationFactory.create_batch(count, event=event):
        QuestionAnswer.objects.create(registration=registration, question=question, text="Tak")
        PersonNeed.objects.create(registration=registration, need="diet")
        Message.objects.create(event=event, subject="S", text="T", form_key=uuid4(), sent_by=dorota)
    page(office, event)

    with django_assert_num_queries(13):
        page(office, event)

"""Zaświadczenia: who gets a certificate, its number, revoking and reissuing."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from core.audit import events_of
from core.errors import WrongState
from core.mail.models import Letter
from events.certificates import actions, codes
from events.models import Certificate, Event
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(with_sign_up=True, starts_at=in_days(-2), has_certificates=True, certificate_hours=8)


def present(event, **fields):
    return RegistrationFactory(event=event, **{"attended_at": event.starts_at} | fields)


def numbers():
    return list(Certificate.objects.order_by("year", "number").values_list("year", "number"))


def letters():
    return list(Letter.objects.filter(kind="events.certificate_ready").order_by("pk").values_list("to", flat=True))


def test_attendee_gets_a_numbered_certificate_and_a_letter(event, dorota, delivered):
    person = present(event, email="obecna@example.org")

    certificate = actions.issue(registration=person, by=dorota)

    [letter] = delivered()
    assert str(certificate) == f"OP/1/{timezone.localdate().year}"
    assert letter.to == ["obecna@example.org"]
    assert letter.subject == f"Twoje zaświadczenie: {event.title}"
    assert str(certificate) in letter.body
    assert "/zaswiadczenie.pdf" in letter.body
    assert [one.action for one in events_of(certificate)] == ["events.issue_certificate"]


def test_code_is_long_readable_and_unique(event, dorota):
    for _ in range(3):
        present(event)

    made = {one.code for one in actions.issue_for_present(event=event, by=dorota)}

    assert len(made) == 3
    assert all(codes.clean(code.lower()) == code for code in made)
    assert not set("".join(made)) & set("AEIOUY01")


@pytest.mark.parametrize(
    ("changed", "person", "said"),
    [
        ({"has_certificates": False}, {}, actions.NONE_HERE),
        ({"ends_at": in_days(1)}, {}, actions.NOT_YET),
        ({}, {"attended_at": None}, actions.WAS_NOT_THERE),
        (
            {},
            {"name": "", "email": "", "emptied_at": datetime(2026, 1, 1, tzinfo=UTC)},
            actions.FORGOTTEN,
        ),
    ],
)
def test_certificate_without_grounds_is_refused(event, dorota, changed, person, said):
    Event.objects.filter(pk=event.pk).update(**changed)
    registration = present(event, **person)

    with pytest.raises(WrongState, match=said[:30]):
        actions.issue(registration=registration, by=dorota)

    assert numbers() == letters() == []


def test_person_gets_one_certificate_per_event(event, dorota):
    person = present(event)
    actions.issue(registration=person, by=dorota)

    with pytest.raises(WrongState, match="ma już zaświadczenie"):
        actions.issue(registration=person, by=dorota)

    assert len(numbers()) == len(letters()) == 1


def test_all_present_get_certificates_and_others_get_none(event, dorota):
    first = present(event, name="Uczestniczka A")
    actions.issue(registration=first, by=dorota)
    present(event, name="Uczestniczka C"), present(event, name="Uczestniczka B", email="")
    RegistrationFactory(event=event, name="Nieobecna")
    RegistrationFactory(event=event, place="waiting")

    made = actions.issue_for_present(event=event, by=dorota)

    assert [(one.registration.name, one.number) for one in made] == [("Uczestniczka B", 2), ("Uczestniczka C", 3)]
    assert len(letters()) == 2
    with pytest.raises(WrongState, match="Wszystkie obecne osoby"):
        actions.issue_for_present(event=event, by=dorota)


def test_issuing_without_attendance_marks_shows_what_to_do(event, dorota):
    RegistrationFactory(event=event)

    with pytest.raises(WrongState, match="Najpierw zaznacz obecność"):
        actions.issue_for_present(event=event, by=dorota)


def test_numbers_have_no_gaps_after_a_rollback(event, dorota):
    people = [present(event) for _ in range(3)]
    actions.issue(registration=people[0], by=dorota)
    with transaction.atomic():
        actions.issue(registration=people[1], by=dorota)
        transaction.set_rollback(True)

    actions.issue_for_present(event=event, by=dorota)

    assert [number for _, number in numbers()] == [1, 2, 3]


def test_numbering_restarts_each_year(dorota):
    with time_machine.travel(datetime(2026, 12, 31, 22, 30, tzinfo=UTC), tick=False):
        actions.issue(registration=present(past()), by=dorota)
        actions.issue(registration=present(past()), by=dorota)
    with time_machine.travel(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), tick=False):  # half past midnight in Leszno
        actions.issue(registration=present(past()), by=dorota)

    assert numbers() == [(2026, 1), (2026, 2), (2027, 1)]


def past():
    return EventFactory(with_sign_up=True, starts_at=in_days(-2), has_certificates=True)


def test_certificate_is_revoked_once_with_a_reason(event, dorota):
    certificate = actions.issue(registration=present(event), by=dorota)

    actions.revoke(certificate=certificate, reason=" Pomyłka osoby. ", by=dorota)

    assert certificate.revoked_reason == "Pomyłka osoby."
    assert certificate.revoked_at is not None
    with pytest.raises(WrongState, match="już cofnięte"):
        actions.revoke(certificate=certificate, reason="Jeszcze raz.", by=dorota)
    assert events_of(certificate)[0].action == "events.revoke_certificate"


def test_revoking_needs_a_reason(event, dorota):
    certificate = actions.issue(registration=present(event), by=dorota)

    with pytest.raises(WrongState, match="Napisz, dlaczego"):
        actions.revoke(certificate=certificate, reason="  ", by=dorota)

    assert Certificate.objects.valid().get() == certificate


def test_corrected_name_keeps_the_number_and_gets_a_new_code_and_a_letter(event, dorota):
    certificate = actions.issue(registration=present(event, name="Uczesniczka"), by=dorota)
    old = certificate.code

    again = actions.reissue(certificate=certificate, name="  Uczestniczka   Pierwsza ", by=dorota)

    again.registration.refresh_from_db()
    assert again.registration.name == "Uczestniczka Pierwsza"
    assert (again.number, again.code == old) == (1, False)
    assert len(letters()) == 2
    assert "Uczestniczka" not in str([one.details for one in events_of(certificate)])


def test_revoked_certificate_can_be_reissued(event, dorota):
    certificate = actions.issue(registration=present(event), by=dorota)
    actions.revoke(certificate=certificate, reason="Pomyłka.", by=dorota)

    actions.reissue(certificate=certificate, name="Uczestniczka", by=dorota)

    assert Certificate.objects.valid().get().pk == certificate.pk


@pytest.mark.parametrize(("name", "emptied"), [("   ", False), ("Uczestniczka", True)])
def test_reissuing_needs_a_name_and_is_refused_for_anonymised_people(event, dorota, name, emptied):
    person = present(event)
    certificate = actions.issue(registration=person, by=dorota)
    if emptied:
        type(person).objects.filter(pk=person.pk).update(name="", email="", emptied_at=timezone.now())

    with pytest.raises(WrongState):
        actions.reissue(certificate=certificate, name=name, by=dorota)

    assert Certificate.objects.get().code == certificate.code


def test_database_refuses_a_duplicate_number(event):
    Certificate.objects.create(registration=present(event), year=2026, number=7, code="BCDFGHJK2345")

    with pytest.raises(IntegrityError):
        Certificate.objects.create(registration=present(event), year=2026, number=7, code="BCDFGHJK2346")


@pytest.mark.parametrize("wrong", [{"revoked_at": timezone.now()}, {"revoked_reason": "Pomyłka."}])
def test_database_refuses_a_revoked_certificate_without_reason_or_date(event, wrong):
    with pytest.raises(IntegrityError):
        Certificate.objects.create(registration=present(event), year=2026, number=7, code="BCDFGHJK2345", **wrong)


def test_code_is_accepted_in_any_spelling():
    assert codes.clean(" bcdf ghjk–2345 ") == codes.clean("BCDF-GHJK-2345") == "BCDFGHJK2345"
    assert codes.clean("BCDF-GHJK-234") == codes.clean("BCDF-GHJK-2340") == codes.clean("") == ""
    assert codes.spaced("BCDFGHJK2345") == "BCDF-GHJK-2345"


def test_losing_the_race_for_the_first_number_of_the_year_retries(event, dorota):
    other = present(event)
    rivals = [Certificate(registration=other, year=timezone.localdate().year, number=1, code="BCDFGHJK2345")]

    def somebody_is_faster(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "events_certificate" in sql and rivals:
            rivals.pop().save()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(somebody_is_faster):
        certificate = actions.issue(registration=present(event), by=dorota)

    assert rivals == []
    assert Certificate.objects.get() == certificate  # the rival row was rolled back with the first try

"""Obecność: who may be marked present, and how a wrong mark is removed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.errors import DomainError, WrongState
from core.models import AuditEvent
from events.choices import Place, Status
from events.models import Attendance, Certificate, EventDate
from events.registration.actions import attendance
from events.registration.actions import attendance as attendance_actions
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db


def training(**fields):
    return EventFactory(with_sign_up=True, **fields)


def evenings(count=3):
    """A training with dates today and on the following days."""
    starts = [timezone.now() - timedelta(hours=1) + timedelta(days=7 * n) for n in range(count)]
    return training(spans=[(start, start + timedelta(hours=2)) for start in starts])


def log():
    return list(AuditEvent.objects.filter(action__contains="present").values_list("action", flat=True))


def test_person_with_a_place_is_marked_present_once(dorota):
    registration = RegistrationFactory(event=training())

    attendance_actions.mark_present(registration=registration, by=dorota)
    marked = attendance_actions.mark_present(registration=registration, by=dorota)

    assert marked.attended_at is not None
    assert Attendance.objects.count() == 1
    assert log() == ["events.mark_present"]


def test_each_meeting_has_its_own_attendance(dorota):
    event = evenings()
    first, second, _ = event.dates.all()
    registration = RegistrationFactory(event=event)

    came_at = attendance_actions.mark_present(registration=registration, date=second, by=dorota).attended_at
    again = attendance_actions.mark_present(registration=registration, date=first, by=dorota)

    assert set(registration.attendances.values_list("date", flat=True)) == {first.pk, second.pk}
    assert again.attended_at == came_at


def test_meeting_removed_meanwhile_is_reported(dorota):
    event = evenings()
    registration, gone = RegistrationFactory(event=event), event.dates.last()
    EventDate.objects.filter(pk=gone.pk).delete()

    with pytest.raises(WrongState, match="Tego terminu już nie ma"):
        attendance_actions.mark_present(registration=registration, date=gone, by=dorota)


def test_default_date_is_the_meeting_in_progress(dorota):
    event = evenings()

    registration = attendance_actions.mark_present(registration=RegistrationFactory(event=event), by=dorota)

    assert registration.attendances.get().date == event.dates.first()


def test_date_of_another_event_is_refused(dorota):
    other = training().dates.get()

    with pytest.raises(WrongState, match="Tego terminu już nie ma"):
        attendance_actions.mark_present(registration=RegistrationFactory(event=training()), date=other, by=dorota)

    assert not Attendance.objects.exists()


@pytest.mark.parametrize("place", [Place.OFFERED, Place.WAITING, Place.CANCELLED, Place.LAPSED])
def test_person_without_a_place_is_not_marked(dorota, place):
    registration = RegistrationFactory(event=training(), place=place)

    with pytest.raises(DomainError, match="potwierdzonym miejscem"):
        attendance_actions.mark_present(registration=registration, by=dorota)

    assert not Attendance.objects.exists()


def test_cancelled_event_takes_no_attendance(dorota):
    registration = RegistrationFactory(event=training(status=Status.CANCELLED))

    with pytest.raises(DomainError, match="nie odbywa"):
        attendance_actions.mark_present(registration=registration, by=dorota)


def test_event_without_a_date_takes_no_attendance():
    with pytest.raises(DomainError, match="nie ma jeszcze terminu"):
        attendance.nearest([])


def test_removing_the_last_mark_means_absent(dorota):
    event = evenings(2)
    first, second = event.dates.all()
    registration = RegistrationFactory(event=event)
    for date in (first, second):
        attendance_actions.mark_present(registration=registration, date=date, by=dorota)

    was_there = attendance_actions.unmark_present(registration=registration, date=first, by=dorota).attended_at
    was_not = attendance_actions.unmark_present(registration=registration, date=second, by=dorota).attended_at

    assert was_there is not None
    assert was_not is None
    assert not Attendance.objects.exists()


def test_missing_mark_cannot_be_removed(dorota):
    registration = RegistrationFactory(event=training())

    attendance_actions.unmark_present(registration=registration, by=dorota)

    assert log() == []


def test_mark_cannot_be_removed_while_the_certificate_is_valid(dorota):
    registration = attendance_actions.mark_present(registration=RegistrationFactory(event=training()), by=dorota)
    paper = Certificate.objects.create(registration=registration, year=2026, number=1, code="ABCDEFGH2345")

    with pytest.raises(DomainError, match="zaświadczenie"):
        attendance_actions.unmark_present(registration=registration, by=dorota)
    Certificate.objects.filter(pk=paper.pk).update(revoked_at=timezone.now(), revoked_reason="Pomyłka.")
    attendance_actions.unmark_present(registration=registration, by=dorota)

    assert not Attendance.objects.exists()


def test_walk_in_gets_a_free_place_and_is_marked_present(dorota):
    event = training(starts_at=timezone.now() - timedelta(minutes=10))

    registration = attendance_actions.walk_in(event=event, name="Gość z podwórza", by=dorota)
    other = attendance_actions.walk_in(event=event, name="Drugi gość", email="", organization_name="Klub", by=dorota)

    assert (registration.place, registration.is_added_by_office) == (Place.CONFIRMED, True)
    assert registration.attended_at is not None
    assert other.attended_at is not None


def test_walk_in_is_refused_without_a_free_place(dorota):
    event = training(starts_at=timezone.now() - timedelta(minutes=10), capacity=1)
    RegistrationFactory(event=event)

    with pytest.raises(DomainError, match="zajęte"):
        attendance_actions.walk_in(event=event, name="Gość", by=dorota)

    assert event.registrations.count() == 1


def test_database_has_one_mark_per_person_and_meeting():
    registration = RegistrationFactory(event=training())
    date = registration.event.dates.get()
    Attendance.objects.create(registration=registration, date=date)

    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(registration=registration, date=date)


def test_database_refuses_attendance_without_a_place():
    with pytest.raises(IntegrityError), transaction.atomic():
        RegistrationFactory(event=training(), place=Place.CANCELLED, attended_at=timezone.now())


def test_nearest_meeting_is_the_one_that_starts_soonest():
    event = training(spans=[(in_days(2), in_days(2, 19)), (in_days(9), in_days(9, 19))])

    assert attendance.nearest(list(event.dates.all())) == event.dates.first()

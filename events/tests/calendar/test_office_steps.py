"""Co dalej z wydarzeniem: the office publishes, returns, moves, cancels, copies, repeats, and carries people over."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.mail.models import Letter
from events.choices import Place, Status
from events.models import Event
from events.tests.factories import EventFactory, RegistrationFactory, in_days
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def take(office, event, name, **data):
    return office.post(reverse("admin:events_event_step", args=[event.pk, name]), data)


def asked(office, event, name):
    return office.get(reverse("admin:events_event_step", args=[event.pk, name]))


def row(start, end):
    start, end = timezone.localtime(start), timezone.localtime(end)
    return {
        "termin-TOTAL_FORMS": 1, "termin-INITIAL_FORMS": 1, "termin-0-day": start.date().isoformat(),
        "termin-0-starts": f"{start:%H:%M}", "termin-0-ends": f"{end:%H:%M}",
    }  # fmt: skip


def test_draft_is_published(office):
    event = EventFactory(status=Status.DRAFT, published_at=None)

    response = take(office, event, "publikuj")

    assert response.url == reverse("admin:events_event_change", args=[event.pk])
    event.refresh_from_db()
    assert event.status == Status.PUBLISHED


def test_publishing_a_draft_without_a_date_shows_what_is_missing(office):
    event = EventFactory(status=Status.DRAFT, starts_at=None, ends_at=None, published_at=None)

    assert "co najmniej jeden termin" in take(office, event, "publikuj").text


@pytest.mark.parametrize(("name", "status"), [("odeslij", Status.NEEDS_CHANGES), ("odrzuc", Status.REJECTED)])
def test_organisation_event_is_returned_or_rejected_with_the_reason(office, name, status):
    event = EventFactory(status=Status.SUBMITTED, organizer=OrganizationFactory(), published_at=None)

    assert "Napisz powód" in take(office, event, name).text
    take(office, event, name, reason="Brakuje miejsca.")

    event.refresh_from_db()
    assert (event.status, event.status_reason) == (status, "Brakuje miejsca.")


def test_cancelling_shows_the_number_of_recipients_and_sends_letters(office):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory.create_batch(2, event=event)

    assert "2 osoby" in asked(office, event, "odwolaj").text
    take(office, event, "odwolaj", reason="Choroba.")

    event.refresh_from_db()
    assert event.status == Status.CANCELLED
    assert Letter.objects.filter(kind="events.event_cancelled").count() == 2


def test_completed_step_is_not_offered_again(office):
    event = EventFactory(status=Status.CANCELLED)

    page = asked(office, event, "odwolaj")

    assert "Teraz nie można" in page.text
    assert page.text.count("<form method") == 0
    assert take(office, event, "nic").status_code == 404


def test_event_is_moved_to_new_dates(office):
    event = EventFactory(with_sign_up=True)
    new = in_days(20)

    take(office, event, "przeloz", reason="Sala zajęta.", **row(new, new + timedelta(hours=1)))

    event.refresh_from_db()
    assert (event.status, event.starts_at) == (Status.MOVED, new)


def test_move_to_the_same_dates_is_refused(office):
    event = EventFactory()

    page = take(office, event, "przeloz", reason="Sala.", **row(event.starts_at, event.ends_at))

    assert "te same terminy" in page.text


def test_adding_a_date_row_does_not_validate_the_form(office):
    event = EventFactory()

    page = take(office, event, "przeloz", add_date="tak", **row(event.starts_at, event.ends_at))

    assert len(page.context["form"].dates.forms) == 2
    assert "Napisz powód" not in page.text


def test_event_is_copied_with_one_button(office):
    event = EventFactory(with_sign_up=True)

    response = office.post(reverse("admin:events_event_copy", args=[event.pk]))

    copied = Event.objects.get(former=event)
    assert response.url == reverse("admin:events_event_change", args=[copied.pk])
    assert (copied.status, copied.starts_at) == (Status.DRAFT, None)


def test_repetition_dates_are_previewed(office):
    event = EventFactory(spans=[(in_days(1), in_days(1, 19))])
    asked_for = {"rule": "weekly", "until": timezone.localdate() + timedelta(days=16)}

    shown = take(office, event, "powtorz", preview="tak", **asked_for)
    assert len(shown.context["plan"]) == 2
    assert Event.objects.count() == 1

    take(office, event, "powtorz", **asked_for)
    assert Event.objects.exclude(pk=event.pk).count() == 2


def test_end_date_too_near_for_a_repetition_is_reported(office):
    event = EventFactory(starts_at=in_days(5))

    page = take(office, event, "powtorz", rule="weekly", until=timezone.localdate())

    assert "nie wypada żadne powtórzenie" in page.text


def test_people_left_on_the_waiting_list_are_carried_over(office):
    former = EventFactory(with_sign_up=True, starts_at=in_days(-5))
    waited = RegistrationFactory(event=former, place="waiting")
    event = EventFactory(with_sign_up=True, former=former)

    assert "1 osoba czeka" in asked(office, event, "przenies").text
    take(office, event, "przenies")

    assert event.registrations.get().email == waited.email
    assert event.registrations.get().place == Place.OFFERED

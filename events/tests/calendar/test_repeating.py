"""Powtórzenia: a repeated event creates copies at later dates; each copy can be changed separately."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from core.errors import DomainError
from core.mail.models import Letter
from events.calendar.actions import events, recurring
from events.models import Event
from events.tests.factories import EventFactory, QuestionFactory

pytestmark = pytest.mark.django_db
LESZNO = ZoneInfo("Europe/Warsaw")


def at(year, month, day, hour=17):
    return datetime(year, month, day, hour, tzinfo=LESZNO)


def starts(planned):
    return [f"{timezone.localtime(spans[0][0]):%d.%m %H:%M}" for spans in planned]


def test_weekly_repetition_keeps_its_local_hour_across_a_clock_change():
    event = EventFactory(starts_at=at(2027, 3, 16))

    planned = recurring.plan(event=event, rule="weekly", until=date(2027, 4, 6))

    assert starts(planned) == ["23.03 17:00", "30.03 17:00", "06.04 17:00"]


def test_event_can_be_repeated_every_two_weeks():
    event = EventFactory(starts_at=at(2027, 10, 20))

    planned = recurring.plan(event=event, rule="fortnightly", until=date(2027, 11, 20))

    assert starts(planned) == ["03.11 17:00", "17.11 17:00"]


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (at(2027, 1, 12), ["09.02", "09.03", "13.04"]),  # the second Tuesday
        (at(2027, 1, 29), ["26.02", "26.03", "30.04"]),  # the fifth Friday is the last
    ],
)
def test_monthly_repetition_keeps_the_weekday_and_week_of_the_month(first, days):
    planned = recurring.plan(event=EventFactory(starts_at=first), rule="monthly", until=date(2027, 4, 30))

    assert [each[:5] for each in starts(planned)] == days


def test_monthly_repetition_continues_into_the_next_year():
    planned = recurring.plan(event=EventFactory(starts_at=at(2027, 11, 9)), rule="monthly", until=date(2028, 1, 31))

    assert starts(planned) == ["14.12 17:00", "11.01 17:00"]


def test_several_dates_move_together():
    event = EventFactory(spans=[(at(2027, 2, 1), at(2027, 2, 1, 19)), (at(2027, 2, 3, 10), at(2027, 2, 3, 12))])

    [spans] = recurring.plan(event=event, rule="weekly", until=date(2027, 2, 8))

    assert [(start, end) for start, end, _ in spans] == [
        (at(2027, 2, 8), at(2027, 2, 8, 19)),
        (at(2027, 2, 10, 10), at(2027, 2, 10, 12)),
    ]


def test_preview_writes_nothing():
    event = EventFactory()

    recurring.plan(event=event, rule="weekly", until=date(2099, 1, 1).replace(year=event.starts_at.year + 1))

    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("until", "sentence"),
    [(date(2027, 2, 1), "nie wypada żadne powtórzenie"), (date(2029, 1, 1), "najwyżej 60 powtórzeń")],
)
def test_zero_or_too_many_repetitions_are_refused_with_a_message(until, sentence):
    with pytest.raises(DomainError, match=sentence):
        recurring.plan(event=EventFactory(starts_at=at(2027, 2, 1)), rule="weekly", until=until)


def test_event_without_a_date_cannot_be_repeated():
    with pytest.raises(DomainError, match="Podaj najpierw termin"):
        recurring.plan(
            event=EventFactory(starts_at=None, ends_at=None, status="draft"), rule="weekly", until=date(2027, 2, 1)
        )


def test_repetitions_share_one_recurrence_and_are_public_like_the_original(dorota):
    event = EventFactory(
        title="Klub leszczyny", starts_at=at(2027, 3, 16), with_sign_up=True, sign_up_closes_at=at(2027, 3, 15, 12)
    )
    QuestionFactory(event=event)

    made = recurring.repeat(event=event, rule="weekly", until=date(2027, 3, 30), by=dorota)

    stored = Event.objects.exclude(pk=event.pk).order_by("starts_at")
    event.refresh_from_db()
    assert [one.pk for one in made] == [one.pk for one in stored]
    assert {one.recurrence for one in stored} == {event.recurrence}
    assert [one.slug for one in stored] == ["klub-leszczyny-23-03-2027", "klub-leszczyny-30-03-2027"]
    assert {(one.status, one.capacity, one.questions.count()) for one in stored} == {("published", 10, 1)}
    assert [one.sign_up_closes_at for one in stored] == [at(2027, 3, 22, 12), at(2027, 3, 29, 12)]
    assert not Letter.objects.exists()


def test_repetitions_of_a_draft_are_drafts(dorota):
    event = EventFactory(starts_at=at(2027, 3, 16), status="draft")

    [made] = recurring.repeat(event=event, rule="weekly", until=date(2027, 3, 23), by=dorota)

    assert made.status == "draft"


def test_repetition_is_changed_separately(dorota):
    event = EventFactory(starts_at=at(2027, 3, 16))
    one, other = recurring.repeat(event=event, rule="weekly", until=date(2027, 3, 30), by=dorota)

    events.update(event=one, values={"room": "sala 2"}, by=dorota)

    other.refresh_from_db()
    assert other.room == ""


def test_repeated_request_creates_no_duplicates_and_a_longer_run_adds_the_rest(dorota):
    event = EventFactory(starts_at=at(2027, 3, 16))
    recurring.repeat(event=event, rule="weekly", until=date(2027, 3, 23), by=dorota)

    with pytest.raises(DomainError, match="już w kalendarzu"):
        recurring.repeat(event=event, rule="weekly", until=date(2027, 3, 23), by=dorota)
    more = recurring.repeat(event=event, rule="weekly", until=date(2027, 3, 30), by=dorota)

    assert len(more) == 1
    assert Event.objects.count() == 3

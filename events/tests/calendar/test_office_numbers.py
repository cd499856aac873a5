"""Statystyka i opinie: what the office may count, and which answers stay hidden."""

from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from core.text.polish import sort_key
from events.calendar import statistics
from events.choices import Kind, Place, Status
from events.models import Feedback
from events.registration import results
from events.tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
LESZNO = ZoneInfo("Europe/Warsaw")


def event_in(month, *, people=0, present=0, year=2024, **fields):
    start = datetime(year, month, 10, 17, tzinfo=LESZNO)
    event = EventFactory(starts_at=start, hours=2, **({"with_sign_up": True} | fields))
    rows = RegistrationFactory.create_batch(people, event=event)
    for one in rows[:present]:
        type(one).objects.filter(pk=one.pk).update(attended_at=start)
    return event


def told(row):
    return [row.label, *row.cells]


def test_year_is_counted_by_kind_and_month():
    event_in(3, people=4, present=3, kind=Kind.TRAINING)
    event_in(3, people=2, present=2, kind=Kind.MEETING, capacity=5)
    event_in(9, kind=Kind.MEETING, with_sign_up=False)

    found = statistics.of(2024)

    assert told(found.whole) == ["razem", 3, 15, 6, 5, 1]
    assert [told(row) for row in found.kinds] == [["szkolenie", 1, 10, 4, 3, 1], ["spotkanie", 2, 5, 2, 2, 0]]
    assert [told(row) for row in found.months] == [["marzec", 2, 15, 6, 5, 1], ["wrzesień", 1, 0, 0, 0, 0]]


def test_events_that_did_not_take_place_do_not_count():
    event_in(3, people=2, status=Status.CANCELLED)
    event_in(3, people=2, status=Status.DRAFT)
    RegistrationFactory(event=event_in(4), place=Place.WAITING)

    assert told(statistics.of(2024).whole) == ["razem", 1, 10, 0, 0, 0]


def test_event_without_a_limit_counts_the_places_taken():
    event_in(3, people=7, capacity=None)

    assert statistics.of(2024).whole.offered == 7


def test_event_without_attendance_marks_counts_no_absences():
    event_in(3, people=4)

    found = statistics.of(2024)

    assert (found.whole.missed, found.unmarked) == (0, 1)


def test_event_late_on_new_years_eve_counts_in_its_year():
    start = datetime(2024, 12, 31, 23, 30, tzinfo=LESZNO)
    EventFactory(starts_at=start, hours=1)
    EventFactory(starts_at=start + timedelta(hours=1), hours=1)

    assert [row.label for row in statistics.of(2024).months] == ["grudzień"]
    assert [row.label for row in statistics.of(2025).months] == ["styczeń"]


def test_organisation_is_counted_once():
    event = event_in(3)
    for name in ("Klub Wrzos", "klub wrzos", "Inni", ""):
        RegistrationFactory(event=event, organization_name=name, organization_key=sort_key(name))

    assert statistics.of(2024).organizations == 2


def test_numbers_remain_after_personal_data_is_deleted():
    event = event_in(3, people=2, present=1)
    before = told(statistics.of(2024).whole)

    event.registrations.update(name="", email="", phone="", emptied_at=timezone.now())

    assert told(statistics.of(2024).whole) == before


def test_page_and_spreadsheet_agree(office):
    event_in(3, people=4, present=3)

    page = office.get(reverse("admin:events_event_statistics"), {"rok": "2024"})
    content = office.get(reverse("admin:events_event_statistics_xlsx"), {"rok": "2024"}).content
    book = load_workbook(BytesIO(content))

    assert page.context["found"].year == 2024
    assert "marzec" in page.text
    assert [cell.value for cell in book.worksheets[0][2]] == ["szkolenie", 1, 10, 4, 3, 1]


@pytest.mark.parametrize("asked", ["", "abc", "99999", "-1"])
def test_invalid_year_shows_the_current_year(office, asked):
    event_in(3)

    page = office.get(reverse("admin:events_event_statistics"), {"rok": asked})

    assert page.context["found"].year == timezone.localdate().year
    assert page.context["years"] == [timezone.localdate().year, 2024]


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_events(django_assert_num_queries, count):
    for month in range(1, count + 1):
        event_in(month, people=2)

    with django_assert_num_queries(2):
        statistics.of(2024)


def opinions(event, *given):
    for each in given:
        Feedback.objects.create(event=event, **each)


def test_two_opinions_are_not_shown(office):
    event = event_in(3)
    opinions(event, {"useful": 1, "good": "Wszystko"}, {"useful": 5})

    page = office.get(reverse("admin:events_event_opinions", args=[event.pk]))

    assert "co najmniej 3" in page.text
    assert "Wszystko" not in page.text
    assert office.get(reverse("admin:events_event_opinions_xlsx", args=[event.pk])).status_code == 404


def test_three_opinions_show_a_mean_and_a_distribution(office):
    event = event_in(3)
    opinions(event, {"useful": 5, "good": "Prowadząca"}, {"useful": 4, "clear": 1}, {"useful": 3, "clear": 2})

    found = results.of(event)
    page = office.get(reverse("admin:events_event_opinions", args=[event.pk]))

    useful, clear = found.scales[:2]
    assert (useful.mean, useful.grades) == (4.0, [("1", 0), ("2", 0), ("3", 1), ("4", 1), ("5", 1)])
    assert (clear.answered, clear.mean, clear.grades) == (2, None, [])
    assert "Prowadząca" in page.text
    assert "za mało odpowiedzi" in page.text


def test_spreadsheet_never_groups_answers_by_person(office):
    event = event_in(3)
    opinions(event, {"useful": 5, "good": "Dobre", "better": "Lepsze"}, {"useful": 4}, {"useful": 3})

    response = office.get(reverse("admin:events_event_opinions_xlsx", args=[event.pk]))
    scales, words = load_workbook(BytesIO(response.content)).worksheets

    assert [cell.value for cell in scales[2]][1:] == [3, 4, 0, 0, 1, 1, 1]
    assert [[cell.value for cell in row][1] for row in list(words.rows)[1:]] == ["Dobre", "Lepsze"]

"""Days and hours in Polish sentences: correct forms, local time, also when clocks change."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from core import when

LESZNO = ZoneInfo("Europe/Warsaw")


def at(text):
    """A local moment: "2026-11-27 17:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=LESZNO)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-27", "piątek, 27 listopada 2026"),
        ("2026-03-04", "środa, 4 marca 2026"),
        ("2027-01-01", "piątek, 1 stycznia 2027"),
        ("2026-10-11", "niedziela, 11 października 2026"),
    ],
)
def test_day_is_in_words(day, words):
    assert when.day(date.fromisoformat(day)) == words


def test_moment_is_in_local_time():
    assert when.moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "czwartek, 2 lipca 2026, 00.30"


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2026-11-27 17:00", "2026-11-27 19:00", "piątek, 27 listopada 2026, 17.00–19.00"),
        (
            "2026-11-27 17:00",
            "2026-11-29 12:00",
            "od piątku 27 listopada 2026, 17.00 do niedzieli 29 listopada 2026, 12.00",
        ),
        (
            "2026-12-31 22:00",
            "2027-01-01 02:00",
            "od czwartku 31 grudnia 2026, 22.00 do piątku 1 stycznia 2027, 02.00",
        ),
        ("2026-03-29 01:00", "2026-03-29 04:00", "niedziela, 29 marca 2026, 01.00–04.00"),  # two hours long
        ("2026-10-25 01:00", "2026-10-25 04:00", "niedziela, 25 października 2026, 01.00–04.00"),  # four hours long
    ],
)
def test_span_is_in_words(starts, ends, words):
    assert when.span(at(starts), at(ends)) == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2016-09-17 00:00", "2016-09-17 23:59", "sobota, 17 września 2016"),
        ("2015-09-18 00:00", "2015-09-27 23:59", "18–27 września 2015"),
        ("2026-11-30 00:00", "2026-12-02 23:59", "30 listopada – 2 grudnia 2026"),
        ("2020-12-18 00:00", "2021-01-17 23:59", "18 grudnia 2020 – 17 stycznia 2021"),
    ],
)
def test_span_of_whole_days_is_in_words(starts, ends, words):
    assert when.days(at(starts), at(ends)) == words


def spans(*days, hours=("17:00", "19:00")):
    return [(at(f"{day} {hours[0]}"), at(f"{day} {hours[1]}")) for day in days]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([], ""),
        (spans("2026-12-03"), "czwartek, 3 grudnia 2026, 17.00–19.00"),
        (spans("2026-12-03", "2026-12-10", "2026-12-17"), "3 spotkania: 3, 10 i 17 grudnia 2026, 17.00–19.00"),
        (spans("2026-11-26", "2026-12-03"), "2 spotkania: 26 listopada i 3 grudnia 2026, 17.00–19.00"),
        (spans("2026-12-30", "2027-01-06"), "2 spotkania: 30 grudnia 2026 i 6 stycznia 2027, 17.00–19.00"),
        (
            spans("2026-12-03") + spans("2026-12-10", hours=("16:00", "20:00")),
            "2 spotkania: 3 i 10 grudnia 2026",
        ),
        (
            spans("2026-12-03", hours=("09:00", "11:00")) + spans("2026-12-03", "2026-12-10"),
            "3 spotkania: 3 i 10 grudnia 2026",
        ),
        (
            spans("2026-12-03", hours=("09:00", "11:00")) + spans("2026-12-03"),
            "2 spotkania: 3 grudnia 2026",
        ),
        (
            spans("2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07"),
            "5 spotkań: 1, 2, 3, 4 i 7 grudnia 2026, 17.00–19.00",
        ),
        (spans("2026-03-28", "2026-03-29"), "2 spotkania: 28 i 29 marca 2026, 17.00–19.00"),  # clocks change between
    ],
)
def test_meetings_of_one_event_are_in_one_line(found, words):
    assert when.dates(found) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-25 17:00", "dziś o 17.00"),
        ("2026-11-26 09:00", "jutro o 09.00"),
        ("2026-11-27 00:30", "za 2 dni"),
        ("2026-12-25 17:00", "za 30 dni"),
        ("2026-11-25 08:00", ""),
    ],
)
def test_coming_moment_is_relative(moment, words):
    assert when.until(at(moment), at("2026-11-25 10:00")) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-25 15:30", "dziś do 15.30"),
        ("2026-11-26 23:59", "jutro do 23.59"),
        ("2026-11-27 15:30", "zostały 2 dni"),
        ("2026-11-30 15:30", "zostało 5 dni"),
        ("2026-12-17 15:30", "zostały 22 dni"),
        ("2026-11-25 09:59", ""),
    ],
)
def test_time_left_is_in_words(moment, words):
    assert when.left(at(moment), at("2026-11-25 10:00")) == words


@pytest.mark.parametrize("today", ["2026-11-23", "2026-11-27", "2026-11-28", "2026-11-29"])
def test_weekend_is_that_of_the_current_week(today):
    assert when.weekend_of(date.fromisoformat(today)) == (date(2026, 11, 28), date(2026, 11, 29))


def test_month_is_in_the_nominative():
    assert when.month(date(2017, 9, 3)) == "wrzesień 2017"

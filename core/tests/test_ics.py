"""Calendar files, read back by two independent parsers: the icalendar library and ical.js."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from core import ics
from core.tests.calendars import calendar_of_icaljs, read_with_icaljs

WARSAW = ZoneInfo("Europe/Warsaw")
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters='\n,;:\\"łŻ'), max_size=200
)


def entry(**changed) -> ics.Entry:
    known = {
        "uid": "wydarzenie-1@ngo.example.org",
        "sequence": 0,
        "starts_at": datetime(2026, 5, 4, 17, tzinfo=WARSAW),
        "ends_at": datetime(2026, 5, 4, 19, tzinfo=WARSAW),
        "updated_at": datetime(2026, 4, 1, 12, tzinfo=UTC),
        "summary": "Szkolenie",
    }
    return ics.Entry(**known | changed)


def file_of(*entries, **asked) -> bytes:
    return ics.calendar([ics.component(one) for one in entries], **{"name": "Wydarzenia"} | asked)


def read(content: bytes) -> icalendar.Calendar:
    """The parsed calendar; fails on anything the library had to tolerate."""
    found = icalendar.Calendar.from_ical(content)
    assert not found.errors
    assert not any(event.errors for event in found.events)
    return found


def only_event(content: bytes) -> icalendar.Event:
    [event] = read(content).events
    return event


def test_event_has_all_its_facts():
    content = file_of(
        entry(
            sequence=3,
            description="Zabierz laptop.\nWejście od podwórza.",
            location="Ratusz, Rynek 1, Leszno",
            url="https://ngo.example.org/wydarzenia/szkolenie/",
            organizer="Biuro; „Okno”",
            organizer_email="biuro@example.org",
            geo=(51.8419, 16.5749),
            categories=("szkolenie", "prawo, podatki"),
        )
    )
    event = only_event(content)
    assert (event["UID"], event["SEQUENCE"]) == ("wydarzenie-1@ngo.example.org", 3)
    assert event["DESCRIPTION"] == "Zabierz laptop.\nWejście od podwórza."
    assert event["LOCATION"] == "Ratusz, Rynek 1, Leszno"
    assert event["URL"] == "https://ngo.example.org/wydarzenia/szkolenie/"
    assert event["ORGANIZER"] == "mailto:biuro@example.org"
    assert event["ORGANIZER"].params["CN"] == "Biuro; „Okno”"
    assert (event["GEO"].latitude, event["GEO"].longitude) == (51.8419, 16.5749)
    assert list(event["CATEGORIES"].cats) == ["szkolenie", "prawo, podatki"]
    assert event.DTSTAMP == event.LAST_MODIFIED == datetime(2026, 4, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changed", "status"),
    [({}, "CONFIRMED"), ({"is_tentative": True}, "TENTATIVE"), ({"is_cancelled": True}, "CANCELLED")],
)
def test_event_has_its_status(changed, status):
    assert only_event(file_of(entry(**changed)))["STATUS"] == status


@given(WORDS)
def test_any_text_survives_the_round_trip(words):
    event = only_event(file_of(entry(summary="x", description=f"a{words}b", location=f"a{words}b")))
    assert event["DESCRIPTION"] == event["LOCATION"] == f"a{words}b"


@given(WORDS)
def test_no_line_exceeds_75_octets_and_no_character_is_split(words):
    content = file_of(entry(summary=words, description=words * 3, categories=(words,)), name=words)
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(line.decode() is not None for line in lines)


def test_text_cannot_inject_lines():
    evil = "x\r\nSTATUS:CANCELLED\x00\x0b\nEND:VEVENT"
    content = file_of(
        entry(summary=evil, location=evil, url=evil, organizer=evil, organizer_email=evil), name=evil, url=evil
    )
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    assert b"STATUS:CANCELLED" not in lines
    assert lines.count(b"END:VEVENT") == 1
    assert only_event(content)["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("starts", "ends", "in_utc"),
    [
        # 29 March 2026: 2:00 becomes 3:00, so the clock shows two and a half hours and only one and a half pass
        ((2026, 3, 29, 1, 30), (2026, 3, 29, 4, 0), ("2026-03-29T00:30", "2026-03-29T02:00")),
        # 25 October 2026: 3:00 becomes 2:00
        ((2026, 10, 25, 1, 30), (2026, 10, 25, 4, 0), ("2026-10-24T23:30", "2026-10-25T03:00")),
        ((2026, 10, 25, 17, 0), (2026, 10, 25, 19, 0), ("2026-10-25T16:00", "2026-10-25T18:00")),
        ((2026, 10, 24, 17, 0), (2026, 10, 24, 19, 0), ("2026-10-24T15:00", "2026-10-24T17:00")),
    ],
)
def test_hours_are_right_when_clocks_change(starts, ends, in_utc):
    content = file_of(entry(starts_at=datetime(*starts, tzinfo=WARSAW), ends_at=datetime(*ends, tzinfo=WARSAW)))
    event = only_event(content)
    assert event.start.astimezone(WARSAW).replace(tzinfo=None) == datetime(*starts)  # noqa: DTZ001 - a wall clock
    assert event.end.astimezone(WARSAW).replace(tzinfo=None) == datetime(*ends)  # noqa: DTZ001
    assert tuple(moment.strftime("%Y-%m-%dT%H:%M") for moment in (event.start, event.end)) == in_utc
    [other] = read_with_icaljs(content)
    assert (other["starts_at"][:16], other["ends_at"][:16]) == in_utc


@pytest.mark.parametrize(
    ("ends", "after"),
    [((2026, 6, 7, 23, 59), date(2026, 6, 8)), ((2026, 6, 7), date(2026, 6, 7)), ((2026, 6, 6), date(2026, 6, 7))],
)
def test_all_day_events_have_dates(ends, after):
    whole = entry(
        is_all_day=True,
        starts_at=datetime(2026, 6, 6, tzinfo=WARSAW),
        ends_at=datetime(*ends, tzinfo=WARSAW),
    )
    content = file_of(whole)
    event = only_event(content)
    assert (event.start, event.end) == (date(2026, 6, 6), after)
    [other] = read_with_icaljs(content)
    assert (other["starts_at"], other["ends_at"]) == ("2026-06-06", after.isoformat())


def test_naive_time_is_refused():
    with pytest.raises(ValueError, match="zone"):
        ics.component(entry(starts_at=datetime(2026, 5, 4, 17)))  # noqa: DTZ001 - the point


def test_calendar_has_its_name_and_source():
    content = file_of(entry(), name="Szkolenia, żółw; x", url="https://ngo.example.org/k.ics", method="PUBLISH")
    found = read(content)
    # RFC 5545 treats both names as text, so a comma is escaped; the library returns them unescaped
    assert found["X-WR-CALNAME"] == found["NAME"] == "Szkolenia\\, żółw\\; x"
    assert found["SOURCE"] == "https://ngo.example.org/k.ics"
    assert (found["VERSION"], found["CALSCALE"], found["METHOD"]) == ("2.0", "GREGORIAN", "PUBLISH")
    assert found["X-WR-TIMEZONE"] == "Europe/Warsaw"
    assert "METHOD" not in read(file_of(entry()))


def test_empty_calendar_is_valid():
    assert read(file_of()).events == []
    assert read_with_icaljs(file_of()) == []


def test_second_parser_finds_the_same_events():
    words = "Zażółć gęślą jaźń, „ąę”; \\ i \\n, " * 6 + "\nkoniec"
    entries = [entry(uid=f"{number}@x", sequence=number, summary=words, description=words) for number in range(50)]
    content = file_of(*entries, name="Żółw", method="PUBLISH")
    found = calendar_of_icaljs(content)
    assert (found["name"], found["method"]) == ("Żółw", "PUBLISH")
    assert [(one["uid"], one["sequence"]) for one in found["events"]] == [(f"{n}@x", n) for n in range(50)]
    assert {one["summary"] for one in found["events"]} == {one["description"] for one in found["events"]} == {words}
    assert len(read(content).events) == 50


def test_response_is_a_calendar_with_a_conditional_get():
    content = file_of(entry())
    asked = RequestFactory().get("/k.ics")
    first = ics.response(content, "wydarzenia.ics", request=asked)
    assert (first.status_code, first["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert first["Content-Disposition"] == 'inline; filename="wydarzenia.ics"'
    assert first.content == content
    again = RequestFactory().get("/k.ics", headers={"If-None-Match": first["ETag"]})
    assert ics.response(content, "wydarzenia.ics", request=again).status_code == 304
    changed = ics.response(file_of(entry(sequence=1)), "wydarzenia.ics", request=again, is_download=True)
    assert changed.status_code == 200
    assert changed["Content-Disposition"].startswith("attachment")

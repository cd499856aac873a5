"""Kalendarz do subskrypcji: one feed of all events, correct across clock changes, moves and cancellations."""

from datetime import UTC, date, timedelta

import pytest
import time_machine
from django.urls import reverse

from core.tests.calendars import read_with_icaljs
from events import ics
from events.calendar.actions import states, venues
from events.models import EventDate
from events.tests.factories import EventFactory, VenueFactory, in_days
from events.tests.feeds import at, entries, fetched, starts, titles
from organizations.models import Theme
from organizations.moderation import actions as states_actions
from organizations.registry.actions import entries as entries_actions
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
FEED = "/wydarzenia/kalendarz.ics"


@pytest.fixture(autouse=True)
def _september():
    with time_machine.travel("2026-09-01 12:00 +0200", tick=False):
        yield


def event(title="Szkolenie", **values):
    return EventFactory(title=title, **({"starts_at": at(2026, 9, 10)} | values))


def test_event_in_the_feed_has_all_public_details(client):
    venue = VenueFactory(name="Ratusz", street="Rynek 1", latitude="51.841900", longitude="16.574900")
    one = event(
        "Pierwszy wniosek",
        venue=venue,
        room="sala 12",
        programme="<p>17.00 początek</p>",
        themes=[Theme.objects.get(slug="sport")],
    )

    [told] = fetched(client)

    assert str(told["uid"]) == f"wydarzenie-{one.pk}@ngo.leszno.pl"
    assert str(told["summary"]) == "Pierwszy wniosek"
    assert (told.start, told.end) == (at(2026, 9, 10).astimezone(UTC), at(2026, 9, 10, 19).astimezone(UTC))
    assert str(told["location"]) == "Ratusz, sala 12, Rynek 1, 64-100 Leszno"
    assert str(told["status"]) == "CONFIRMED"
    assert told["sequence"] == 0
    assert [str(word) for word in told["categories"].cats] == ["szkolenie", str(one.themes.get())]
    assert str(told["url"]) == f"https://testserver{one.get_absolute_url()}"
    for words in ("Dla osób, które piszą pierwszy wniosek.", "17.00 początek", one.get_absolute_url()):
        assert words in str(told["description"])


def test_events_are_sorted_by_time_and_none_is_cut_off(client):
    for day in range(40, 0, -1):
        event(f"Za {day}", starts_at=in_days(day))

    found = fetched(client)

    assert titles(found) == [f"Za {day}" for day in range(1, 41)]


def test_drafts_and_members_meetings_are_in_no_public_feed(client):
    event("Jawne")
    event("Szkic", status="draft")
    event("Zgłoszone", status="submitted")
    event("Narada", audience="members", members_of=OrganizationFactory())

    assert titles(fetched(client)) == ["Jawne"]


def test_past_event_stays_for_a_year(client):
    event("Wczoraj", starts_at=in_days(-1))
    event("Przed rokiem", starts_at=in_days(-365))
    event("Dawno", starts_at=in_days(-368))

    assert titles(fetched(client)) == ["Przed rokiem", "Wczoraj"]


def test_online_address_is_in_no_public_file(client):
    one = event(online_url="https://spotkania.example.org/tajne", has_sign_up=True, sign_up_closes_at=at(2026, 9, 9))

    told = client.get(FEED).content + client.get(reverse("events:event_ics", args=[one.slug])).content

    assert b"SUMMARY:Szkolenie" in told
    assert b"tajne" not in told.replace(b"\r\n ", b"")
    assert "Adres spotkania dostaną osoby zapisane." in str(fetched(client)[0]["description"])


@pytest.mark.parametrize(
    ("month", "day"), [(3, 27), (3, 28), (3, 29), (10, 30), (10, 31), (11, 1)], ids=lambda number: str(number)
)
def test_local_time_is_right_before_and_after_a_clock_change(client, month, day):
    """In 2027 clocks change on 28 March and on 31 October."""
    event(starts_at=at(2027, month, day, 17))

    content = client.get(FEED).content

    [told] = entries(content)
    assert starts([told]) == [at(2027, month, day, 17)]
    assert content.count(b"DTSTART:2027") == 1
    assert told.end - told.start == timedelta(hours=2)


def test_overnight_event_across_a_clock_change_has_its_real_length(client):
    event("Noc wiosenna", spans=[(at(2027, 3, 27, 22), at(2027, 3, 28, 6))])
    event("Noc jesienna", spans=[(at(2027, 10, 30, 22), at(2027, 10, 31, 6))])

    lengths = [told.end - told.start for told in fetched(client)]

    assert lengths == [timedelta(hours=7), timedelta(hours=9)]


def test_each_date_is_a_separate_calendar_event(client):
    spans = [(at(2026, 9, day), at(2026, 9, day, 20)) for day in (10, 17, 24)]
    one = event("Trzy wieczory", spans=spans)

    found = fetched(client)

    assert titles(found) == [f"Trzy wieczory ({number}/3)" for number in (1, 2, 3)]
    assert [str(told["uid"]) for told in found] == [
        f"wydarzenie-{one.pk}{number}@ngo.leszno.pl" for number in ("", "-2", "-3")
    ]
    assert starts(found) == [start for start, _ in spans]


def test_uids_survive_a_move_and_rewritten_dates(client, dorota):
    spans = [(at(2026, 9, day), at(2026, 9, day, 20)) for day in (10, 17, 24)]
    one = event("Trzy wieczory", spans=spans)
    before = [str(told["uid"]) for told in fetched(client)]

    later = [(at(2026, 10, day), at(2026, 10, day, 20), "") for day in (1, 8, 15)]
    states.move(event=one, dates=later, reason="Choroba trenerki.", by=dorota)
    moved = fetched(client)
    EventDate.objects.filter(event=one).delete()
    EventDate.objects.bulk_create(EventDate(event=one, starts_at=s, ends_at=e) for s, e, _ in reversed(later))

    assert [str(told["uid"]) for told in moved] == before
    assert starts(moved) == [start for start, _, _ in later]
    assert [str(told["uid"]) for told in entries(ics.of_event(one))] == before


def test_sequence_rises_with_a_move_and_a_cancellation(client, dorota):
    one = event()
    numbers = [fetched(client)[0]["sequence"]]

    span = (at(2026, 10, 1), at(2026, 10, 1, 19), "")
    one = states.move(event=one, dates=[span], reason="Choroba trenerki.", by=dorota)
    numbers.append(fetched(client)[0]["sequence"])
    states.cancel_event(event=one, reason="Choroba trenerki.", by=dorota)
    numbers.append(fetched(client)[0]["sequence"])

    assert numbers == sorted(set(numbers))


def test_cancelled_event_stays_in_the_feed_with_the_reason(client, dorota):
    one = event()

    states.cancel_event(event=one, reason="Choroba trenerki.", by=dorota)

    [told] = fetched(client)
    assert str(told["status"]) == "CANCELLED"
    assert str(told["summary"]) == "Odwołane: Szkolenie"
    assert "Powód: Choroba trenerki." in str(told["description"])


def test_all_day_event_has_dates_without_hours(client):
    event("Festyn", precision="day", spans=[(at(2026, 9, 12, 0), at(2026, 9, 13, 23, 59))])

    [told] = fetched(client)

    assert (told.start, told.end) == (date(2026, 9, 12), date(2026, 9, 14))


def test_event_without_a_day_is_in_no_feed(client):
    vague = event("Kiedyś we wrześniu", precision="month", starts_at=at(2026, 8, 1))

    assert fetched(client) == []
    assert client.get(reverse("events:event_ics", args=[vague.slug])).status_code == 404


def test_renamed_organiser_is_in_the_feed_at_once(client):
    organizer = OrganizationFactory(name="Fundacja A", email="a@example.org")
    event(organizer=organizer)
    before = fetched(client)[0]["organizer"].params["CN"]

    entries_actions.update(organization=organizer, by=None, name="Fundacja Zielona")

    assert (before, fetched(client)[0]["organizer"].params["CN"]) == ("Fundacja A", "Fundacja Zielona")


def test_hidden_entry_exposes_no_address(client):
    organizer = OrganizationFactory(name="Fundacja A", email="a@example.org")
    event(organizer=organizer)
    assert "organizer" in fetched(client)[0]

    states_actions.suspend(organization=organizer, by=None)

    assert "organizer" not in fetched(client)[0]


def test_renamed_place_is_in_the_feed_at_once(client):
    venue = VenueFactory(name="Ratusz")
    event(venue=venue)
    before = str(fetched(client)[0]["location"])

    venue.name = "Stary Ratusz"
    venue.save()
    venues.venue_changed(venue=venue, fields=["name"], is_new=False, by=None)

    after = str(fetched(client)[0]["location"])
    assert (before.partition(",")[0], after.partition(",")[0]) == ("Ratusz", "Stary Ratusz")


def test_unchanged_feed_returns_not_modified(client, dorota):
    one = event()
    etag = client.get(FEED)["ETag"]

    again = client.get(FEED, headers={"if-none-match": etag})
    states.cancel_event(event=one, reason="Choroba.", by=dorota)
    changed = client.get(FEED, headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_events(client, django_assert_num_queries, count):
    for number in range(count):
        event(f"Szkolenie {number}", themes=[Theme.objects.get(slug="sport")], organizer=OrganizationFactory())

    with django_assert_num_queries(5):  # versions, the events, their texts
        found = fetched(client)
    with django_assert_num_queries(1):
        again = fetched(client)

    assert len(found) == len(again) == count


def test_two_parsers_find_the_same_events(client):
    for number in range(5):
        event(f"Szkolenie; nr {number}, „żółw”", spans=[(at(2026, 9, 10 + number), at(2026, 9, 10 + number, 20))])
    event("Trzy", spans=[(at(2026, 10, day), at(2026, 10, day, 20)) for day in (1, 8, 15)])
    event("Festyn", precision="day", spans=[(at(2026, 9, 12, 0), at(2026, 9, 13, 23, 59))])

    content = client.get(FEED).content

    assert len(entries(content)) == len(read_with_icaljs(content)) == 9


def test_single_event_can_be_downloaded_as_a_file(client):
    one = event("Szkolenie")
    event("Inne")

    response = client.get(reverse("events:event_ics", args=[one.slug]))

    assert titles(entries(response.content)) == ["Szkolenie"]
    assert response["Content-Disposition"] == f'attachment; filename="{one.slug}.ics"'


def test_file_at_a_former_slug_redirects(client):
    one = event()
    one.old_addresses.create(slug="dawny-adres")

    response = client.get("/wydarzenia/dawny-adres/wydarzenie.ics")

    assert (response.status_code, response["Location"]) == (301, f"/wydarzenia/{one.slug}/wydarzenie.ics")


def test_file_of_a_members_meeting_is_for_members_only(client, alice, celina):
    members_of = OrganizationFactory()
    members_of.memberships.create(user=alice, role="editor")
    one = event(audience="members", members_of=members_of)
    address = reverse("events:event_ics", args=[one.slug])

    answers = []
    for person in (None, celina, alice):
        if person:
            client.force_login(person)
        answers.append(client.get(address).status_code)

    assert answers == [404, 404, 200]


def test_feed_sets_no_cookie_and_is_cached_for_fifteen_minutes(client):
    response = client.get(FEED)

    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=900"


def test_empty_calendar_is_valid(client):
    assert fetched(client) == []

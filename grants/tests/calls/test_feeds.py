"""Terminy w kalendarzu: each call as .ics, and all of them as a feed with every change."""

from datetime import timedelta

import icalendar
import pytest

from core.tests.calendars import read_with_icaljs
from grants.calls.actions import editing, states
from grants.tests.call_factories import CallFactory, in_days, published
from organizations.models import Theme

pytestmark = pytest.mark.django_db
FEED = "/dotacje/terminy.ics"


def fetched(client, path=FEED):
    """The entries of a file, as a calendar program reads them."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = icalendar.Calendar.from_ical(response.content)
    assert not found.errors
    assert not any(event.errors for event in found.events)
    return found.events


def titles(found) -> list[str]:
    return [str(event["summary"]) for event in found]


def test_deadline_is_the_last_hour_of_a_call(client):
    call = CallFactory(title="Zielono", lead="Drzewa.", funder="Fundusz", grant_to=5000)

    [entry] = fetched(client, f"/dotacje/{call.slug}/termin.ics")

    assert entry["summary"] == "Koniec naboru: Zielono"
    assert (entry.start, entry.end) == (call.closes_at - timedelta(hours=1), call.closes_at)
    assert str(entry["uid"]) == f"nabor-{call.pk}@ngo.leszno.pl"
    for words in ("Drzewa.", "Ogłasza: Fundusz.", "Dotacja: do 5\xa0000\xa0zł.", f"/dotacje/{call.slug}/"):
        assert words in entry["description"]


def test_feed_has_all_deadlines_in_order(client, dorota):
    CallFactory(title="Drugi", closes_at=in_days(9))
    CallFactory(title="Pierwszy", opens_at=in_days(1), closes_at=in_days(5))
    CallFactory(title="Przed rokiem", closes_at=in_days(-400))
    CallFactory(title="Ciągły", closes_at=None, deadline="open_ended")
    CallFactory(title="Szkic", status="draft", published_at=None)

    assert titles(fetched(client)) == ["Koniec naboru: Pierwszy", "Koniec naboru: Drugi"]


def test_changed_deadline_raises_the_sequence_and_keeps_the_uid(client, dorota):
    call = published(dorota)
    [before] = fetched(client)

    states.move_deadline(call=call, closes_at=in_days(20), reason="Awaria.", by=dorota)

    [after] = fetched(client)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.end == in_days(20)


def test_withdrawn_call_is_cancelled_in_calendars(client, dorota):
    call = published(dorota, title="Letni")
    [before] = fetched(client)

    states.withdraw(call=call, reason="Brak pieniędzy.", by=dorota)

    [after] = fetched(client)
    assert (after["status"], after["summary"]) == ("CANCELLED", "Wycofany nabór: Letni")
    assert after["sequence"] > before["sequence"]
    assert "Powód: Brak pieniędzy." in after["description"]
    assert ("Wnioski można składać" in before["description"], "Wnioski można składać" in after["description"]) == (
        True,
        False,
    )


def test_change_outside_the_calendar_keeps_the_sequence(client, dorota):
    call = published(dorota)
    [before] = fetched(client)

    editing.update(call=call, values={"contact": "Biuro"}, by=dorota)

    assert fetched(client)[0]["sequence"] == before["sequence"]


def test_feed_uses_the_filters_of_the_list(client):
    CallFactory(title="Sport", themes=[Theme.objects.get(slug="sport")])
    CallFactory(title="Kultura", themes=[Theme.objects.get(slug="kultura")])

    assert titles(fetched(client, f"{FEED}?temat=sport")) == ["Koniec naboru: Sport"]
    assert len(fetched(client, f"{FEED}?rok=1999&strona=2")) == 2  # other parameters are ignored
    assert "Terminy naborów: Sport i turystyka" in client.get(f"{FEED}?temat=sport").content.decode()


def test_old_address_redirects_and_a_call_without_a_deadline_has_no_file(client, dorota):
    call = published(dorota, title="Stary adres")
    editing.update(call=call, values={"slug": "nowy-adres"}, by=dorota)
    endless = CallFactory(closes_at=None, deadline="open_ended")

    assert client.get("/dotacje/stary-adres/termin.ics").headers["Location"] == "/dotacje/nowy-adres/termin.ics"
    assert client.get(f"/dotacje/{endless.slug}/termin.ics").status_code == 404


def test_unchanged_file_is_not_sent_again(client):
    CallFactory()
    tag = client.get(FEED).headers["ETag"]

    assert client.get(FEED, headers={"if-none-match": tag}).status_code == 304


def test_second_library_reads_the_same(client):
    CallFactory.create_batch(3)

    assert len(read_with_icaljs(client.get(FEED).content)) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_cached_feed_costs_one_query(client, count, django_assert_num_queries):
    CallFactory.create_batch(count)
    client.get(FEED)

    with django_assert_num_queries(1):
        client.get(FEED)

"""Wydarzenie dla wyszukiwarek: schema.org JSON-LD and Open Graph agree with the page."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.files import images
from core.tests.pages import read
from events.calendar.actions import states
from events.tests.factories import EventFactory, SeriesFactory, VenueFactory
from events.tests.feeds import at
from organizations.models import AccessFeature, Theme
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
SCHEMA = "https://schema.org/"


def opened(client, thing):
    return read(client.get(thing.get_absolute_url()))


def data(client, thing):
    return json.loads(opened(client, thing).one("script[type=application/ld+json]").raw)


def graph(client, thing):
    """As link previews read it: the first tag of each name counts."""
    found = {}
    for node in opened(client, thing).select("meta[property]"):
        found.setdefault(node["property"], node["content"])
    return found


def picture(alt="Ludzie przy stole"):
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(file, "PNG")
    upload = SimpleUploadedFile("a.png", file.getvalue(), "image/png")
    return images.store(upload, alt=alt, is_decorative=not alt)


def test_data_has_time_place_and_organiser(client):
    venue = VenueFactory(name="Ratusz", street="Rynek 1", latitude="51.841900", longitude="16.574900")
    venue.access_features.set(AccessFeature.objects.filter(name="Winda"))
    organizer = OrganizationFactory(name="Fundacja A")
    event = EventFactory(
        title="Pierwszy wniosek",
        starts_at=at(2030, 5, 9),
        venue=venue,
        room="sala 12",
        organizer=organizer,
        themes=[Theme.objects.get(slug="sport")],
    )

    told = data(client, event)

    assert (told["@context"], told["@type"], told["name"]) == ("https://schema.org", "Event", "Pierwszy wniosek")
    assert (told["startDate"], told["endDate"]) == ("2030-05-09T17:00:00+02:00", "2030-05-09T19:00:00+02:00")
    assert told["eventStatus"] == SCHEMA + "EventScheduled"
    assert told["eventAttendanceMode"] == SCHEMA + "OfflineEventAttendanceMode"
    assert told["organizer"]["url"] == f"https://testserver{organizer.get_absolute_url()}"
    [place] = told["location"]
    assert place["name"] == "Ratusz, sala 12"
    assert place["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "PL",
        "streetAddress": "Rynek 1",
        "postalCode": "64-100",
        "addressLocality": "Leszno",
    }
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 51.8419, "longitude": 16.5749}
    assert place["amenityFeature"] == [{"@type": "LocationFeatureSpecification", "name": "Winda", "value": True}]
    assert told["keywords"] == ["Sport i turystyka"]


def test_offset_follows_local_clock_changes(client):
    winter, summer = (EventFactory(starts_at=at(2027, 3, day, 17)) for day in (27, 28))

    assert data(client, winter)["startDate"] == "2027-03-27T17:00:00+01:00"
    assert data(client, summer)["startDate"] == "2027-03-28T17:00:00+02:00"


def test_each_of_several_dates_is_a_sub_event(client):
    spans = [(at(2030, 5, day), at(2030, 5, day, 20)) for day in (9, 16)]

    told = data(client, EventFactory(title="Kurs", spans=spans))

    assert (told["startDate"], told["endDate"]) == ("2030-05-09T17:00:00+02:00", "2030-05-16T20:00:00+02:00")
    assert [(part["name"], part["startDate"]) for part in told["subEvent"]] == [
        ("Kurs – spotkanie 1", "2030-05-09T17:00:00+02:00"),
        ("Kurs – spotkanie 2", "2030-05-16T17:00:00+02:00"),
    ]


@pytest.mark.parametrize(("precision", "start"), [("day", "2030-05-09"), ("month", "2030-05"), ("year", "2030")])
def test_time_has_its_known_precision(client, precision, start):
    assert data(client, EventFactory(precision=precision, starts_at=at(2030, 5, 9)))["startDate"] == start


def test_moved_and_cancelled_events_have_their_status(client, dorota):
    event = EventFactory()

    moved = states.move(event=event, dates=[(at(2030, 5, 9), at(2030, 5, 9, 19), "")], reason="Remont.", by=dorota)
    first = data(client, event)["eventStatus"]
    states.cancel_event(event=moved, reason="Choroba.", by=dorota)

    assert (first, data(client, event)["eventStatus"]) == (SCHEMA + "EventRescheduled", SCHEMA + "EventCancelled")


@pytest.mark.parametrize("is_somewhere", [True, False])
def test_online_event_links_to_its_page_and_hides_its_address(client, is_somewhere):
    venue = VenueFactory() if is_somewhere else None
    event = EventFactory(venue=venue, online_url="https://spotkania.example.org/tajne")

    told = data(client, event)

    kind = "Mixed" if is_somewhere else "Online"
    assert told["eventAttendanceMode"] == f"{SCHEMA}{kind}EventAttendanceMode"
    assert told["location"][-1] == {"@type": "VirtualLocation", "url": f"https://testserver{event.get_absolute_url()}"}
    assert "tajne" not in json.dumps(told)


@pytest.mark.parametrize(
    ("seats", "availability"),
    [("free", "InStock"), ("few", "LimitedAvailability"), ("waiting", "BackOrder"), ("full", "SoldOut")],
)
def test_free_event_has_an_offer_while_places_remain(client, seats, availability):
    told = data(client, EventFactory(with_sign_up=True, seats=seats))

    offer = told["offers"]
    assert told["isAccessibleForFree"] is True
    assert (offer["price"], offer["priceCurrency"]) == ("0", "PLN")
    assert offer["availability"] == SCHEMA + availability


def test_price_in_words_is_kept_in_words(client):
    told = data(client, EventFactory(with_sign_up=True, price="20 zł od osoby"))

    assert told["isAccessibleForFree"] is False
    assert (told["offers"]["description"], "price" in told["offers"]) == ("20 zł od osoby", False)


def test_cancelled_event_has_no_offer(client):
    assert "offers" not in data(client, EventFactory(with_sign_up=True, status="cancelled"))


def test_event_without_sign_up_has_no_offer(client):
    assert "offers" not in data(client, EventFactory())


def test_external_organiser_is_named(client):
    assert data(client, EventFactory(organizer_text="Klub"))["organizer"] == {"@type": "Organization", "name": "Klub"}
    assert data(client, EventFactory())["organizer"]["@type"] == "GovernmentOrganization"


def test_room_without_a_venue_is_a_place(client):
    assert data(client, EventFactory(venue=None, room="Park"))["location"] == [{"@type": "Place", "name": "Park"}]


def test_edition_is_included_once_public(client):
    series = SeriesFactory(title="Święto Leszczyny")

    assert data(client, EventFactory(series=series))["superEvent"]["name"] == "Święto Leszczyny"
    assert "superEvent" not in data(client, EventFactory(series=SeriesFactory(is_published=False)))


def test_edition_has_its_days(client):
    told = data(client, SeriesFactory(title="Święto", starts_on="2030-09-18", ends_on="2030-09-19"))

    assert (told["@type"], told["startDate"], told["endDate"]) == ("EventSeries", "2030-09-18", "2030-09-19")


def test_title_cannot_close_the_data_block(client):
    event = EventFactory(title="A</script><script>alert(1)</script>\u2028B & C")

    [block, *others] = opened(client, event).select("script[type=application/ld+json]")

    assert json.loads(block.raw)["name"] == event.title
    assert others == []


def test_shared_link_shows_title_time_and_picture(client):
    event = EventFactory(title="Pierwszy wniosek", starts_at=at(2030, 5, 9), picture=picture(), room="sala 1")

    told = graph(client, event)

    assert told["og:title"] == "Pierwszy wniosek"
    assert told["og:description"].startswith("czwartek, 9 maja 2030, 17.00–19.00, ")
    assert told["og:image"] == f"https://testserver{event.picture.large.url}"
    assert told["og:image:alt"] == "Ludzie przy stole"
    assert told["og:url"] == f"https://testserver{event.get_absolute_url()}"
    assert data(client, event)["image"] == told["og:image"]


def test_portal_picture_is_the_default(client):
    assert graph(client, EventFactory())["og:image"].endswith("img/og.png")


def test_shared_link_to_a_cancelled_event_says_so(client):
    assert graph(client, EventFactory(title="Piknik", status="cancelled"))["og:title"] == "Odwołane: Piknik"


def test_page_picture_has_alternative_text(client):
    event = EventFactory(picture=picture())

    assert opened(client, event).one(".event-picture img")["alt"] == "Ludzie przy stole"


def test_organiser_with_a_hidden_entry_is_named_without_a_link(client):
    hidden = EventFactory(organizer=OrganizationFactory(name="Fundacja A", status="suspended"))

    assert data(client, hidden)["organizer"] == {"@type": "NGO", "name": "Fundacja A"}

"""Structured data of an event for search engines: schema.org in JSON-LD."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from core import jsonld
from events.choices import Audience, Precision, Seats, Status
from events.models import OFFICE, Event, EventDate, Series, Venue
from organizations.choices import Status as EntryStatus

STATUS = {Status.CANCELLED: "EventCancelled", Status.MOVED: "EventRescheduled"}
AVAILABILITY = {Seats.FREE: "InStock", Seats.FEW: "LimitedAvailability", Seats.WAITING: "BackOrder"}
WRITTEN = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


def script(event: Event) -> SafeString:
    """A data block for the head of the event's page."""
    return jsonld.script(document(event))


def document(event: Event) -> dict[str, Any]:
    """The event with its dates as a schema.org Event; unknown facts and the online address are left out."""
    address = settings.SITE_URL + event.get_absolute_url()
    dates = list(event.dates.all())
    return jsonld.known(
        {
            "@type": "Event",
            "@id": address,
            "name": event.title,
            "description": event.lead,
            "url": address,
            "image": jsonld.absolute(event.picture.large.url) if event.picture else None,
            "startDate": _moment(event, event.starts_at),
            "endDate": _moment(event, event.ends_at),
            "eventStatus": f"https://schema.org/{STATUS.get(event.status, 'EventScheduled')}",
            "eventAttendanceMode": f"https://schema.org/{_mode(event)}",
            "location": _locations(event, address),
            "organizer": _organizer(event),
            "isAccessibleForFree": not event.price,
            "offers": _offer(event, address) if event.has_sign_up and event.is_on else None,
            "maximumAttendeeCapacity": event.capacity,
            "audience": {"@type": "Audience", "audienceType": Audience(event.audience).label},
            "inLanguage": "pl",
            "keywords": [theme.name for theme in event.themes.all()],
            "superEvent": _series(event),
            "subEvent": [_part(event, address, number, one) for number, one in enumerate(dates, 1)]
            if len(dates) > 1
            else None,
        }
    )


def _moment(event: Event, moment: datetime) -> str:
    """With the UTC offset of Leszno on that day, at the known precision."""
    local = timezone.localtime(moment)
    written = WRITTEN.get(event.precision)
    return local.strftime(written) if written else local.isoformat()


def _mode(event: Event) -> str:
    is_somewhere = bool(event.venue_id or event.room)
    if event.online_url:
        return "MixedEventAttendanceMode" if is_somewhere else "OnlineEventAttendanceMode"
    return "OfflineEventAttendanceMode"


def _locations(event: Event, address: str) -> list[dict[str, Any]]:
    """The online address is only for those signed up: the sign-up page replaces it."""
    places = [_place(event.venue, event.room)] if event.venue or event.room else []
    return [*places, {"@type": "VirtualLocation", "url": address}] if event.online_url else places


def _place(venue: Venue | None, room: str) -> dict[str, Any]:
    if venue is None:
        return {"@type": "Place", "name": room}
    features = [
        {"@type": "LocationFeatureSpecification", "name": feature.name, "value": True}
        for feature in venue.access_features.all()
    ]
    return jsonld.known(
        {
            "@type": "Place",
            "name": ", ".join(filter(None, (venue.name, room))),
            "address": jsonld.address(street=venue.street, postal_code=venue.postal_code, city=venue.city),
            "geo": jsonld.point(venue.latitude, venue.longitude),
            "amenityFeature": features,
            "description": venue.access_notes,
        }
    )


def _organizer(event: Event) -> dict[str, str]:
    if event.organizer and event.organizer.status != EntryStatus.PUBLISHED:
        return {"@type": "NGO", "name": event.organizer.name}
    if event.organizer:
        address = settings.SITE_URL + event.organizer.get_absolute_url()
        return {"@type": "NGO", "@id": address, "name": event.organizer.name, "url": address}
    if event.organizer_text:
        return {"@type": "Organization", "name": event.organizer_text}
    return {"@type": "GovernmentOrganization", "name": OFFICE, "url": settings.SITE_URL}


def _offer(event: Event, address: str) -> dict[str, Any]:
    opens = event.sign_up_opens_at or event.published_at
    return jsonld.known(
        {
            "@type": "Offer",
            "url": address,
            "price": None if event.price else "0",
            "priceCurrency": None if event.price else "PLN",
            "description": event.price,
            "availability": f"https://schema.org/{AVAILABILITY.get(event.seats, 'SoldOut')}",
            "validFrom": timezone.localtime(opens).isoformat() if opens else None,
            "validThrough": timezone.localtime(event.sign_up_closes_at).isoformat(),
        }
    )


def _series(event: Event) -> dict[str, str] | None:
    if event.series is None or not event.series.is_published:
        return None
    return {
        "@type": "EventSeries",
        "name": event.series.title,
        "url": settings.SITE_URL + event.series.get_absolute_url(),
    }


def _part(event: Event, address: str, number: int, date: EventDate) -> dict[str, Any]:
    return jsonld.known(
        {
            "@type": "Event",
            "name": f"{event.title} – {date.note or f'spotkanie {number}'}",
            "url": address,
            "startDate": _moment(event, date.starts_at),
            "endDate": _moment(event, date.ends_at),
            "eventStatus": f"https://schema.org/{STATUS.get(event.status, 'EventScheduled')}",
            "eventAttendanceMode": f"https://schema.org/{_mode(event)}",
            "location": _locations(event, address),
        }
    )


def of_series(series: Series) -> dict[str, Any]:
    """An edition of the festival as a schema.org EventSeries."""
    return jsonld.known(
        {
            "@type": "EventSeries",
            "@id": settings.SITE_URL + series.get_absolute_url(),
            "name": series.title,
            "description": series.lead,
            "url": settings.SITE_URL + series.get_absolute_url(),
            "image": jsonld.absolute(series.picture.large.url) if series.picture else None,
            "startDate": series.starts_on.isoformat(),
            "endDate": series.ends_on.isoformat(),
            "location": {"@type": "City", "name": "Leszno"},
            "organizer": {"@type": "GovernmentOrganization", "name": OFFICE, "url": settings.SITE_URL},
            "inLanguage": "pl",
        }
    )

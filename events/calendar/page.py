"""Texts of an event's page. Public facts only: the online address is never read."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from core import jsonld, sharing, when
from core.text import richtext
from events.choices import IN_CALENDARS, Audience, Kind, Precision, Status
from events.models import OFFICE, Event, EventDate
from organizations.choices import Status as EntryStatus
from organizations.registry.profile import map_url

SIBLINGS = 6
AUDIENCES = {
    Audience.EVERYBODY: "dla wszystkich",
    Audience.ORGANIZATIONS: "dla organizacji pozarządowych",
}


def whole_event(pk: int) -> Event:
    """An event with everything its page shows; at most five queries."""
    dates = Prefetch("dates", EventDate.objects.order_by("starts_at"))
    related = ("venue", "organizer", "members_of", "series", "zone", "picture", "former")
    found = Event.objects.select_related(*related)
    return get_object_or_404(found.prefetch_related(dates, "themes", "venue__access_features"), pk=pk)


def facts(event: Event) -> dict[str, Any]:
    """Context of templates/events/calendar/_detail*.html."""
    told = _facts(event)
    has_text = bool(event.picture or any(told[name] for name in ("body", "programme", "trainers")))
    has_about = has_text or any(told[name] for name in ("series", "former", "later", "themes"))
    return told | {"has_about": has_about, "is_short": not has_text}


def _facts(event: Event) -> dict[str, Any]:
    address = settings.SITE_URL + event.get_absolute_url()
    venue = event.venue
    has_point = venue is not None and venue.latitude is not None
    return {
        "event": event,
        "kind": capfirst(Kind(event.kind).label),
        "is_cancelled": event.status == Status.CANCELLED,
        "is_moved": event.status == Status.MOVED,
        "is_over": event.is_over,
        "dates": [_date(event, one) for one in event.dates.all()],
        "leaf": leaf_of(event),
        "when": when_of(event),
        "place": place_of(event),
        "picture_url": jsonld.absolute(event.picture.large.url) if event.picture else "",
        "is_online": bool(event.online_url),
        "venue": venue,
        "access_features": venue.access_features.all() if venue else [],
        "map_url": map_url(venue) if has_point else "",
        "point": {"lat": str(venue.latitude), "lon": str(venue.longitude)} if has_point else None,
        "tiles_url": settings.MAP_TILES_URL,
        "audience": AUDIENCES.get(event.audience) or f"dla osób z organizacji {event.members_of}",
        "price": capfirst(event.price) or "Udział bezpłatny",
        "organizer": organizer(event),
        "body": SafeString(richtext.clean(event.body)),
        "programme": SafeString(richtext.clean(event.programme)),
        "trainers": [line.strip() for line in event.trainers.splitlines() if line.strip()],
        "themes": event.themes.all(),
        "series": event.series if event.series and event.series.is_published else None,
        "siblings": siblings(event),
        "former": event.former if event.former and _is_everybodys(event.former) else None,
        "later": later(event),
        "share": sharing.ways(title=event.title, address=address),
        "absolute_url": address,
        "is_in_calendars": event.precision in IN_CALENDARS,
    }


def when_of(event: Event) -> str:
    """All dates in one line at the known precision: "sobota, 5 grudnia 2026, 17.00–20.00"."""
    dates = list(event.dates.all())
    if event.precision == Precision.HOUR or not dates:
        return when.dates([(one.starts_at, one.ends_at) for one in dates])
    return "; ".join(_date(event, one)["day"] for one in dates)


def place_of(event: Event) -> str:
    """The place in one line."""
    if event.venue:
        return ", ".join(filter(None, (event.venue.name, event.room, event.venue.address)))
    return event.room or ("w internecie" if event.online_url else "")


def organizer(event: Event) -> dict[str, str]:
    """The organiser, with a link to the profile if it is public."""
    if event.organizer is None:
        return {"name": event.organizer_text or OFFICE, "url": ""}
    is_public = event.organizer.status == EntryStatus.PUBLISHED
    return {"name": event.organizer.name, "url": event.organizer.get_absolute_url() if is_public else ""}


def siblings(event: Event) -> list[dict[str, Any]]:
    """The nearest other dates of a recurring event; two queries, none for other events."""
    if event.recurrence is None:
        return []
    others = Event.objects.upcoming().filter(recurrence=event.recurrence).exclude(pk=event.pk)
    shown = others.filter(_same_readers(event)).prefetch_related("dates")[:SIBLINGS]
    return [{"url": one.get_absolute_url(), "when": when_of(one), "is_cancelled": not one.is_on} for one in shown]


def later(event: Event) -> Event | None:
    """The next edition, shown on the page of an earlier one; one query."""
    editions = event.later.public().filter(_same_readers(event), ends_at__gt=timezone.now())
    return editions.order_by("starts_at").first()


def _same_readers(event: Event) -> Q:
    """Events visible to everybody who can read this one."""
    everybodys = ~Q(audience=Audience.MEMBERS)
    return everybodys | Q(members_of=event.members_of_id) if event.members_of_id else everybodys


def _is_everybodys(event: Event) -> bool:
    return event.is_public and event.audience != Audience.MEMBERS


def _date(event: Event, date: EventDate) -> dict[str, str]:
    """One meeting: the day or days and the hours; a night that ends before noon counts as its evening."""
    starts_at, ends_at, hours = date.starts_at, date.ends_at, ""
    if event.precision == Precision.YEAR:
        day = f"{when.local(starts_at).year} rok"
    elif event.precision == Precision.MONTH:
        day = when.month(starts_at)
    elif event.precision == Precision.DAY:
        day = when.days(starts_at, ends_at)
    elif when.local(starts_at) == when.local(ends_at) or ends_at - starts_at < timedelta(hours=12):
        day, hours = when.day(starts_at), f"{when.hour(starts_at)}–{when.hour(ends_at)}"
    else:
        day = when.span(starts_at, ends_at)
    return {"day": day, "hours": hours, "note": date.note}


def leaf_of(event: Event) -> datetime | None:
    """The next of its days, or the first if all are over; None if no day is known."""
    if event.precision not in IN_CALENDARS:
        return None
    dates = list(event.dates.all())
    coming = [one for one in dates if one.ends_at > timezone.now()]
    return (coming or dates)[0].starts_at if dates else None

"""One event as a calendar file: ``ics.of_event(event, registration=…)``.

Each date of an event is one VEVENT. The first date has the event's own UID, the n-th "wydarzenie-<pk>-<n>@…": numbers
survive a changed, deleted or recreated date. An event without a known day (of an old one only the month is known) is
in no calendar.
"""

from django.conf import settings

from core import ics
from core.text.richtext import text_of
from events.choices import IN_CALENDARS, Place, Precision, Status
from events.models import OFFICE, Event, EventDate, Registration
from organizations.choices import Status as EntryStatus

NOT_COMING = (Place.CANCELLED, Place.LAPSED)
SAID = {Place.WAITING: "lista rezerwowa", Place.OFFERED: "propozycja miejsca – potwierdź"}


def of_event(event: Event, *, registration: Registration | None = None) -> bytes:
    """The calendar file of one event, METHOD:PUBLISH, one VEVENT for each of its dates.

    With a ``registration`` it is personal: it has the online address; a waiting place is TENTATIVE, a cancelled one
    CANCELLED. Without it there are only public facts.
    """
    return ics.calendar(components(event, registration=registration), name=event.title, method="PUBLISH")


def components(event: Event, *, registration: Registration | None = None) -> list[str]:
    """A VEVENT for each date of the event, in order."""
    if event.precision not in IN_CALENDARS:
        return []
    dates = list(event.dates.all())
    return [
        ics.component(_entry(event, one, number, len(dates), registration))
        for number, one in enumerate(sorted(dates, key=lambda one: one.starts_at), 1)
    ]


def _entry(event: Event, date: EventDate, number: int, count: int, registration: Registration | None) -> ics.Entry:
    organizer, address = _organizer(event)
    place = registration.place if registration else None
    return ics.Entry(
        uid=event.uid if number == 1 else event.uid.replace("@", f"-{number}@"),
        sequence=event.sequence,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        is_all_day=event.precision == Precision.DAY,
        updated_at=max(event.updated_at, registration.place_changed_at) if registration else event.updated_at,
        summary=_summary(event, number, count, place),
        description=_description(event, date, has_place=place == Place.CONFIRMED),
        location=_location(event),
        url=_address(event),
        organizer=organizer,
        organizer_email=address,
        geo=_point(event),
        categories=(event.get_kind_display(), *(theme.name for theme in event.themes.all())),
        is_cancelled=event.status == Status.CANCELLED or place in NOT_COMING,
        is_tentative=place in SAID,
    )


def _summary(event: Event, number: int, count: int, place: str | None) -> str:
    """With the state in words, because many programs show no STATUS: "Odwołane: Pierwszy wniosek (2/3)"."""
    title = f"{event.title} ({number}/{count})" if count > 1 else event.title
    if event.status == Status.CANCELLED:
        return f"Odwołane: {title}"
    if place in NOT_COMING:
        return f"Rezygnacja: {title}"
    return f"{title} – {SAID[place]}" if place in SAID else title


def _description(event: Event, date: EventDate, *, has_place: bool) -> str:
    online = ""
    if event.online_url:
        online = (
            f"Spotkanie w internecie: {event.online_url}" if has_place else "Adres spotkania dostaną osoby zapisane."
        )
    reason = f"Powód: {event.status_reason}" if event.status_reason and event.status != Status.PUBLISHED else ""
    parts = [reason, date.note, event.lead, online, text_of(event.programme), f"Więcej: {_address(event)}"]
    return "\n\n".join(part for part in parts if part)


def _location(event: Event) -> str:
    if event.venue:
        return ", ".join(filter(None, (event.venue.name, event.room, event.venue.address)))
    return event.room or ("Spotkanie w internecie" if event.online_url else "")


def _organizer(event: Event) -> tuple[str, str]:
    """Name and public address; an organisation outside the public registry has no address here."""
    if event.organizer:
        is_public = event.organizer.status == EntryStatus.PUBLISHED
        return event.organizer.name, event.organizer.email if is_public else ""
    return ("", "") if event.organizer_text else (OFFICE, settings.OFFICE_EMAIL)


def _point(event: Event) -> tuple[float, float] | None:
    if event.venue is None or event.venue.latitude is None:
        return None
    return float(event.venue.latitude), float(event.venue.longitude)


def _address(event: Event) -> str:
    return settings.SITE_URL + event.get_absolute_url()

"""What people signed up must hear of when it changes: when and where; in words, as it was and as it is."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from events.models import Event

ONLINE = "Adres spotkania w internecie"


@dataclass(frozen=True)
class Change:
    label: str
    old: str
    new: str


def facts(event: Event) -> dict[str, str]:
    """When and where, each as one line of words; two queries."""
    return {"Termin": when(event), "Miejsce": where(event), ONLINE: event.online_url}


def changes(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    """What differs. The address of an online meeting is not told by letter: it is on the page of one's own place."""
    return [
        Change(label, "", "jest na stronie Twojego zapisu") if label == ONLINE else Change(label, before[label], now)
        for label, now in after.items()
        if now != before[label]
    ]


def when(event: Event) -> str:
    return "; ".join(_span(date.starts_at, date.ends_at) for date in event.dates.order_by("starts_at"))


def where(event: Event) -> str:
    venue = event.venue
    told = (f"{venue}, {venue.address}" if venue.address else str(venue)) if venue else ""
    return ", ".join(filter(None, (told, event.room))) or "przez internet"


def moment(at) -> str:
    """ "wtorek, 3 marca 2026, 17.00"."""
    at = timezone.localtime(at)
    return f"{date_format(at, 'l, j E Y').lower()}, {at:%H.%M}"


def _span(start, end) -> str:
    """ "wtorek, 3 marca 2026, 17.00–19.00"."""
    is_one_day = timezone.localdate(start) == timezone.localdate(end)
    return f"{moment(start)}–{timezone.localtime(end):%H.%M}" if is_one_day else f"{moment(start)} – {moment(end)}"

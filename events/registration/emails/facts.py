"""Facts about an event in letters: time and place, line by line."""

from core import when
from events.choices import Precision
from events.models import Event

ONLINE_LATER = "adres dostaniesz razem z miejscem"


def facts(event: Event, *, is_for_confirmed: bool = False) -> list[tuple[str, str]]:
    """Label and value. The online address is only for people with a place."""
    told = [("Kiedy", when) for when in _times(event)]
    told += [("Gdzie", _place(event)), ("Dostępność", _access(event))]
    if event.online_url:
        told.append(("Spotkanie w internecie", event.online_url if is_for_confirmed else ONLINE_LATER))
    told += [("Cena", event.price)]
    return [(label, " ".join(value.split())) for label, value in told if value]


def _times(event: Event) -> list[str]:
    """A line for each meeting, with its note."""
    met = [(one.starts_at, one.ends_at, one.note) for one in event.dates.all()]
    said = when.span if event.precision == Precision.HOUR else when.days
    spans = met or [(event.starts_at, event.ends_at, "")]
    return [f"{said(start, end)} – {note}" if note else said(start, end) for start, end, note in spans]


def _place(event: Event) -> str:
    if event.venue is None:
        return event.room
    return ", ".join(filter(None, (event.venue.name, event.room, event.venue.address)))


def _access(event: Event) -> str:
    return event.venue.access_notes if event.venue else ""

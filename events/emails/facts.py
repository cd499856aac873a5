"""What a letter says of an event: when and where, line by line."""

from django.utils import timezone
from django.utils.formats import date_format

from events.models import Event


def facts(event: Event, *, is_for_confirmed: bool = False) -> list[tuple[str, str]]:
    """Label and value. The address of a meeting in the internet is told to those with a place alone."""
    told = [("Kiedy", when) for when in _times(event)]
    told += [("Gdzie", _place(event)), ("Dostępność", _access(event))]
    if event.online_url:
        told.append(("Spotkanie w internecie", event.online_url if is_for_confirmed else "adres wyślemy z miejscem"))
    told += [("Cena", event.price)]
    return [(label, " ".join(value.split())) for label, value in told if value]


def _times(event: Event) -> list[str]:
    dates = list(event.dates.all())
    spans = [(one.starts_at, one.ends_at) for one in dates] or [(event.starts_at, event.ends_at)]
    return [_span(start, end) for start, end in spans]


def _span(start, end) -> str:
    start, end = timezone.localtime(start), timezone.localtime(end)
    return f"{date_format(start, 'l, j E Y')}, {start:%H.%M}–{end:%H.%M}"


def _place(event: Event) -> str:
    if event.venue is None:
        return event.room
    return ", ".join(filter(None, (event.venue.name, event.room, event.venue.address)))


def _access(event: Event) -> str:
    return event.venue.access_notes if event.venue else ""

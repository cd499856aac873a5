"""Changes that are sent to people signed up: time and place, in words, before and after."""

from dataclasses import dataclass

from core.when import days, span
from events.choices import Precision
from events.models import Event

ONLINE = "Adres spotkania w internecie"
ONLINE_NOW = "nowy – osoby, które mają miejsce, widzą go na stronie zapisu"
ONLINE_NO_MORE = "już nie obowiązuje"


@dataclass(frozen=True)
class Change:
    label: str
    old: str
    new: str


def facts(event: Event) -> dict[str, str]:
    """Time and place, one line of words each; two queries."""
    return {"Termin": when(event), "Miejsce": where(event), ONLINE: event.online_url}


def changes(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    """Differences. The online address is not sent by letter: people with a place see it on its page."""
    differing = [(label, now) for label, now in after.items() if now != before[label]]
    return [_online(now) if label == ONLINE else Change(label, before[label], now) for label, now in differing]


def _online(now: str) -> Change:
    return Change(ONLINE, "", ONLINE_NOW if now else ONLINE_NO_MORE)


def when(event: Event) -> str:
    """Every date in words, so that a new hour of any date is a change; one query."""
    told = days if event.precision == Precision.DAY else span
    return "; ".join(told(*one) for one in event.dates.order_by("starts_at").values_list("starts_at", "ends_at"))


def where(event: Event) -> str:
    venue = event.venue
    told = (f"{venue}, {venue.address}" if venue.address else str(venue)) if venue else ""
    return ", ".join(filter(None, (told, event.room))) or "przez internet"

"""The check-in list: people with a place, and who is already present at this meeting."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import Http404

from core.text.polish import fold, sort_key
from events.models import Attendance, Event, EventDate, Registration

#: A longer list is not usable on a phone: search instead.
SHOWN = 200


@dataclass(frozen=True)
class Door:
    date: EventDate
    present: int
    expected: int
    people: list[Registration]
    more: int


def date_of(dates: list[EventDate], wanted: str | None, nearest: EventDate) -> EventDate:
    """The requested meeting, or the nearest one; 404 for an unknown one."""
    if not wanted:
        return nearest
    found = next((date for date in dates if str(date.pk) == wanted), None)
    if found is None:
        raise Http404("Nie ma takiego terminu.")
    return found


def at(event: Event, date: EventDate, query: str = "") -> Door:
    """Everybody with a place by name, filtered by ``query`` (name or organisation); one query."""
    everybody = sorted(_with_presence(event, date), key=lambda one: sort_key(one.person))
    words = fold(query).split()
    found = [one for one in everybody if all(word in fold(f"{one.name} {one.organization_name}") for word in words)]
    present = sum(one.is_here for one in everybody)
    return Door(date, present, len(everybody), found[:SHOWN], max(0, len(found) - SHOWN))


def _with_presence(event: Event, date: EventDate) -> list[Registration]:
    here = Attendance.objects.filter(registration=OuterRef("pk"), date=date)
    fields = ("event", "name", "organization_name", "place", "attended_at")
    return list(event.registrations.confirmed().only(*fields).annotate(is_here=Exists(here)))

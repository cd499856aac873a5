"""The life cycle of an event: submitted, published, returned, rejected, cancelled, moved."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.errors import Refused, WrongState
from events import writing
from events.calendar import emails as letters
from events.calendar import public_changes
from events.calendar.actions import dates as event_dates
from events.calendar.actions import events
from events.calendar.actions.dates import Span
from events.calendar.workflow import EVENTS
from events.choices import Place, Status
from events.models import Event

OVER = "To wydarzenie już się odbyło."
NO_DATE = "Podaj co najmniej jeden termin."


@transaction.atomic
def submit(*, event: Event, by: Any) -> Event:
    """Submit the organisation's event to the office, which gets a letter; it is not public yet."""
    stored = EVENTS.lock(event, to=Status.SUBMITTED)
    EVENTS.refuse_without_organization(stored)
    _refuse_unready(stored)
    return EVENTS.enter(stored, Status.SUBMITTED, by=by, submitted_by=by)


@transaction.atomic
def publish(*, event: Event, by: Any, seen_at: datetime | None = None) -> Event:
    """Publish the event; the person who submitted it gets a letter."""
    stored = EVENTS.lock(event, to=Status.PUBLISHED, seen_at=seen_at)
    if stored.starts_at is None:
        raise Refused({"dates": [NO_DATE]})
    events.check_times(stored, is_public=True)
    moments = {"published_at": stored.published_at or timezone.now(), "sign_up_closes_at": stored.sign_up_closes_at}
    return EVENTS.enter(stored, Status.PUBLISHED, by=by, **moments)


def ask_for_changes(*, event: Event, reason: str, by: Any, seen_at: datetime | None = None) -> Event:
    """Return a submitted event with the reason for changes."""
    return EVENTS.move(event, Status.NEEDS_CHANGES, by=by, reason=reason, seen_at=seen_at)


def reject(*, event: Event, reason: str, by: Any, seen_at: datetime | None = None) -> Event:
    """Reject a submitted event with a reason."""
    return EVENTS.move(event, Status.REJECTED, by=by, reason=reason, seen_at=seen_at)


@transaction.atomic
def cancel_event(*, event: Event, reason: str, by: Any, is_by_organization: bool = False) -> Event:
    """Cancel a public event once; send the reason to everybody with a place, an offer or a queue position.

    Offers and queue positions end. Confirmed places stay as a record of who would have come. The organisation gets a
    letter when the office cancels; the office sees the change when the organisation cancels.
    """
    stored = EVENTS.lock(event, to=Status.CANCELLED)
    _refuse_over(stored)
    _end(stored, Status.CANCELLED, by=by, reason=reason, is_by_organization=is_by_organization)
    letters.event_cancelled(stored)
    ending = stored.registrations.filter(place__in=(Place.OFFERED, Place.WAITING))
    ending.update(place=Place.LAPSED, place_changed_at=timezone.now(), offer_ends_at=None)
    writing.keep_seats(stored)
    return stored


@transaction.atomic
def move(*, event: Event, dates: Iterable[Span], reason: str, by: Any, is_by_organization: bool = False) -> Event:
    """Move a public event; send one letter with the reason to all with a place, an offer or a queue position.

    The organisation gets a letter when the office moves the event; the office sees the change when the organisation
    moves it. Sign-up times move with the first date. Answers about attendance are reset, because they were given for
    another day.
    """
    stored = EVENTS.lock(event, to=Status.MOVED)
    _refuse_over(stored)
    before, first = public_changes.facts(stored), stored.starts_at
    spans = event_dates.checked(dates)
    if not spans:
        raise Refused({"dates": ["Podaj co najmniej jeden nowy termin."]})
    if spans[0][0] <= timezone.now():
        raise Refused({"dates": ["Nowy termin już minął. Podaj termin w przyszłości."]})
    event_dates.replace(stored, spans)
    writing.set_span(stored, spans)
    changed = public_changes.changes(before, public_changes.facts(stored))
    if not changed:
        raise Refused({"dates": ["To są te same terminy co dotąd. Podaj nowe."]})
    span = {"starts_at": stored.starts_at, "ends_at": stored.ends_at}
    moments = _moved_sign_up(stored, first) | span
    _end(stored, Status.MOVED, by=by, reason=reason, is_by_organization=is_by_organization, **moments)
    stored.registrations.update(said_coming_at=None)
    letters.event_moved(stored, changed)
    return stored


def see_change(*, event: Event, by: Any, seen_at: datetime | None = None) -> Event:
    """Record that the office has reviewed the organisation's changes after publishing."""
    return EVENTS.see_change(event, by=by, seen_at=seen_at)


def _end(event: Event, to: str, *, is_by_organization: bool, **values: Any) -> None:
    """A transition that raises SEQUENCE; the organisation's own change is shown to the office."""
    seen = {"is_changed_by_organization": is_by_organization or event.is_changed_by_organization}
    EVENTS.enter(event, to, is_by_organization=is_by_organization, sequence=event.sequence + 1, **seen, **values)


def _refuse_unready(event: Event) -> None:
    """Report everything that the office would ask about at once, so that one correction is enough."""
    problems = {}
    if event.starts_at is None:
        problems["dates"] = [NO_DATE]
    elif event.starts_at <= timezone.now():
        problems["dates"] = ["Ten termin już minął. Podaj termin w przyszłości."]
    if not (event.venue_id or event.room or event.online_url):
        problems["venue"] = ["Wybierz miejsce, wpisz własne albo podaj adres spotkania w internecie."]
    if problems:
        raise Refused(problems)


def _refuse_over(event: Event) -> None:
    if event.is_over:
        raise WrongState(OVER)


def _moved_sign_up(event: Event, first: datetime) -> dict[str, datetime]:
    """Sign-up times with the same wall-clock distance to the new first date as to the former one."""
    shift = event_dates.apart(first, event.starts_at)
    names = [name for name in ("sign_up_opens_at", "sign_up_closes_at") if getattr(event, name)]
    return {name: event_dates.later(getattr(event, name), shift) for name in names}

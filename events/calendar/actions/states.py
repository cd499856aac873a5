"""The life of an event: sent to the office, published, sent back, rejected, cancelled, moved."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.polish import quoted
from events import writing
from events.calendar import public_changes
from events.calendar.actions import dates as event_dates
from events.calendar.actions import events
from events.calendar.actions.dates import Span
from events.calendar.emails import changes as letters
from events.calendar.emails import organizers
from events.choices import ON, Place, Status
from events.errors import EventRefused, WrongState
from events.models import Event

#: Which states an event may come from on its way to another one.
COMES_FROM: dict[str, tuple[str, ...]] = {
    Status.SUBMITTED: (Status.DRAFT, Status.NEEDS_CHANGES),
    Status.PUBLISHED: (Status.DRAFT, Status.SUBMITTED, Status.NEEDS_CHANGES, Status.REJECTED),
    Status.NEEDS_CHANGES: (Status.SUBMITTED,),
    Status.REJECTED: (Status.SUBMITTED, Status.NEEDS_CHANGES),
    Status.CANCELLED: ON,
    Status.MOVED: ON,
}
NO_REASON = "Napisz powód – przeczytają go osoby, których to dotyczy."
OVER = "To wydarzenie już się odbyło."
NO_DATE = "Podaj co najmniej jeden termin."


@transaction.atomic
def submit(*, event: Event, by: Any) -> Event:
    """The organisation sends its event to the office, which is told by letter; nobody else sees it yet."""
    stored = _held(event, Status.SUBMITTED)
    if stored.organizer_id is None:
        raise WrongState("Wydarzenie zgłasza organizacja. Wydarzenie biura można od razu opublikować.")
    _refuse_unready(stored)
    stored.submitted_by = by
    stored.save(update_fields=["submitted_by"])
    _enter(stored, Status.SUBMITTED, action="events.submit", by=by)
    organizers.submitted(stored)
    return stored


@transaction.atomic
def publish(*, event: Event, by: Any, seen_at: datetime | None = None) -> Event:
    """Show the event to everybody; whoever sent it in is told. Of two who press at once, one publishes."""
    stored = _held(event, Status.PUBLISHED, seen_at=seen_at)
    _refuse_unfinished(stored)
    events.check_times(stored, is_public=True)
    was_sent_in = stored.status != Status.DRAFT
    stored.published_at = stored.published_at or timezone.now()
    stored.save(update_fields=["published_at", "sign_up_closes_at"])
    _enter(stored, Status.PUBLISHED, action="events.publish", by=by)
    if was_sent_in:
        organizers.published(stored)
    return stored


@transaction.atomic
def ask_for_changes(*, event: Event, reason: str, by: Any, seen_at: datetime | None = None) -> Event:
    """Send a submitted event back; the reason says what is to be mended."""
    stored = _held(event, Status.NEEDS_CHANGES, seen_at=seen_at)
    _enter(stored, Status.NEEDS_CHANGES, action="events.ask_for_changes", by=by, reason=_told(reason))
    organizers.changes_asked(stored)
    return stored


@transaction.atomic
def reject(*, event: Event, reason: str, by: Any, seen_at: datetime | None = None) -> Event:
    """Refuse a submitted event, telling why."""
    stored = _held(event, Status.REJECTED, seen_at=seen_at)
    _enter(stored, Status.REJECTED, action="events.reject", by=by, reason=_told(reason))
    organizers.rejected(stored)
    return stored


@transaction.atomic
def cancel_event(*, event: Event, reason: str, by: Any, is_by_organizer: bool = False) -> Event:
    """Call a public event off, once: everybody with a place, an offer or a turn is told why; offers and turns end.

    The organisation hears of it when the office did it, and the office sees it when the organisation did.
    Confirmed places stay as they are, for they tell who would have come.
    """
    stored = _held(event, Status.CANCELLED)
    _refuse_over(stored)
    _enter(stored, Status.CANCELLED, action="events.cancel_event", by=by, reason=_told(reason), is_for_calendars=True)
    letters.event_cancelled(stored)
    if is_by_organizer:
        _show_office(stored)
    else:
        organizers.called_off(stored)
    ending = stored.registrations.filter(place__in=(Place.OFFERED, Place.WAITING))
    ending.update(place=Place.LAPSED, place_changed_at=timezone.now(), offer_ends_at=None)
    writing.keep_seats(stored)
    return stored


@transaction.atomic
def move(*, event: Event, dates: Iterable[Span], reason: str, by: Any, is_by_organizer: bool = False) -> Event:
    """Put a public event at other dates; everybody with a place, an offer or a turn is told once, with the reason.

    So is the organisation when the office did it; what the organisation does is shown to the office.
    The times of signing up move along with the first date. What people said about coming was said of another day.
    """
    stored = _held(event, Status.MOVED)
    _refuse_over(stored)
    before, first = public_changes.facts(stored), stored.starts_at
    spans = event_dates.checked(dates)
    if not spans:
        raise EventRefused({"dates": ["Podaj co najmniej jeden nowy termin."]})
    if spans[0][0] <= timezone.now():
        raise EventRefused({"dates": ["Nowy termin już minął. Podaj termin w przyszłości."]})
    event_dates.replace(stored, spans)
    writing.keep_span(stored)
    changed = public_changes.changes(before, public_changes.facts(stored))
    if not changed:
        raise EventRefused({"dates": ["To są te same terminy co dotąd. Podaj nowe."]})
    _shift_sign_up(stored, first)
    _enter(stored, Status.MOVED, action="events.move", by=by, reason=_told(reason), is_for_calendars=True)
    stored.registrations.update(said_coming_at=None)
    letters.event_moved(stored, changed)
    if is_by_organizer:
        _show_office(stored)
    else:
        organizers.put_off(stored)
    return stored


@transaction.atomic
def see_change(*, event: Event, by: Any, seen_at: datetime | None = None) -> Event:
    """The office has read what the organisation changed after publishing."""
    stored = events.held(event, seen_at=seen_at)
    if stored.is_changed_by_organizer:
        stored.is_changed_by_organizer = False
        stored.save(update_fields=["is_changed_by_organizer"])
        writing.publish_change(stored, action="events.see_change", by=by)
    return stored


def _held(event: Event, to: str, *, seen_at: datetime | None = None) -> Event:
    """The event, locked, if it may go to the state ``to``: the second of two people hears that it is done."""
    stored = events.held(event)
    if stored.status not in COMES_FROM[to]:
        raise WrongState(_why_not(stored, to))
    events.refuse_newer(stored, seen_at)
    return stored


def _why_not(event: Event, to: str) -> str:
    if event.status == to:
        return f"{quoted(event.title)}: to wydarzenie jest już w stanie „{event.get_status_display()}”."
    return (
        f"{quoted(event.title)}: wydarzenie w stanie „{event.get_status_display()}” "
        f"nie może przejść do stanu „{Status(to).label}”."
    )


def _enter(event: Event, to: str, *, action: str, by: Any, reason: str = "", is_for_calendars: bool = False) -> None:
    """The row is locked and its state was looked at under the lock, so this is the one who changes it."""
    event.status, event.status_changed_at, event.status_reason = to, timezone.now(), reason
    event.save(update_fields=["status", "status_changed_at", "status_reason"])
    writing.publish_change(event, action=action, by=by, is_for_calendars=is_for_calendars)


def _told(reason: str) -> str:
    if not reason.strip():
        raise EventRefused({"reason": [NO_REASON]})
    return reason.strip()


def _refuse_unfinished(event: Event) -> None:
    if event.starts_at is None:
        raise EventRefused({"dates": [NO_DATE]})


def _refuse_unready(event: Event) -> None:
    """All that the office would ask about at once, so that nobody sends the form three times."""
    problems = {}
    if event.starts_at is None:
        problems["dates"] = [NO_DATE]
    elif event.starts_at <= timezone.now():
        problems["dates"] = ["Ten termin już minął. Podaj termin w przyszłości."]
    if not (event.venue_id or event.room or event.online_url):
        problems["venue"] = ["Wybierz miejsce, wpisz własne albo podaj adres spotkania w internecie."]
    if problems:
        raise EventRefused(problems)


def _refuse_over(event: Event) -> None:
    if event.is_over:
        raise WrongState(OVER)


def _show_office(event: Event) -> None:
    event.is_changed_by_organizer = True
    event.save(update_fields=["is_changed_by_organizer"])


def _shift_sign_up(event: Event, first: datetime) -> None:
    """As long before the new first date as they were before the former one, by the clock on the wall."""
    names = [name for name in ("sign_up_opens_at", "sign_up_closes_at") if getattr(event, name)]
    for name in names:
        setattr(event, name, event_dates.later(getattr(event, name), event_dates.apart(first, event.starts_at)))
    if names:
        event.save(update_fields=names)

"""Add, change and delete an event."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.errors import Refused
from core.publishing.editing import Edit, set_related
from core.publishing.workflow import check
from events import writing
from events.calendar import emails as letters
from events.calendar import public_changes
from events.calendar.actions import dates as event_dates
from events.calendar.actions import questions as event_questions
from events.calendar.actions.dates import Span
from events.calendar.workflow import EVENTS
from events.models import Event
from events.registration.actions import waiting_list
from organizations.models import Theme

#: Fields that calendars show; a change of one of them raises SEQUENCE.
IN_CALENDARS = {"title", "lead", "venue", "room", "online_url", "dates", "precision"}
SEATS = {"has_sign_up", "capacity", "has_waiting_list"}


@transaction.atomic
def create(
    *,
    values: Mapping[str, Any],
    dates: Iterable[Span] = (),
    themes: Iterable[Theme | int] = (),
    questions: Iterable[Mapping[str, Any]] = (),
    by: Any,
    recurrence: Any = None,
) -> Event:
    """Add a draft with its dates, themes and questions.

    ``values`` are fields of the workflow; an empty slug is made from the title. Each date is a start, an end and a
    note. Each question is a mapping of label, help_text, kind, options, is_required. Raises Refused, with the
    sentences by field, when the values break a rule.
    """
    edit, spans = Edit(EVENTS, Event(recurrence=recurrence), values), list(dates)
    event = edit.thing
    check(event)
    writing.set_span(event, event_dates.checked(spans))
    check_times(event)
    event.seats = writing.seats_of(event, held=0, is_waited_for=False)
    edit.insert()
    event_dates.replace(event, spans)
    event_questions.replace(event, questions)
    event.themes.set(themes)
    EVENTS.announce(event, "create", by=by)
    return event


@transaction.atomic
def update(
    *,
    event: Event,
    by: Any,
    values: Mapping[str, Any] | None = None,
    dates: Iterable[Span] | None = None,
    themes: Iterable[Theme | int] | None = None,
    questions: Iterable[Mapping[str, Any]] | None = None,
    seen_at: datetime | None = None,
    has_new_picture: bool = False,
    is_by_organization: bool = False,
) -> Event:
    """Change the given values only; writes nothing if nothing changed.

    With ``seen_at`` (``updated_at`` that the editor saw) a newer event is never overwritten: ConflictError. A new time
    or place of an event that takes place sends one letter to everybody signed up. A larger capacity is offered to the
    waiting list at once; a smaller one takes nobody's place. Changes of a published event by its organisation are
    shown to the office (``is_by_organization``). ``has_new_picture``: new files or a new description in the picture's
    own row.
    """
    stored = EVENTS.lock(event, seen_at=seen_at)
    if is_by_organization:
        EVENTS.refuse_uneditable(stored)
        dates = dates if dates is None else _in_future(stored, dates)
    told_before, first = public_changes.facts(stored), stored.starts_at
    closed_at_beginning = stored.sign_up_closes_at == first
    edit = Edit(EVENTS, stored, values or {})
    related = _write_related(stored, dates=dates, themes=themes, questions=questions)
    related |= {"picture"} if has_new_picture else set()
    if closed_at_beginning and stored.sign_up_closes_at == first:
        stored.sign_up_closes_at = stored.starts_at  # an end equal to the event's start moves with it
    check_times(stored)
    check(stored)
    if changed := edit.changed | related:
        edit.save(by=by, related=related, **_noted(stored, changed, is_by_organization=is_by_organization))
        _tell_people(stored, changed, told_before)
    return stored


def delete(*, event: Event, by: Any) -> None:
    """Delete a draft that was never public; other events are cancelled, never deleted."""
    EVENTS.delete(event, by=by)


def _write_related(event: Event, dates, themes, questions) -> set[str]:
    """Write the given dates, themes and questions; returns which of them changed."""
    changed = set_related(event, themes=themes)
    if dates is not None:
        dates = list(dates)
        if event.is_public and not dates:
            raise Refused({"dates": ["Podaj co najmniej jeden termin."]})
        if event_dates.replace(event, dates):
            changed.add("dates")
            writing.set_span(event, dates)
    if questions is not None and event_questions.replace(event, questions):
        changed.add("questions")
    return changed


def _in_future(event: Event, dates: Iterable[Span]) -> list[Span]:
    """An organisation may not add a date in the past; an existing past date may stay."""
    dates, known = list(dates), set(event.dates.values_list("starts_at", flat=True))
    if any(start <= timezone.now() and start not in known for start, _, _ in dates):
        raise Refused({"dates": ["Ten termin już minął. Podaj termin w przyszłości."]})
    return dates


def check_times(event: Event, *, is_public: bool | None = None) -> None:
    """Sign-up ends at the event's start at the latest; a public event without an end of sign-up gets its start."""
    if not (event.has_sign_up and event.starts_at):
        return
    if (event.is_public if is_public is None else is_public) and event.sign_up_closes_at is None:
        event.sign_up_closes_at = event.starts_at
    if event.sign_up_closes_at and event.sign_up_closes_at > event.starts_at:
        raise Refused({"sign_up_closes_at": ["Zapisy muszą się skończyć najpóźniej, gdy wydarzenie się zaczyna."]})
    if event.sign_up_opens_at and event.sign_up_opens_at >= event.starts_at:
        raise Refused({"sign_up_opens_at": ["Zapisy muszą się zacząć przed wydarzeniem."]})


def _noted(event: Event, changed: set[str], *, is_by_organization: bool) -> dict[str, Any]:
    """Values written with a change: seats, SEQUENCE, the flag for office review."""
    noted: dict[str, Any] = {"starts_at": event.starts_at, "ends_at": event.ends_at} if "dates" in changed else {}
    if changed & SEATS:
        noted["seats"] = writing.counted_seats(event)
    if changed & IN_CALENDARS:
        noted["sequence"] = event.sequence + 1
    if is_by_organization and event.is_public:
        noted["is_changed_by_organization"] = True
    return noted


def _tell_people(event: Event, changed: set[str], told_before: dict[str, str]) -> None:
    """Send letters about a new time or place; offer new free places to the waiting list."""
    differing = public_changes.changes(told_before, public_changes.facts(event))
    if differing and event.is_on and not event.is_over:
        letters.event_changed(event, differing)
    if changed & SEATS and event.is_on and event.has_sign_up:
        waiting_list.promote(event=event)

"""Add, change and delete an event."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core import audit, images, search, stamps
from events import writing
from events.calendar import public_changes
from events.calendar.actions import dates as event_dates
from events.calendar.actions import questions as event_questions
from events.calendar.actions.dates import Span
from events.calendar.addresses import EVENT_SLUGS
from events.calendar.emails import changes as letters
from events.choices import Status
from events.errors import ConflictError, EventGone, EventRefused, WrongState
from events.models import Event
from events.registration.actions import waiting_list
from organizations.models import Theme

#: Fields that are written as given; times, state and seats have their own ways.
FIELDS = (
    "title", "slug", "kind", "lead", "body", "programme", "trainers", "picture", "precision", "venue", "room",
    "online_url", "organizer", "organizer_text", "audience", "members_of", "price", "series", "zone", "former",
    "source_url", "has_sign_up", "sign_up_opens_at", "sign_up_closes_at", "capacity", "per_organization",
    "has_waiting_list", "asks_phone", "asks_organization", "asks_needs", "needs_officer", "clause",
    "retention_months", "has_certificates", "certificate_hours", "has_feedback",
)  # fmt: skip
#: States in which an organisation may change its own event.
EDITABLE = (Status.DRAFT, Status.SUBMITTED, Status.NEEDS_CHANGES, Status.PUBLISHED, Status.MOVED)
#: What calendars show of an event: when it changes, its SEQUENCE rises.
IN_CALENDARS = {"title", "lead", "venue", "room", "online_url", "dates", "precision"}
#: What is no field of the event's own row stands in the log by its Polish name.
CALLED = {"dates": "terminy", "questions": "pytania"}
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
    """Add a draft with its dates, themes and own questions.

    ``values`` are fields of Event (see FIELDS); without a slug it is made from the title. Each date is a beginning,
    an end and a few words. Each question is a mapping of label, help_text, kind, options, is_required. Raises
    EventRefused, with the sentences by field, when the facts break a rule.
    """
    event = Event(recurrence=recurrence, **_known(values))
    address = _address_of(event, asked=values.get("slug", ""))
    event.slug = address()
    _check(event)
    EVENT_SLUGS.save(event, address, force_insert=True)
    event_dates.replace(event, dates)
    writing.keep_span(event)
    check_times(event)
    event_questions.replace(event, questions)
    event.themes.set(themes)
    writing.keep_seats(event)
    writing.publish_change(event, action="events.create", by=by)
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
    is_by_organizer: bool = False,
) -> Event:
    """Change what is given and nothing else; nothing changed, nothing written.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer event is never overwritten: ConflictError. A draft's
    address follows its title; a public event keeps its own unless a new slug is given, and the old one leads on.
    When an event that takes place gets another time or place, everybody signed up is told once. More room is offered
    to the waiting at once; less room takes nobody's place. What an organisation changes in its published event is
    shown to the office (``is_by_organizer``). ``has_new_picture``: other files or words in the picture's own row.
    """
    stored = held(event, seen_at=seen_at)
    if is_by_organizer and stored.status not in EDITABLE:
        raise WrongState(f"Wydarzenia w stanie „{stored.get_status_display()}” nie można zmieniać.")
    before, told_before = _facts(stored), public_changes.facts(stored)
    if is_by_organizer and dates is not None:
        dates = _in_future(stored, dates)
    touched = _write(stored, values or {}, before, dates=dates, themes=themes, questions=questions)
    touched |= {"picture"} if has_new_picture else set()
    if touched:
        if stored.published_at is not None:
            EVENT_SLUGS.leave_behind(stored, before["slug"])
        _follow(stored, touched, told_before, by=by, is_by_organizer=is_by_organizer)
    return stored


@transaction.atomic
def delete(*, event: Event, by: Any) -> None:
    """Remove a draft that was never public, with its picture; all else is cancelled, never deleted."""
    stored = held(event)
    if stored.status != Status.DRAFT or stored.published_at is not None:
        raise WrongState("Usunąć można tylko szkic. Opublikowane wydarzenie można odwołać.")
    audit.record("events.delete", stored, by=by, slug=stored.slug)
    search.unindex(stored)
    picture = stored.picture
    stored.delete()
    if picture:
        images.remove(picture)
    stamps.bump("events")


def held(event: Event, *, seen_at: datetime | None = None) -> Event:
    """The event as it is now, locked until the transaction ends; refused when it is gone or newer than ``seen_at``."""
    stored = Event.objects.select_for_update().filter(pk=event.pk).first()
    if stored is None:
        raise EventGone
    refuse_newer(stored, seen_at)
    return stored


def refuse_newer(stored: Event, seen_at: datetime | None) -> None:
    """ConflictError when somebody saved the event after ``seen_at``; None means that nobody looked."""
    if seen_at not in (None, stored.updated_at):
        raise ConflictError


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only fields that may be written here: a slip of the programmer must not change a state in silence."""
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"Not written by this action: {sorted(unknown)}")
    return {name: value for name, value in values.items() if name != "slug"}


def _address_of(event: Event, *, asked: str, old_slug: str = "", old_title: str = "") -> Callable[[], str]:
    """How the event gets its address; asked a second time when somebody has just taken the first answer."""
    is_unseen = event.published_at is None and event.title != old_title
    return lambda: EVENT_SLUGS.choose(event, asked=asked, old_slug=old_slug, may_follow_title=is_unseen)


def _facts(event: Event) -> dict[str, Any]:
    """The fields as the database holds them."""
    return {name: getattr(event, event._meta.get_field(name).attname) for name in FIELDS}


def _write(event: Event, values: Mapping[str, Any], before: dict[str, Any], **sets: Any) -> set[str]:
    """Put the values and sets in their place and save what differs; names of what does."""
    first = event.starts_at
    for name, value in _known(values).items():
        setattr(event, name, value)
    address = _address_of(event, asked=values.get("slug", ""), old_slug=before["slug"], old_title=before["title"])
    event.slug = address()
    touched = _write_sets(event, **sets)
    if event.sign_up_closes_at == first == before["sign_up_closes_at"]:
        event.sign_up_closes_at = event.starts_at  # "until it begins" goes along with the beginning
    check_times(event)
    _check(event)
    fields = {name for name, value in _facts(event).items() if value != before[name]}
    if fields:
        EVENT_SLUGS.save(event, address, update_fields=sorted(fields))
    return touched | fields


def _write_sets(event: Event, dates, themes, questions) -> set[str]:
    """Dates, themes and questions as given; which of them changed."""
    touched = set()
    if dates is not None:
        dates = list(dates)
        if event.is_public and not dates:
            raise EventRefused({"dates": ["Podaj co najmniej jeden termin."]})
        if event_dates.replace(event, dates):
            touched.add("dates")
            writing.keep_span(event)
    if themes is not None:
        wanted = {getattr(theme, "pk", theme) for theme in themes}
        if wanted != set(event.themes.values_list("pk", flat=True)):
            event.themes.set(wanted)
            touched.add("themes")
    if questions is not None and event_questions.replace(event, questions):
        touched.add("questions")
    return touched


def _in_future(event: Event, dates: Iterable[Span]) -> list[Span]:
    """An organisation puts no new date into the past; one that is over already may stay."""
    dates, known = list(dates), set(event.dates.values_list("starts_at", flat=True))
    if any(start <= timezone.now() and start not in known for start, _, _ in dates):
        raise EventRefused({"dates": ["Ten termin już minął. Podaj termin w przyszłości."]})
    return dates


def _check(event: Event) -> None:
    try:
        event.full_clean()
    except ValidationError as problem:
        raise EventRefused.of(problem) from problem


def check_times(event: Event, *, is_public: bool | None = None) -> None:
    """Signing up ends when the event begins, at the latest; a public one that names no end gets this one."""
    if not (event.has_sign_up and event.starts_at):
        return
    if (event.is_public if is_public is None else is_public) and event.sign_up_closes_at is None:
        event.sign_up_closes_at = event.starts_at
    if event.sign_up_closes_at and event.sign_up_closes_at > event.starts_at:
        raise EventRefused(
            {"sign_up_closes_at": ["Zapisy muszą się skończyć najpóźniej, gdy wydarzenie się zaczyna."]}
        )
    if event.sign_up_opens_at and event.sign_up_opens_at >= event.starts_at:
        raise EventRefused({"sign_up_opens_at": ["Zapisy muszą się zacząć przed wydarzeniem."]})


def _follow(event: Event, touched: set[str], told_before: dict[str, str], *, by: Any, is_by_organizer: bool) -> None:
    """What comes of a change: seats, the log, lists and search, letters, the eye of the office."""
    if touched & SEATS:
        writing.keep_seats(event)
    if is_by_organizer and event.is_public:
        event.is_changed_by_organizer = True
        event.save(update_fields=["is_changed_by_organizer"])
    is_for_calendars = bool(touched & IN_CALENDARS)
    writing.publish_change(
        event,
        action="events.update",
        by=by,
        is_for_calendars=is_for_calendars,
        fields=sorted(CALLED.get(name, name) for name in touched),
    )
    changed = public_changes.changes(told_before, public_changes.facts(event))
    if changed and event.is_on and not event.is_over:
        letters.event_changed(event, changed)
    if touched & SEATS and event.is_on and event.has_sign_up:
        waiting_list.promote(event=event)

"""Scheduled letters to the people of one event. Each action is idempotent: a letter is written once.

The event is locked, so no reminder goes out for an event cancelled or moved at the same moment.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from events.models import Event
from events.registration.emails import reminders
from events.writing import lock

Letters = Callable[..., Any]


def remind_people(*, event: Event, days: int, since: datetime) -> None:
    """Remind those who had a place before ``since`` of the start in this many days."""
    _tell(event, since, lambda *of: reminders.reminder(*of, days=days))


def ask_still_coming(*, event: Event, since: datetime) -> None:
    """Ask those who had a place before ``since`` and have not confirmed yet whether they are coming."""
    _tell(event, since, reminders.still_coming, said_coming_at=None)


@transaction.atomic
def thank(*, event: Event) -> None:
    """Send thanks to attendees."""
    event = lock(event)
    if event.is_on:
        reminders.thanks(event, list(_reachable(event).present()))


@transaction.atomic
def _tell(event: Event, since: datetime, letters: Letters, **wanted: Any) -> None:
    starts_at, event = event.starts_at, lock(event)
    if event.is_on and event.starts_at == starts_at:
        letters(event, list(_reachable(event).confirmed().filter(place_changed_at__lt=since, **wanted)))


def _reachable(event: Event) -> QuerySet:
    return event.registrations.exclude(email="")

"""Letters by the clock to the people of one event. Each may be called any number of times: a letter is written once.

The event is locked meanwhile, so nobody is reminded of what was called off or moved the same moment.
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
    """Tell those who had a place ``since`` then that it is so many days to go."""
    _tell(event, since, lambda *of: reminders.reminder(*of, days=days))


def ask_still_coming(*, event: Event, since: datetime) -> None:
    """Ask those who had a place ``since`` then, and did not say it of their own accord, whether they are coming."""
    _tell(event, since, reminders.still_coming, said_coming_at=None)


@transaction.atomic
def thank(*, event: Event) -> None:
    """Thank those who were there."""
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

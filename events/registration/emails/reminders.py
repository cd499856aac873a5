"""Scheduled letters: a week and a day before, "are you coming?", thanks on the day after.

Each is sent once: its key holds the day of the start, so a moved event gets new reminders and none is repeated.
"""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core import mail
from core.mail.models import Letter
from events import links
from events.models import Event, Registration
from events.registration.emails.own_place import shown, write_each


def reminder(event: Event, people: Sequence[Registration], *, days: int) -> None:
    """This many days before the start, with everything needed to get there."""
    write_each(
        "reminder",
        event,
        people,
        variant=str(days),
        number=lambda _: f"{days}:{_day(event)}",
        is_for_confirmed=True,
        brings_calendar=True,
        is_again=True,
        soon="jutro" if days == 1 else "za tydzień",
    )


def still_coming(event: Event, people: Sequence[Registration]) -> None:
    """Two days before: buttons to confirm or to cancel, which frees the place."""
    write_each(
        "still_coming",
        event,
        people,
        number=lambda _: _day(event),
        words=_with_both_ways,
        is_for_confirmed=True,
        is_again=True,
    )


def thanks(event: Event, people: Sequence[Registration]) -> None:
    """To attendees: materials, the certificate and feedback, all on one page."""
    materials = event.materials.all()
    write_each("thanks", event, people, number=lambda _: _day(event), materials=materials, is_again=True)


def _with_both_ways(registration: Registration) -> dict[str, str]:
    address = reverse("events:place_cancel", args=[links.of_registration(registration)])
    return {"cancel_url": settings.SITE_URL + address}


def _day(event: Event) -> str:
    return f"{timezone.localtime(event.starts_at):%Y%m%d}"


@mail.kind("events.reminder", "Przypomnienie o wydarzeniu")
def demo_reminder() -> Letter:
    return shown("reminder", lambda *of: reminder(*of, days=7))


@mail.kind("events.still_coming", "Pytanie, czy nadal przyjdziesz")
def demo_still_coming() -> Letter:
    return shown("still_coming", still_coming)


@mail.kind("events.thanks", "Podziękowanie po wydarzeniu")
def demo_thanks() -> Letter:
    return shown("thanks", thanks)

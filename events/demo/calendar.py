"""Demo calendar: venues, coming events with people signed up, a past event, the festival, the survey.

Uses the portal's own actions, so that letters, queue positions and lists are consistent.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from events.calendar.actions import events, states
from events.certificates import actions as certificates
from events.demo.calendar_examples import EVENTS, GROUPS, HELD, OPINIONS, PEOPLE, VENUES
from events.models import Event, Registration, Venue
from events.registration.actions import attendance, feedback, registering
from events.registration.actions.registering import Person
from organizations.models import AccessFeature, Organization, Theme

MOST_AT_ONCE = 60
DAYS_OFF = {(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11)}


def add(*, office: Any) -> None:
    for facts in VENUES:
        _venue(facts)
    for example in EVENTS:
        event = _event(example, office)
        _sign_up(event, example.get("signed_up", 0))
        _then(event, example, office)
    _held(office)


def _venue(facts: dict[str, Any]) -> None:
    plain = {name: value for name, value in facts.items() if name not in ("features", "latitude", "longitude")}
    point = {"latitude": Decimal(facts["latitude"]), "longitude": Decimal(facts["longitude"])}
    venue = Venue.objects.create(**plain, **point)
    venue.access_features.set(AccessFeature.objects.filter(name__in=facts["features"]))


def _event(example: dict[str, Any], office: Any) -> Event:
    dates = dates_of(example)
    organizer = Organization.objects.filter(name=example.get("organizer", "")).first()
    values = example["values"] | {"organizer": organizer, "room": example.get("room", "")}
    values["venue"] = Venue.objects.filter(name=example.get("venue", "")).first()
    values["needs_officer"] = office
    if values.get("audience") == "members":
        values["members_of"] = organizer
    if "capacity" in values:
        opens = timezone.now() + timedelta(days=example["opens_in_days"]) if "opens_in_days" in example else None
        values |= {"has_sign_up": True, "sign_up_opens_at": opens, "sign_up_closes_at": dates[0][0]}
    event = events.create(
        values=values,
        dates=dates,
        themes=Theme.objects.filter(slug__in=example["themes"]),
        questions=[
            {"label": label, "kind": kind, "options": options} for label, kind, options in example.get("questions", ())
        ],
        by=office,
    )
    return states.publish(event=event, by=office)


def dates_of(
    example: dict[str, Any], when: list[tuple[int, int]] | None = None, *, but: Iterable[date] = ()
) -> list[tuple[datetime, datetime, str]]:
    """Dates for each week and weekday, with wall-clock hours of Leszno.

    A day off, a repeated day or a day in ``but`` moves one week farther from today.
    """
    free: list[date] = []
    for week, weekday in when or example["when"]:
        day = day_of(week, weekday)
        while day in free or day in but or is_day_off(day):
            day += timedelta(weeks=1 if week >= 0 else -1)
        free.append(day)
    return [dates_on(day, example["hours"]) for day in free]


def is_day_off(day: date) -> bool:
    """Public holidays with a fixed date, and all days from Christmas Eve to the New Year."""
    return (day.month, day.day) in DAYS_OFF or (day.month == 12 and day.day >= 24)


def dates_on(day: date, hours: tuple[str, str]) -> tuple[datetime, datetime, str]:
    first, last = (_at(day, time.fromisoformat(hour)) for hour in hours)
    return first, last, ""


def day_of(week: int, weekday: int) -> date:
    """The weekday this many weeks from today; in the current week tomorrow at the earliest."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return tomorrow + timedelta(days=(weekday - tomorrow.weekday()) % 7, weeks=week)


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def people(number: int) -> list[Person]:
    """This many fictional people, named by role; addresses end in example.org."""
    roles = [f"{role} {group}" for group in GROUPS for role in PEOPLE]
    return [Person(name=roles[place % len(roles)], email=f"osoba{place + 1}@example.org") for place in range(number)]


def _sign_up(event: Event, number: int) -> None:
    """Sign up one by one; each third person gives the name of an organisation."""
    for place, person in zip(count(), people(min(number, MOST_AT_ONCE)), strict=False):
        name = f"Przykładowa organizacja {place + 1}" if place % 3 == 0 else ""
        registering.register(event=event, people=[person], organization_name=name, is_by_office=event.is_over)


def _then(event: Event, example: dict[str, Any], office: Any) -> None:
    """Apply the later steps of an example."""
    what, when, reason = example.get("then", ("", None, ""))
    if what == "move":
        former = [timezone.localdate(one.starts_at) for one in event.dates.all()]
        states.move(event=event, dates=dates_of(example, [when], but=former), reason=reason, by=office)
    elif what == "cancel":
        states.cancel_event(event=event, reason=reason, by=office)


def _held(office: Any) -> None:
    """A training three weeks ago with attendance, certificates and four opinions."""
    event = _event(HELD, office)
    _sign_up(event, HELD["signed_up"])
    confirmed = list(Registration.objects.filter(event=event).confirmed().order_by("pk"))
    came = [attendance.mark_present(registration=one, by=office) for one in confirmed[:-1]]
    certificates.issue_for_present(event=event, by=office)
    for registration, (scales, good, better, wishes) in zip(came, OPINIONS, strict=False):
        feedback.give_feedback(
            registration=registration,
            scales=dict(zip(("useful", "clear", "organized", "accessible"), scales, strict=True)),
            words={"good": good, "better": better, "wishes": wishes},
        )

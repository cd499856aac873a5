"""The sweep, once a minute: expired offers, free places for the waiting list, scheduled letters.

Every step is idempotent, and safe to run concurrently or to interrupt: states change by conditional updates under the
event's lock, and a letter with the same key is written once.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from core.lists import list_versions
from core.workers import try_each
from events import capacity
from events.choices import HOLDING, Place, Precision, Seats
from events.models import Event, Registration
from events.registration.actions import reminding, waiting_list

#: Days before the start on which reminders are sent.
REMINDERS = (7, 1)
ASKED_BEFORE = 2
#: A later letter is not written, because it may be out of date.
LATE = timedelta(hours=6)
#: Attendance is often marked days later; thanks are sent for this long.
THANKS_FOR = timedelta(days=7)
#: The hour used for events without a known time.
MORNING = time(9)
#: Clocks change by an hour; the exact time is calculated for each event.
MARGIN = timedelta(hours=26)


def sweep() -> None:
    """Runs every step for every event; a failed one stops no other."""
    try_each(_steps())


def _steps() -> Iterator[Callable[[], object]]:
    """Each step queries its events when it starts."""
    yield turn_lists
    for what, find in (
        (expire, _with_overdue_offers),
        (pass_on, events_with_room_for_the_waiting),
        (remind, partial(_starting_within, max(REMINDERS))),
        (ask, partial(_starting_within, ASKED_BEFORE)),
        (thank, _over_lately),
    ):
        for event in find():
            yield partial(what, event)


def expire(event: Event) -> None:
    waiting_list.expire_offers_of(event=event)


def pass_on(event: Event) -> None:
    waiting_list.promote(event=event)


def remind(event: Event) -> None:
    for days in REMINDERS:
        if is_due(due := before(event, days)):
            reminding.remind_people(event=event, days=days, since=due)


def ask(event: Event) -> None:
    if is_due(due := before(event, ASKED_BEFORE)):
        reminding.ask_still_coming(event=event, since=due)


def thank(event: Event) -> None:
    if is_due(after(event), late=THANKS_FOR):
        reminding.thank(event=event)


def turn_lists() -> None:
    """Rebuild lists when sign-up of an event has just opened or closed."""
    now = timezone.now()
    lately = (now - timedelta(minutes=2), now)
    turned = Q(sign_up_opens_at__range=lately) | Q(sign_up_closes_at__range=lately)
    if Event.objects.public().filter(turned, has_sign_up=True).exists():
        list_versions.bump("events")


def before(event: Event, days: int) -> datetime:
    """This many days before the start, at the same wall-clock time."""
    local = timezone.localtime(event.starts_at)
    hour = local.time() if event.precision == Precision.HOUR else MORNING
    return _at(local.date() - timedelta(days=days), hour)


def after(event: Event) -> datetime:
    """The morning after the last day."""
    return _at(timezone.localdate(event.ends_at) + timedelta(days=1), MORNING)


def is_due(moment: datetime, *, late: timedelta = LATE) -> bool:
    return moment <= timezone.now() < moment + late


def events_with_room_for_the_waiting() -> QuerySet[Event]:
    """Events with a free place and people waiting: no offer was made, or it is too late for offers."""
    counted = Event.objects.on().filter(starts_at__gt=timezone.now(), registrations__place=Place.WAITING)
    return (
        Event.objects.filter(pk__in=counted.values("pk"), seats__in=(Seats.WAITING, Seats.FULL))
        .annotate(held=Count("registrations", filter=Q(registrations__place__in=HOLDING)))
        .filter(Q(capacity=None) | Q(capacity__gt=F("held")))
        .order_by("pk")
    )


def _with_overdue_offers() -> QuerySet[Event]:
    return Event.objects.filter(pk__in=capacity.overdue(timezone.now()).values("event")).order_by("pk")


def _starting_within(days: int) -> QuerySet[Event]:
    now = timezone.now()
    within = (now - MARGIN, now + timedelta(days=days) + MARGIN)
    return _with_people().filter(starts_at__range=within).order_by("pk")


def _over_lately() -> QuerySet[Event]:
    now = timezone.now()
    lately = (now - THANKS_FOR - 2 * MARGIN, now)
    return _with_people().filter(ends_at__range=lately).order_by("pk")


def _with_people() -> QuerySet[Event]:
    """Events that take place and have people, even if sign-up has been switched off since."""
    coming = Registration.objects.confirmed().filter(event=OuterRef("pk"))
    return Event.objects.on().filter(Exists(coming))


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))

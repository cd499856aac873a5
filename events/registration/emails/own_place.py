"""Letters about a person's place: confirmed, waiting, offered, expired, cancelled, carried over.

The common body is rendered once and stored (core.mail.share); a letter holds only personal values, so writing one is
fast while the event is locked.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core import mail, when
from core.mail.models import Letter
from events import capacity, ics, links
from events.choices import Place
from events.models import Event, Registration
from events.registration.emails.facts import facts

Words = Callable[[Registration], dict[str, str]]


def registration_confirmed(event: Event, people: Sequence[Registration]) -> None:
    """A confirmed place: with the calendar file and the online address."""
    write_each("registration_confirmed", event, people, is_for_confirmed=True, brings_calendar=True)


def registration_waiting(event: Event, people: Sequence[Registration], *, first: int) -> None:
    """All places are taken: the person's queue position, counted from ``first``, and the next steps."""
    order = {one.pk: str(number) for number, one in enumerate(people, first)}
    write_each("registration_waiting", event, people, words=lambda one: {"position": order[one.pk]})


def place_offered(event: Event, people: Sequence[Registration]) -> None:
    """An offered place with its time limit; the page behind the link has the button."""
    write_each("place_offered", event, people, words=_with_end, number=lambda one: one.offers)


def offer_lapsed(event: Event, people: Sequence[Registration]) -> None:
    """The offer has expired and the place was passed on."""
    write_each("offer_lapsed", event, people, number=lambda one: one.offers)


def registration_cancelled(event: Event, people: Sequence[Registration], *, had_place: bool) -> None:
    """A place, an offer or a queue position is cancelled; a confirmed place also in the calendar file."""
    variant = "place" if had_place else "queue_position"
    write_each(
        "registration_cancelled", event, people, variant=variant, brings_calendar=had_place, had_place=had_place
    )


def carried_over(event: Event, people: Sequence[Registration]) -> None:
    """To people who waited for the former edition: a place is offered here, or they are first in the queue."""
    offered = [one for one in people if one.place == Place.OFFERED]
    queue = [one for one in people if one.place != Place.OFFERED]
    write_each("carried_over", event, offered, variant="offer", words=_with_end, is_offered=True, former=event.former)
    write_each(
        "carried_over",
        event,
        queue,
        variant="queue_position",
        words=_with_position(queue),
        is_offered=False,
        former=event.former,
    )


def place_url(registration: Registration) -> str:
    """The page of the person's place; opening it changes nothing."""
    return settings.SITE_URL + reverse("events:place", args=[links.of_registration(registration)])


def write_each(
    name: str,
    event: Event,
    people: Sequence[Registration],
    *,
    variant: str = "",
    words: Words = lambda one: {},
    number: Callable[[Registration], object] | None = None,
    is_for_confirmed: bool = False,
    brings_calendar: bool = False,
    is_again: bool = False,
    **context: object,
) -> None:
    """One letter to each; ``number`` distinguishes letters of one kind to one person, ``variant`` bodies of one kind.

    ``is_again``: most people already have the letter, because the sweep asks for it every minute. The facts and the
    calendar file are rendered only for a new body.
    """
    people = [one for one in people if one.email]  # people added by the office may have no address
    kind, numbers = f"events.{name}", {one.pk: f"{one.pk}:{number(one)}" if number else str(one.pk) for one in people}
    if is_again:
        written = mail.written(kind, numbers.values())
        people = [one for one in people if numbers[one.pk] not in written]
    if not people:
        return
    body = mail.share(
        key=":".join(filter(None, (kind, str(event.pk), str(event.version), variant))),
        template=f"events/email/{name}",
        slots=["place_url", "cancel_url", "until", "position"],
        calendar=partial(ics.of_event, event, registration=people[0]) if brings_calendar else "",
        event=event,
        facts=partial(facts, event, is_for_confirmed=is_for_confirmed),
        **context,
    )
    readers = [
        mail.Reader(
            key=numbers[one.pk],
            to=one.email,
            words={"place_url": place_url(one)} | words(one),
        )
        for one in people
    ]
    mail.enqueue_alike(body, readers, kind=kind, is_confidential=True)


def _with_end(registration: Registration) -> dict[str, str]:
    return {"until": when.moment_of(registration.offer_ends_at)}


def _with_position(people: Sequence[Registration]) -> Words:
    order = capacity.positions(list(people))
    return lambda one: {"position": str(order[one.pk])}


def example(place: str = Place.CONFIRMED) -> tuple[Event, list[Registration]]:
    starts_at = datetime(2026, 10, 14, 15, 0, tzinfo=timezone.get_default_timezone())
    event = Event(
        pk=0, title="Jak napisać dobry wniosek o dotację", slug="jak-napisac-dobry-wniosek", starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3), room="Leszno, ul. Przykładowa 1, sala 2",
        online_url="https://spotkanie.example.org/wniosek", former=Event(title="Jak napisać wniosek – wiosna"),
    )  # fmt: skip
    until = starts_at - timedelta(days=5) if place == Place.OFFERED else None
    person = Registration(pk=0, event=event, name="Uczestniczka", email="uczestniczka@example.org", place=place,
                          queue_position=1, offer_ends_at=until)  # fmt: skip
    return event, [person]


def shown(name: str, write: Callable, place: str = Place.CONFIRMED) -> Letter:
    write(*example(place))
    return Letter.objects.select_related("body").filter(kind=f"events.{name}").latest("pk")


@mail.kind("events.registration_confirmed", "Zapis potwierdzony")
def demo_registration_confirmed() -> Letter:
    return shown("registration_confirmed", registration_confirmed)


@mail.kind("events.registration_waiting", "Zapis na listę rezerwową")
def demo_registration_waiting() -> Letter:
    return shown("registration_waiting", partial(registration_waiting, first=3), Place.WAITING)


@mail.kind("events.place_offered", "Zwolniło się miejsce")
def demo_place_offered() -> Letter:
    return shown("place_offered", place_offered, Place.OFFERED)


@mail.kind("events.offer_lapsed", "Propozycja miejsca wygasła")
def demo_offer_lapsed() -> Letter:
    return shown("offer_lapsed", offer_lapsed, Place.LAPSED)


@mail.kind("events.registration_cancelled", "Rezygnacja z miejsca")
def demo_registration_cancelled() -> Letter:
    return shown("registration_cancelled", partial(registration_cancelled, had_place=True), Place.CANCELLED)


@mail.kind("events.carried_over", "Zaproszenie z listy rezerwowej poprzedniej edycji")
def demo_carried_over() -> Letter:
    return shown("carried_over", carried_over, Place.OFFERED)

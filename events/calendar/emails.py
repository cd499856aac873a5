"""Letters to everybody signed up when an event changes: another time or place, moved, cancelled.

The body is rendered once for all (core.mail.share); the link and the line about the place are personal. The key holds
the event's SEQUENCE, so a retried change sends no second letter.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from core import mail
from core.mail.models import Letter
from core.publishing.letters import Letters
from events import ics
from events.calendar.public_changes import Change, when
from events.choices import Place, Status
from events.models import Event, Registration
from events.registration.emails.facts import facts
from events.registration.emails.own_place import place_url
from organizations.models import Organization

#: Texts about the person's own place.
YOURS = {
    Place.CONFIRMED: "Nadal masz miejsce.",
    Place.OFFERED: "Miejsce, które Ci proponujemy, nadal na Ciebie czeka.",
    Place.WAITING: "Zostajesz na liście rezerwowej.",
}


def event_changed(event: Event, changes: list[Change]) -> None:
    """Another time or place: the old and the new value."""
    _write("event_changed", event, changes=changes)


def event_moved(event: Event, changes: list[Change]) -> None:
    """New dates with the reason; the attached calendar file replaces the former one."""
    _write("event_moved", event, changes=changes)


def event_cancelled(event: Event) -> None:
    """Cancelled, with the reason; written before offers and queue positions end, so that it reaches everybody."""
    _write("event_cancelled", event)


def _write(name: str, event: Event, **context: object) -> None:
    """One rendering for confirmed places and one for each kind of waiting: the calendar file differs."""
    people: dict[str, list[Registration]] = {}
    for one in event.registrations.active().exclude(email=""):
        people.setdefault(one.place, []).append(one)
    for place, some in people.items():
        _write_to(some, place, name, event, **context)


def _write_to(people: list[Registration], place: str, name: str, event: Event, **context: object) -> None:
    kind = f"events.{name}"
    body = mail.share(
        key=f"{kind}:{event.pk}:{event.sequence}:{place}",
        template=f"events/email/{name}",
        slots=["place_url"],
        calendar=ics.of_event(event, registration=people[0]),
        event=event,
        facts=facts(event, is_for_confirmed=place == Place.CONFIRMED),
        yours=YOURS[Place(place)],
        **context,
    )
    readers = [
        mail.Reader(key=f"{one.pk}:{event.sequence}", to=one.email, words={"place_url": place_url(one)})
        for one in people
    ]
    mail.enqueue_alike(body, readers, kind=kind, is_confidential=True)


def _shown(name: str, **context: object) -> Letter:
    starts_at = datetime(2026, 10, 21, 17, 0, tzinfo=timezone.get_default_timezone())
    event = Event(
        pk=0, title="Jak napisać dobry wniosek o dotację", slug="jak-napisac-dobry-wniosek", starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3), room="Leszno, ul. Przykładowa 1, sala 2",
        status_reason="Osoba prowadząca zachorowała.",
    )  # fmt: skip
    person = Registration(pk=0, event=event, name="Uczestniczka", email="uczestniczka@example.org", place="confirmed")
    _write_to([person], Place.CONFIRMED, name, event, **context)
    return Letter.objects.select_related("body").filter(kind=f"events.{name}").latest("pk")


NEW_DATE = Change("Termin", "środa, 14 października 2026, 17.00–20.00", "środa, 21 października 2026, 17.00–20.00")
NEW_PLACE = Change("Miejsce", "Ratusz, Rynek 1, 64-100 Leszno", "Leszno, ul. Przykładowa 1, sala 2")


@mail.kind("events.event_changed", "Zmiana terminu lub miejsca")
def demo_event_changed() -> Letter:
    return _shown("event_changed", changes=[NEW_PLACE])


@mail.kind("events.event_moved", "Wydarzenie przełożone")
def demo_event_moved() -> Letter:
    return _shown("event_moved", changes=[NEW_DATE])


@mail.kind("events.event_cancelled", "Wydarzenie odwołane")
def demo_event_cancelled() -> Letter:
    return _shown("event_cancelled")


def context(event: Event) -> dict[str, str]:
    return {"when": when(event)}


def example() -> tuple[Event, Organization, dict[str, str]]:
    slug = "przykladowa-fundacja-ogrod-leszczynowy"
    organization = Organization(pk=1, name="Przykładowa Fundacja Ogród Leszczynowy", slug=slug)
    event = Event(pk=0, title="Spacer po leszczynach", slug="spacer-po-leszczynach", organizer=organization)
    return event, organization, {"when": "sobota, 5 czerwca 2027, 10.00–13.00"}


LETTERS = Letters(
    "events",
    {
        Status.SUBMITTED: ("event_submitted", "Do biura: zgłoszone wydarzenie", ""),
        Status.PUBLISHED: ("event_published", "Zgłoszone wydarzenie opublikowane", ""),
        Status.NEEDS_CHANGES: (
            "event_changes_asked",
            "Zgłoszone wydarzenie do poprawy",
            "Podaj, proszę, czy na spacer można przyjść z psem.",
        ),
        Status.REJECTED: (
            "event_rejected",
            "Zgłoszone wydarzenie odrzucone",
            "Wydarzenie odbywa się w innym mieście i nie dotyczy Leszna.",
        ),
        Status.CANCELLED: (
            "event_called_off",
            "Do organizacji: biuro odwołało wydarzenie",
            "W tym dniu park jest zamknięty po wichurze.",
        ),
        Status.MOVED: (
            "event_put_off",
            "Do organizacji: biuro przełożyło wydarzenie",
            "W tym dniu park jest zamknięty po wichurze.",
        ),
    },
    context,
    example,
)

"""Letters between an organisation that sends in an event and the office that decides on it."""

from django.conf import settings

from core import mail
from core.mail.models import Letter
from events.calendar.public_changes import when
from events.models import Event
from organizations.models import Organization


def submitted(event: Event) -> Letter:
    """To the office: an event waits for a decision."""
    return _send("event_submitted", event, dates=when(event), to=settings.OFFICE_EMAIL)


def published(event: Event) -> Letter | None:
    """To the person who sent it in: it is in the calendar."""
    return _tell("event_published", event)


def changes_asked(event: Event) -> Letter | None:
    """To the person who sent it in: what is to be mended first."""
    return _tell("event_changes_asked", event)


def rejected(event: Event) -> Letter | None:
    """To the person who sent it in: it will not be in the calendar, and why."""
    return _tell("event_rejected", event)


def called_off(event: Event) -> Letter | None:
    """To the person who sent it in: the office has called it off, and why."""
    return _tell("event_called_off", event)


def put_off(event: Event) -> Letter | None:
    """To the person who sent it in: the office has put it off, to when and why."""
    return _tell("event_put_off", event)


def _tell(letter: str, event: Event) -> Letter | None:
    """To the person who sent the event in; when the account is gone, to the owner of the entry; else to nobody."""
    if event.organizer is None:
        return None
    to = event.submitted_by or event.organizer.owner()
    return _send(letter, event, dates=when(event), to=to.email) if to else None


def _send(letter: str, event: Event, *, dates: str, to: str) -> Letter:
    return mail.enqueue(
        key=f"events.{letter}:{event.pk}:{event.version}",
        to=to,
        template=f"events/email/{letter}",
        event=event,
        organization=event.organizer,
        when=dates,
        reason=event.status_reason,
    )


def _shown(letter: str, reason: str = "") -> Letter:
    organization = Organization(
        pk=1, name="Przykładowa Fundacja Ogród Leszczynowy", slug="przykladowa-fundacja-ogrod-leszczynowy"
    )
    event = Event(
        pk=0, title="Spacer po leszczynach", slug="spacer-po-leszczynach", organizer=organization, status_reason=reason
    )
    return _send(letter, event, dates="sobota, 5 czerwca 2027, 10.00–13.00", to="ogrod@example.org")


@mail.kind("events.event_submitted", "Do biura: zgłoszone wydarzenie")
def demo_event_submitted() -> Letter:
    return _shown("event_submitted")


@mail.kind("events.event_published", "Zgłoszone wydarzenie opublikowane")
def demo_event_published() -> Letter:
    return _shown("event_published")


@mail.kind("events.event_changes_asked", "Zgłoszone wydarzenie do poprawy")
def demo_event_changes_asked() -> Letter:
    return _shown("event_changes_asked", "Podaj, proszę, czy na spacer można przyjść z psem.")


@mail.kind("events.event_rejected", "Zgłoszone wydarzenie odrzucone")
def demo_event_rejected() -> Letter:
    return _shown("event_rejected", "Wydarzenie odbywa się w innym mieście i nie dotyczy Leszna.")


@mail.kind("events.event_called_off", "Do organizacji: biuro odwołało wydarzenie")
def demo_event_called_off() -> Letter:
    return _shown("event_called_off", "W tym dniu park jest zamknięty po wichurze.")


@mail.kind("events.event_put_off", "Do organizacji: biuro przełożyło wydarzenie")
def demo_event_put_off() -> Letter:
    return _shown("event_put_off", "W tym dniu park jest zamknięty po wichurze.")

"""Messages of the office to the people of an event."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from core import audit
from core.errors import DomainError
from events.choices import ACTIVE, Place
from events.models import Event, Message, Registration
from events.registration.emails import messages as letters
from events.writing import lock

PLACES = {
    Message.To.EVERYBODY: ACTIVE,
    Message.To.CONFIRMED: (Place.CONFIRMED,),
    Message.To.WAITING: (Place.WAITING, Place.OFFERED),
}
NOBODY = "Nie ma teraz nikogo, do kogo ta wiadomość mogłaby pójść."


@transaction.atomic
def send_message(*, event: Event, to: str, subject: str, text: str, form_key: UUID, by: Any) -> Message:
    """Send one letter to everybody signed up, to those with a place, or to the waiting list.

    ``form_key`` identifies the form: a second submission returns the message of the first.
    """
    event = lock(event)
    if sent := Message.objects.filter(form_key=form_key).first():
        return sent
    people = list(recipients(event, to))
    if not people:
        raise DomainError(NOBODY)
    message = Message.objects.create(
        event=event, to=to, subject=subject, text=text, form_key=form_key, letters=len(people), sent_by=by
    )
    letters.message_sent(message, people)
    audit.record("events.send_message", event, by=by, message=message.pk, to=str(to), count=len(people))
    return message


def recipients(event: Event, to: str) -> QuerySet[Registration]:
    """Recipients with an address. People with an offer belong to the waiting list."""
    return event.registrations.filter(place__in=PLACES[Message.To(to)]).exclude(email="")

"""Messages of the office to the people of an event."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from core import mail
from core.mail import rendering
from core.mail.models import Letter
from events.models import Event, Message, Registration
from events.registration.emails.own_place import place_url

TEMPLATE = "events/email/message_sent"


def message_sent(message: Message, people: Sequence[Registration]) -> None:
    """One letter to each person, with the link to their place; a retried message reaches nobody twice."""
    body = mail.share(
        key=f"events.message_sent:{message.pk}",
        template=TEMPLATE,
        slots=["place_url"],
        message=message,
        event=message.event,
    )
    readers = [
        mail.Reader(key=f"{message.pk}:{one.pk}", to=one.email, words={"place_url": place_url(one)}) for one in people
    ]
    mail.enqueue_alike(body, readers, kind="events.message_sent", is_confidential=True)


def preview(message: Message) -> rendering.Rendered:
    """The letter as people will get it, except for the personal link."""
    words = {"place_url": "(tu będzie link do zapisu tej osoby)"}
    return rendering.render(TEMPLATE, {"message": message, "event": message.event, "slots": words})


@mail.kind("events.message_sent", "Wiadomość do zapisanych na wydarzenie")
def demo_message_sent() -> Letter:
    starts_at = datetime(2026, 10, 21, 17, 0, tzinfo=timezone.get_default_timezone())
    event = Event(
        pk=0, title="Jak napisać dobry wniosek o dotację", slug="jak-napisac-dobry-wniosek", starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
    )  # fmt: skip
    person = Registration(pk=0, event=event, name="Uczestniczka", email="uczestniczka@example.org", place="confirmed")
    words = "Weź, proszę, ze sobą statut swojej organizacji.\n\nWejście jest od strony podwórza."
    message_sent(Message(pk=0, event=event, subject="Co zabrać ze sobą", text=words), [person])
    return Letter.objects.select_related("body").filter(kind="events.message_sent").latest("pk")

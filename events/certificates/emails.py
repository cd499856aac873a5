"""The letter about a new certificate: a link to the PDF, never an attachment."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core import mail
from core.mail.models import Letter
from events import links
from events.models import Certificate, Event, Registration

KIND = "events.certificate_ready"


def certificate_ready(event: Event, certificates: Sequence[Certificate]) -> None:
    """One letter to each person with an address; a reissued certificate gets a new letter."""
    body = mail.share(
        key=f"{KIND}:{event.pk}:{event.version}",
        template="events/email/certificate_ready",
        slots=["certificate_url", "number"],
        event=event,
    )
    readers = [
        mail.Reader(
            key=f"{one.pk}:{one.issued_at:%Y%m%d%H%M%S%f}",
            to=one.registration.email,
            words={"certificate_url": certificate_url(one.registration), "number": str(one)},
        )
        for one in certificates
        if one.registration.email
    ]
    mail.enqueue_alike(body, readers, kind=KIND, is_confidential=True)


def certificate_url(registration: Registration) -> str:
    return settings.SITE_URL + reverse("events:certificate", args=[links.of_registration(registration)])


@mail.kind(KIND, "Zaświadczenie do pobrania")
def demo_certificate_ready() -> Letter:
    starts_at = datetime(2026, 10, 14, 15, 0, tzinfo=timezone.get_default_timezone())
    event = Event(pk=0, title="Jak napisać dobry wniosek o dotację", slug="wniosek", starts_at=starts_at)
    person = Registration(pk=0, event=event, name="Uczestniczka", email="uczestniczka@example.org")
    certificate = Certificate(pk=0, registration=person, year=2026, number=12, code="BCDFGHJK2345")
    certificate_ready(event, [certificate])
    return Letter.objects.select_related("body").filter(kind=KIND).latest("pk")

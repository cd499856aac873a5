"""Helpers for registration tests: people, sign-up, places and letters."""

from core.mail.models import Letter
from events.registration.actions import registering


def somebody(number=1, **facts):
    return registering.Person(**{"name": f"Osoba {number}", "email": f"osoba{number}@example.org"} | facts)


def sign_up(event, *people, **facts):
    return registering.register(event=event, people=people or [somebody()], **facts)


def fill(event, count, first=1):
    """Sign up this many people, one after another."""
    return [sign_up(event, somebody(number))[0] for number in range(first, first + count)]


def places(event):
    """Place of each registration, in sign-up order."""
    return list(event.registrations.order_by("pk").values_list("place", flat=True))


def letters(kind=""):
    """Kind and address of each letter, oldest first."""
    found = Letter.objects.order_by("pk").filter(kind__endswith=kind)
    return [(name.removeprefix("events."), to) for name, to in found.values_list("kind", "to")]

"""The code on a person's phone, read at check-in: a link that identifies the registration, and no more.

It differs from the link to the person's place, so that a stranger who sees the code cannot cancel the place.
"""

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404

from events.models import Registration

PERSON = "/biuro/wydarzenia/obecnosc/{}/"
_DOOR = signing.Signer(salt="events.check_in")


def token_of(registration: Registration) -> str:
    return _DOOR.sign(str(registration.pk))


def check_in_url(registration: Registration) -> str:
    """The content of the code: the page on which this person is checked in."""
    return settings.SITE_URL + PERSON.format(token_of(registration))


def registration_from(token: str) -> Registration:
    """The registration of a code, with its event; 404 for a forged code."""
    try:
        pk = _DOOR.unsign(token)
    except signing.BadSignature:
        raise Http404("Nie ma takiego kodu.") from None
    return get_object_or_404(Registration.objects.select_related("event", "organization"), pk=pk)

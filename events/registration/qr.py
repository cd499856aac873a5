"""The code on a person's phone that is read at the door: a link that says who stands there, and no more.

Apart from the link to one's own place: whoever sees the code over a shoulder cannot give the place up with it.
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
    """What the code holds: the page on which this person is marked present."""
    return settings.SITE_URL + PERSON.format(token_of(registration))


def registration_from(token: str) -> Registration:
    """The place that a code belongs to, with its event; a code that nobody of ours made leads nowhere."""
    try:
        pk = _DOOR.unsign(token)
    except signing.BadSignature:
        raise Http404("Nie ma takiego kodu.") from None
    return get_object_or_404(Registration.objects.select_related("event", "organization"), pk=pk)

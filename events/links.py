"""Signed links in letters: to one's own place at an event, and to an organisation's answer to the survey.

A link opened by GET changes nothing: a page with a button does, so a mail scanner may open whatever it likes.
The sign before the signature keeps links out of the logs (core.logs.path_without_people).
"""

from datetime import timedelta

from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from events.models import Registration, Survey
from organizations.models import Organization

#: How long after its event a link still leads to one's own place: opinions, materials, the certificate.
AFTER_EVENT = timedelta(days=365)
_PLACE = signing.TimestampSigner(salt="events.registration")
_SURVEY = signing.TimestampSigner(salt="events.survey")


def of_registration(registration: Registration) -> str:
    return _PLACE.sign(f"{registration.pk}-{_mark(registration.email)}")


def registration_from(token: str) -> Registration:
    """The place that a link leads to, with its event, whatever became of both.

    A link that nobody of ours made, one to an address mended since, or one to an event long past leads nowhere.
    """
    pk, mark = _read(_PLACE, token)
    registration = get_object_or_404(Registration.objects.select_related("event"), pk=pk, emptied_at=None)
    if not constant_time_compare(mark, _mark(registration.email)):
        raise Http404("Ten link prowadził na inny adres.")
    ends_at = registration.event.ends_at
    if ends_at and ends_at + AFTER_EVENT < timezone.now():
        raise Http404("Od tego wydarzenia minął ponad rok.")
    return registration


def of_survey(survey: Survey, organization: Organization) -> str:
    return _SURVEY.sign(f"{survey.pk}-{organization.pk}")


def survey_from(token: str) -> tuple[Survey, Organization]:
    """The survey and the organisation that a link speaks for; the page says whether answers are still taken."""
    survey, organization = _read(_SURVEY, token)
    found = get_object_or_404(Survey, pk=survey)
    if found.closes_at + AFTER_EVENT < timezone.now():
        raise Http404("Ta ankieta skończyła się ponad rok temu.")
    return found, get_object_or_404(Organization.objects.published(), pk=organization)


def _read(signer: signing.TimestampSigner, token: str) -> tuple[str, str]:
    try:
        first, _, second = signer.unsign(token).partition("-")
    except signing.BadSignature:
        raise Http404("Nie ma takiego linku.") from None
    return first, second


def _mark(email: str) -> str:
    """Sixteen signs that stand for the address, so that the link needs not hold it."""
    return salted_hmac("events.links", email.casefold()).hexdigest()[:16]

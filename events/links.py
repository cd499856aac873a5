"""Signed links in letters: to a person's place at an event, and to an organisation's answer to the survey.

GET changes nothing: the page has a button, so a mail scanner may open the link. The character before the signature
keeps links out of the logs (core.logs.path_without_people).
"""

from datetime import timedelta

from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from events.models import Registration, Survey
from organizations.models import Organization

#: How long after its event a link works: opinions, materials, the certificate.
AFTER_EVENT = timedelta(days=365)
_PLACE = signing.TimestampSigner(salt="events.registration")
_SURVEY = signing.TimestampSigner(salt="events.survey")


def of_registration(registration: Registration) -> str:
    return _PLACE.sign(f"{registration.pk}-{_mark(registration.email)}")


def registration_from(token: str) -> Registration:
    """The place of a link, with its event, in any state.

    A forged link, one to a corrected address, or one to an event long past raises 404.
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
    """The survey and organisation of a link; the page shows whether the survey is open."""
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
    """Sixteen characters derived from the address, so that the link does not contain it."""
    return salted_hmac("events.links", email.casefold()).hexdigest()[:16]

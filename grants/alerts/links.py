"""Signed links to alerts: one that proves an address, and one in every letter to change or stop the alerts.

GET changes nothing: only a button on the page does, so a mail scanner may open any link. The link in letters works as
long as the alerts go to the same address: it has no time limit.
"""

from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.crypto import constant_time_compare, salted_hmac

from grants.alerts.selectors import address_of
from grants.models import AlertProfile

#: An unconfirmed profile is deleted after this many days.
CONFIRM_DAYS = 7
#: The separator before the signature keeps links out of the logs (core.logs.path_without_people).
_CONFIRM = signing.TimestampSigner(salt="grants.alerts.confirm")
_ALERTS = signing.Signer(salt="grants.alerts")


def to_confirm(profile: AlertProfile, address: str) -> str:
    return _CONFIRM.sign(_named(profile, address))


def to_alerts(profile: AlertProfile, address: str) -> str:
    return _ALERTS.sign(_named(profile, address))


def profile_to_confirm(token: str) -> AlertProfile:
    """The profile whose address the link proves; an expired or forged link is a 404."""
    return _found(_CONFIRM, token, max_age=CONFIRM_DAYS * 24 * 3600)


def profile_from(token: str) -> AlertProfile:
    """The profile that a letter belongs to; 404 when its alerts go to another address now."""
    return _found(_ALERTS, token)


def _found(signer: signing.Signer, token: str, **options: int) -> AlertProfile:
    try:
        pk, _, mark = signer.unsign(token, **options).partition("-")
    except signing.BadSignature:
        raise Http404("Nie ma takiego linku.") from None
    profile = get_object_or_404(AlertProfile.objects.select_related("user", "organization"), pk=pk)
    if not constant_time_compare(mark, _mark(address_of(profile))):
        raise Http404("Ten link prowadził na inny adres.")
    return profile


def _named(profile: AlertProfile, address: str) -> str:
    return f"{profile.pk}-{_mark(address)}"


def _mark(address: str) -> str:
    """Sixteen characters derived from the address, so that the link does not contain it."""
    return salted_hmac("grants.alerts", address.casefold()).hexdigest()[:16]

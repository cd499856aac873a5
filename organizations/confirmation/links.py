"""The confirmation link: signed, valid for 180 days. Opening it changes nothing; its page has a button."""

from django.core import signing

from organizations.models import ConfirmationRequest

DAYS = 180
_SIGNER = signing.TimestampSigner(salt="organizations.confirmation")


class LinkBroken(Exception):
    """The link is forged, or its target is deleted."""


def of(request: ConfirmationRequest) -> str:
    return _SIGNER.sign(str(request.pk))


def request_from(token: str) -> tuple[ConfirmationRequest, bool]:
    """The confirmation request of a link, and whether the link is still valid."""
    try:
        pk = _SIGNER.unsign(token)
    except signing.BadSignature as error:
        raise LinkBroken from error
    found = ConfirmationRequest.objects.select_related("organization").filter(pk=pk).first()
    if found is None:
        raise LinkBroken
    try:
        _SIGNER.unsign(token, max_age=DAYS * 24 * 3600)
    except signing.SignatureExpired:
        return found, False
    return found, True

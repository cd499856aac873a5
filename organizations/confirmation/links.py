"""The link "is all this still true?": signed, good for 180 days. Opening it changes nothing; its page has a button."""

from django.core import signing

from organizations.models import ConfirmationRequest

DAYS = 180
_SIGNER = signing.TimestampSigner(salt="organizations.confirmation")


class LinkBroken(Exception):
    """Nobody of ours made this link, or what it led to is gone."""


def of(request: ConfirmationRequest) -> str:
    return _SIGNER.sign(str(request.pk))


def request_from(token: str) -> tuple[ConfirmationRequest, bool]:
    """The question that a link belongs to, and whether the link is still good."""
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

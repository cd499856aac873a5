"""Links in the letters of a submission: signed, valid for thirty days, bound to the recipient's address.

GET changes nothing, only the button on the page does, so a mail scanner may open the link.
"""

from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.crypto import constant_time_compare, salted_hmac

from organizations.models import AccessRequest, Joining

DAYS = 30
SECONDS = DAYS * 24 * 3600
#: The separator before the signature keeps links out of the logs (core.logs.path_without_people).
_DRAFT = signing.TimestampSigner(salt="organizations.joining")
_ACCESS = signing.TimestampSigner(salt="organizations.access_request")


def of_joining(joining: Joining) -> str:
    return _DRAFT.sign(f"{joining.pk}-{_mark(joining.email)}")


def of_access_request(request: AccessRequest) -> str:
    return _ACCESS.sign(f"{request.pk}-{_mark(request.email)}")


def joining_from(token: str) -> tuple[Joining, bool]:
    """The draft of a link, and whether the link is still valid.

    A forged link, or one sent to a former address of the draft, raises 404.
    """
    pk, mark, is_fresh = _read(_DRAFT, token)
    joining = get_object_or_404(Joining.objects.select_related("organization"), pk=pk)
    if not constant_time_compare(mark, _mark(joining.email)):
        raise Http404("Ten link prowadził na inny adres.")
    return joining, is_fresh


def access_request_from(token: str) -> tuple[AccessRequest, bool]:
    """The same for an access request."""
    pk, mark, is_fresh = _read(_ACCESS, token)
    request = get_object_or_404(AccessRequest.objects.select_related("organization"), pk=pk)
    if not constant_time_compare(mark, _mark(request.email)):
        raise Http404("Ten link prowadził na inny adres.")
    return request, is_fresh


def _read(signer: signing.TimestampSigner, token: str) -> tuple[int, str, bool]:
    try:
        value = signer.unsign(token)
    except signing.BadSignature:
        raise Http404("Nie ma takiego linku.") from None
    pk, _, mark = value.partition("-")
    try:
        signer.unsign(token, max_age=SECONDS)
    except signing.SignatureExpired:
        return int(pk), mark, False
    return int(pk), mark, True


def _mark(email: str) -> str:
    """Sixteen hex digits derived from the address, so that the link does not contain it."""
    return salted_hmac("organizations.links", email.casefold()).hexdigest()[:16]

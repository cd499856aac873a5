"""Signed links that show a draft to people without an account.

The character before the signature keeps links out of the logs (core.logs.path_without_people).
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from core.publishing.models import DRAFT, NEEDS_CHANGES, PUBLISHED, SUBMITTED

GOOD_FOR = timedelta(days=14)
#: A withdrawn object has no preview.
PREVIEWED = (DRAFT, SUBMITTED, NEEDS_CHANGES, PUBLISHED)


def token(thing: Model) -> str:
    return _signer(type(thing)).sign(str(thing.pk))


def link(thing: Any, page: str) -> dict[str, str | int]:
    """For templates: the preview URL (``page`` is a URL name), as long as the object is not public."""
    if thing.is_public or thing.status not in PREVIEWED:
        return {}
    address = reverse(page, args=[token(thing)])
    return {"preview_url": settings.SITE_URL + address, "preview_path": address, "preview_days": GOOD_FOR.days}


def page(request, token: str, model: type[Model], show: Callable[[Any, Any], HttpResponse]) -> HttpResponse:
    """Show the draft as it will look, redirect to its page once it is public, or report an expired link.

    Invalid signatures and objects without a preview give 404.
    """
    try:
        pk = int(_signer(model).unsign(token, max_age=GOOD_FOR))
    except signing.SignatureExpired:
        context = {"days": GOOD_FOR.days, "opts": model._meta}
        response = render(request, "published/preview_expired.html", context, status=410)
    except signing.BadSignature:
        raise Http404("Nie ma takiego linku.") from None
    else:
        thing = get_object_or_404(model, pk=pk, status__in=PREVIEWED)
        if thing.is_public:
            return redirect(thing)
        response = show(request, thing)
    response["X-Robots-Tag"] = "noindex"
    return response


def _signer(model: type[Model]) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"{model._meta.label_lower}.preview")

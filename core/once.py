"""A form sent twice creates one object: the second request is redirected to the first one's object."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from core.models import SentForm

#: After this time the same data is intended: the person wants a second object.
WITHIN = timedelta(hours=1)
NOT_TYPED = {"csrfmiddlewaretoken"}
Made = TypeVar("Made", bound=Model)


@transaction.atomic
def made(request: HttpRequest, model: type[Made], make: Callable[[], Made]) -> Made:
    """Return what ``make`` creates, or what it created for the same form and person less than an hour ago.

    A concurrent second request waits for the first. Different data creates another object, and
    so does the same data when the first object was deleted. A form that ``make`` refuses is not remembered.
    """
    form, _ = SentForm.objects.get_or_create(digest=_digest(request))
    form = SentForm.objects.select_for_update().get(pk=form.pk)
    if form.sent_at > timezone.now() - WITHIN and (before := model.objects.filter(pk=form.object_id).first()):
        return before
    thing = make()
    form.object_id, form.sent_at = thing.pk, timezone.now()
    form.save(update_fields=["object_id", "sent_at"])
    return thing


def _digest(request: HttpRequest) -> str:
    """Digest of user, path and data. Of a file its name and length: a repeated request sends the same file."""
    typed = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_TYPED)
    files = [(name, one.name, one.size) for name, chosen in request.FILES.lists() for one in chosen]
    told = json.dumps([request.user.pk, request.path, typed, sorted(files)])
    return hashlib.sha256(told.encode()).hexdigest()

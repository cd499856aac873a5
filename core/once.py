"""A form pressed twice makes one thing: the second press is led to what the first one made."""

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

#: After this time the same words are meant: somebody wants a second thing like the first.
WITHIN = timedelta(hours=1)
NOT_TYPED = {"csrfmiddlewaretoken"}
Made = TypeVar("Made", bound=Model)


@transaction.atomic
def made(request: HttpRequest, model: type[Made], make: Callable[[], Made]) -> Made:
    """What ``make`` makes, or what it made when the same person sent the very same form here less than an hour ago.

    A press that comes while the first is on its way waits for it. Words typed otherwise make a thing of their own, and
    so do the same words when the first thing is gone again. A form that ``make`` refuses was never sent.
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
    """Of who sent what where. Of a file its name and length: the same press sends the same one."""
    typed = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_TYPED)
    files = [(name, one.name, one.size) for name, chosen in request.FILES.lists() for one in chosen]
    told = json.dumps([request.user.pk, request.path, typed, sorted(files)])
    return hashlib.sha256(told.encode()).hexdigest()

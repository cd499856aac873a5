"""Actions on a version: begin, save as a draft, publish in place of the previous one, discard."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from core import audit
from core.conflicts import hold
from core.versions.errors import Incomplete, NotADraft
from core.versions.models import State, Version


@transaction.atomic
def begin(*, model: type[Version], values: dict[str, Any], by: Any, **series: Any) -> Version:
    """Create or return the draft of the next version, filled with ``values``.

    A series has one draft: a second request gets the first one's, with all its text. If another person began
    and published a version between our two queries, the new draft follows that version.
    """
    try:
        with transaction.atomic():
            return _begun(model, values, by, series)
    except IntegrityError:
        return _begun(model, values, by, series)


@transaction.atomic
def save(*, draft: Version, fields: Iterable[str], by: Any, seen_at: datetime | None = None) -> Version:
    """Write the named fields of the draft as they are in memory.

    Raises ConflictError when it was saved after ``seen_at``, NotADraft when it was published or discarded.
    """
    fields = list(fields)
    values = {name: getattr(draft, name) for name in fields}
    stored = hold(type(draft), draft.pk, seen_at=seen_at, gone=NotADraft)
    if not stored.is_draft:
        raise NotADraft
    type(draft).objects.filter(pk=draft.pk).update(**values, updated_at=timezone.now())
    draft.refresh_from_db()
    if fields:
        _note("change", draft, by=by, fields=fields)
    return draft


@transaction.atomic
def publish(*, draft: Version, by: Any) -> Version:
    """Make the draft the current version; the previous one is kept unchanged.

    Raises NotADraft when it was published or discarded; Incomplete, with a sentence per field, if a part is missing.
    """
    model = type(draft)
    rows = {each.pk: each for each in model.objects.select_for_update().filter(**draft.series).order_by("pk")}
    found = rows.get(draft.pk)
    if found is None or not found.is_draft:
        raise NotADraft
    if problems := found.problems():
        raise Incomplete(problems)
    now = timezone.now()
    model.objects.filter(**found.series).current().update(status=State.FORMER, replaced_at=now)
    sealed = found.sealed() | {"status": State.CURRENT, "published_at": now}
    model.objects.filter(pk=found.pk).update(**sealed)
    found.refresh_from_db()
    _note("publish", found, by=by)
    return found


@transaction.atomic
def discard(*, draft: Version, by: Any) -> None:
    """Delete the draft. Published versions stay forever."""
    _note("discard", draft, by=by)
    deleted, _ = type(draft).objects.filter(pk=draft.pk, status=State.DRAFT).delete()
    if not deleted:
        raise NotADraft


def _begun(model: type[Version], values: dict[str, Any], by: Any, series: dict[str, Any]) -> Version:
    last = model.objects.filter(**series).aggregate(last=Max("version"))["last"] or 0
    defaults = values | {"version": last + 1}
    draft, is_new = model.objects.get_or_create(status=State.DRAFT, **series, defaults=defaults)
    if is_new:
        _note("begin", draft, by=by)
    return draft


def _note(verb: str, version: Version, *, by: Any, **details: Any) -> None:
    meta = version._meta
    audit.record(f"{meta.app_label}.{verb}_{meta.model_name}", version, by=by, version=version.version, **details)

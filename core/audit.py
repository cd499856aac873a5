"""Who changed what and when."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet

from core.models import AuditEvent


def record(action: str, obj: Model, *, by: Any = None, **details: Any) -> AuditEvent:
    """Note that ``by`` (a user, or None for the portal itself) did ``action`` to ``obj``.

    Called inside the transaction of the change, so that neither stands without the other.
    ``details`` must be JSON and hold no personal data: names of fields yes, their values no.
    """
    event = _event(action, obj, by, details)
    event.save()
    return event


def record_many(action: str, changed: Iterable[tuple[Model, dict[str, Any]]], *, by: Any = None) -> None:
    """The same for many objects at once: one event each, with its own details."""
    events = [_event(action, obj, by, details) for obj, details in changed]
    AuditEvent.objects.bulk_create(events, batch_size=500)


def events_of(obj: Model) -> QuerySet[AuditEvent]:
    """What happened to ``obj``, newest first."""
    return AuditEvent.objects.filter(object_kind=obj._meta.label_lower, object_id=str(obj.pk))


def _event(action: str, obj: Model, by: Any, details: dict[str, Any]) -> AuditEvent:
    return AuditEvent(
        action=action,
        object_kind=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=str(obj)[:250],
        actor_id=by.pk if by is not None else None,
        details=details,
    )

"""How a change of a call is written: its version, the audit, the search index, the stamp of the lists.

Private to the actions; everything here runs inside their transaction.
"""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from core import audit, search, stamps
from grants.alerts.actions import rounds
from grants.calls.actions.errors import CallGone, ConflictError
from grants.models import Call


def held(call: Call, *, seen_at: datetime | None = None) -> Call:
    """The call as it is now, locked until the transaction ends; refused when it is gone or newer than ``seen_at``."""
    stored = Call.objects.select_for_update().filter(pk=call.pk).first()
    if stored is None:
        raise CallGone
    if seen_at not in (None, stored.updated_at):
        raise ConflictError
    return stored


def publish_change(call: Call, *, action: str, by: Any, is_for_calendars: bool = False, **details: Any) -> None:
    """What follows each write of a call. ``is_for_calendars``: deadline, title or state changed, so SEQUENCE rises."""
    raised = {"version": F("version") + 1, "updated_at": timezone.now()}
    if is_for_calendars:
        raised["sequence"] = F("sequence") + 1
    Call.objects.filter(pk=call.pk).update(**raised)
    call.refresh_from_db(fields=["version", "updated_at", "sequence"])
    audit.record(action, call, by=by, **details)
    search.index(call)
    if is_for_calendars:
        rounds.call_off_overtaken_letters(call=call)
    stamps.bump("calls")

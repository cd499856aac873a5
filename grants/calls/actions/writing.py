"""How a change of a call is written: its version, the audit, the search index, the version of its list.

Private to the actions; everything here runs inside their transaction.
"""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from core import audit, search
from core.conflicts import hold
from core.lists import list_versions
from grants.alerts.actions import rounds
from grants.calls.actions.errors import CallGone
from grants.models import Call


def held(call: Call, *, seen_at: datetime | None = None) -> Call:
    """The call as it is now, locked until the transaction ends; refused when it is gone or newer than ``seen_at``."""
    return hold(Call, call.pk, seen_at=seen_at, gone=CallGone)


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
    list_versions.bump("calls")

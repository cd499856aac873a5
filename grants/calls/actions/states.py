"""Transitions of a call: publish, move the deadline, end, settle with results, withdraw."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.errors import Refused, WrongState
from grants.alerts.actions import rounds
from grants.calls import law
from grants.calls.actions.editing import write_results
from grants.calls.workflow import CALLS
from grants.choices import CallStatus, Deadline, Phase
from grants.models import Call

PAST = "Ten termin już minął. Jeśli to dawny nabór, który ma trafić do archiwum, zaznacz to."
TAKING = (Phase.ANNOUNCED, Phase.OPEN)


@transaction.atomic
def publish(*, call: Call, by: Any, seen_at: datetime | None = None, is_archival: bool = False) -> Call:
    """Make the call public. Only one of two concurrent publishes wins.

    Raises Refused, with messages by field, when the deadline is missing or past (unless ``is_archival`` marks an old
    call) or the periods that the law sets are not kept. Matching alerts are sent within minutes, by the sweep.
    """
    stored = CALLS.lock(call, to=CallStatus.PUBLISHED, seen_at=seen_at)
    _refuse_unready(stored, is_archival=is_archival)
    return _enter(stored, CallStatus.PUBLISHED, by=by, published_at=timezone.now())


@transaction.atomic
def move_deadline(*, call: Call, closes_at: datetime, reason: str, by: Any) -> Call:
    """Move the deadline of a public call that takes applications; its page shows the former one and the reason."""
    stored = CALLS.lock(call)
    _refuse_not(stored, TAKING, "Termin można zmienić tylko, dopóki nabór trwa albo jest zapowiedziany.")
    reason = CALLS.required_reason(reason)
    if closes_at == stored.closes_at:
        raise Refused({"closes_at": ["To jest ten sam termin co dotąd. Podaj nowy."]})
    if closes_at <= timezone.now():
        raise Refused({"closes_at": ["Nowy termin już minął. Podaj termin w przyszłości."]})
    stored.former_deadlines.create(closes_at=stored.closes_at, reason=reason)
    stored.closes_at, stored.deadline = closes_at, Deadline.SET
    _refuse_unlawful(stored)
    return _write(stored, "move_deadline", by=by, is_checked=True, closes_at=closes_at, deadline=Deadline.SET)


@transaction.atomic
def end(*, call: Call, by: Any) -> Call:
    """Close a call without a deadline now: the money is spent, or the funder has stopped."""
    stored = CALLS.lock(call)
    if stored.deadline != Deadline.OPEN_ENDED or stored.phase != Phase.OPEN:
        raise WrongState("Zakończyć można tylko nabór ciągły, który trwa.")
    return _write(stored, "end", by=by, closes_at=timezone.now())


@transaction.atomic
def settle(
    *,
    call: Call,
    by: Any,
    results: Iterable[Mapping[str, Any]] | None = None,
    note: str | None = None,
    url: str | None = None,
) -> Call:
    """Publish who got how much. Without ``results`` those that the office has already entered are shown.

    Where nobody got a grant, the note must say so. Settling again corrects the results.
    """
    stored = CALLS.lock(call)
    over = (Phase.ASSESSMENT, Phase.CLOSED, Phase.SETTLED)
    _refuse_not(stored, over, "Wyniki można podać dopiero po zakończeniu naboru.")
    if results is not None:
        write_results(stored, results)
    note = stored.results_note if note is None else note.strip()
    if not note and not stored.results.exists():
        raise Refused({"results_note": ["Wpisz, kto ile dostał, albo napisz, dlaczego nikt nie dostał dotacji."]})
    results_url, settled_at = stored.results_url if url is None else url, stored.settled_at or timezone.now()
    CALLS.write(stored, "settle", by=by, results_note=note, results_url=results_url, settled_at=settled_at)
    return stored


@transaction.atomic
def withdraw(*, call: Call, reason: str, by: Any) -> Call:
    """Withdraw a public call, with a reason; its page stays, calendar feeds show the deadline as cancelled."""
    return _enter(CALLS.lock(call, to=CallStatus.WITHDRAWN), CallStatus.WITHDRAWN, by=by, reason=reason)


def _enter(call: Call, to: str, **values: Any) -> Call:
    """A transition that calendars and alerts have to follow."""
    CALLS.enter(call, to, sequence=call.sequence + 1, is_checked=True, **values)
    rounds.call_off_overtaken_letters(call=call)
    return call


def _write(call: Call, verb: str, **values: Any) -> Call:
    """The same for a moved deadline."""
    CALLS.write(call, verb, sequence=call.sequence + 1, **values)
    rounds.call_off_overtaken_letters(call=call)
    return call


def _refuse_unready(call: Call, *, is_archival: bool) -> None:
    if call.deadline == Deadline.SET and call.closes_at is None:
        raise Refused({"closes_at": ["Podaj, do kiedy można składać wnioski."]})
    if call.closes_at is not None and call.closes_at <= timezone.now() and not is_archival:
        raise Refused({"closes_at": [PAST]})
    _refuse_unlawful(call)


def _refuse_unlawful(call: Call) -> None:
    if call.deadline != Deadline.UNKNOWN and (found := law.problems(call, law.limits())):
        raise Refused(found)


def _refuse_not(call: Call, phases: tuple[str, ...], sentence: str) -> None:
    if call.phase not in phases:
        raise WrongState(sentence)

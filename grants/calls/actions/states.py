"""The life of a call: published, given another deadline, ended, settled with results, withdrawn."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.polish import quoted
from grants.calls import law
from grants.calls.actions.editing import check, write_results
from grants.calls.actions.errors import CallRefused, WrongState
from grants.calls.actions.writing import held, publish_change
from grants.choices import CallStatus, Deadline, Phase
from grants.models import Call

NO_REASON = "Napisz powód – przeczytają go wszyscy na stronie naboru."
PAST = "Ten termin już minął. Jeśli to dawny nabór, który ma trafić do archiwum, zaznacz to."
TAKING = (Phase.ANNOUNCED, Phase.OPEN)


@transaction.atomic
def publish(*, call: Call, by: Any, seen_at: datetime | None = None, is_archival: bool = False) -> Call:
    """Show the call to everybody. Of two who press at once, one publishes.

    Raises CallRefused, with the sentences by field: a deadline is missing or past (unless ``is_archival`` says that
    an old call is meant), or the law's clock is broken. Whoever asked to be told of such calls is told
    within minutes, by the sweep of alerts.
    """
    stored = held(call, seen_at=seen_at)
    if stored.status != CallStatus.DRAFT:
        raise WrongState(f"{quoted(stored)}: ten nabór jest już w stanie „{stored.get_status_display()}”.")
    _refuse_unready(stored, is_archival=is_archival)
    stored.published_at = timezone.now()
    stored.status, stored.status_changed_at = CallStatus.PUBLISHED, stored.published_at
    check(stored)
    stored.save(update_fields=["published_at", "status", "status_changed_at"])
    publish_change(stored, action="grants.publish_call", by=by, is_for_calendars=True)
    return stored


@transaction.atomic
def move_deadline(*, call: Call, closes_at: datetime, reason: str, by: Any) -> Call:
    """Give a public call that takes applications another deadline; the former one and the reason stay on its page."""
    stored = held(call)
    _refuse_not(stored, TAKING, "Termin można zmienić tylko, dopóki nabór trwa albo jest zapowiedziany.")
    reason = _told(reason)
    if closes_at == stored.closes_at:
        raise CallRefused({"closes_at": ["To jest ten sam termin co dotąd. Podaj nowy."]})
    if closes_at <= timezone.now():
        raise CallRefused({"closes_at": ["Nowy termin już minął. Podaj termin w przyszłości."]})
    stored.former_deadlines.create(closes_at=stored.closes_at, reason=reason)
    stored.closes_at, stored.deadline = closes_at, Deadline.SET
    check(stored)
    _refuse_unlawful(stored)
    stored.save(update_fields=["closes_at", "deadline"])
    publish_change(stored, action="grants.move_deadline", by=by, is_for_calendars=True)
    return stored


@transaction.atomic
def end(*, call: Call, by: Any) -> Call:
    """Close a call without a deadline now: the money is spent, or the funder has stopped."""
    stored = held(call)
    if stored.deadline != Deadline.OPEN_ENDED or stored.phase != Phase.OPEN:
        raise WrongState("Zakończyć można tylko nabór ciągły, który trwa.")
    stored.closes_at = timezone.now()
    stored.save(update_fields=["closes_at"])
    publish_change(stored, action="grants.end_call", by=by, is_for_calendars=True)
    return stored


@transaction.atomic
def settle(
    *,
    call: Call,
    by: Any,
    results: Iterable[Mapping[str, Any]] | None = None,
    note: str | None = None,
    url: str | None = None,
) -> Call:
    """Show who got how much. Without ``results`` those that the office has entered already are shown.

    Where nobody got anything the note must say so. Settled again, the results are mended.
    """
    stored = held(call)
    over = (Phase.ASSESSMENT, Phase.CLOSED, Phase.SETTLED)
    _refuse_not(stored, over, "Wyniki można podać dopiero po zakończeniu naboru.")
    if results is not None:
        write_results(stored, results)
    stored.results_note = stored.results_note if note is None else note.strip()
    stored.results_url = stored.results_url if url is None else url
    if not stored.results_note and not stored.results.exists():
        raise CallRefused({"results_note": ["Wpisz, kto ile dostał, albo napisz, dlaczego nikt nie dostał dotacji."]})
    stored.settled_at = stored.settled_at or timezone.now()
    stored.save(update_fields=["results_note", "results_url", "settled_at"])
    publish_change(stored, action="grants.settle_call", by=by)
    return stored


@transaction.atomic
def withdraw(*, call: Call, reason: str, by: Any) -> Call:
    """Call a public call off, telling why; its page stays, calendars hear that the deadline is cancelled."""
    stored = held(call)
    if stored.status != CallStatus.PUBLISHED:
        raise WrongState(f"{quoted(stored)}: ten nabór jest w stanie „{stored.get_status_display()}”.")
    stored.status, stored.status_reason, stored.status_changed_at = (
        CallStatus.WITHDRAWN,
        _told(reason),
        timezone.now(),
    )
    stored.save(update_fields=["status", "status_reason", "status_changed_at"])
    publish_change(stored, action="grants.withdraw_call", by=by, is_for_calendars=True)
    return stored


def _refuse_unready(call: Call, *, is_archival: bool) -> None:
    if call.deadline == Deadline.SET and call.closes_at is None:
        raise CallRefused({"closes_at": ["Podaj, do kiedy można składać wnioski."]})
    if call.closes_at is not None and call.closes_at <= timezone.now() and not is_archival:
        raise CallRefused({"closes_at": [PAST]})
    _refuse_unlawful(call)


def _refuse_unlawful(call: Call) -> None:
    if call.deadline != Deadline.UNKNOWN and (found := law.problems(call, law.limits())):
        raise CallRefused(found)


def _refuse_not(call: Call, phases: tuple[str, ...], sentence: str) -> None:
    if call.phase not in phases:
        raise WrongState(sentence)


def _told(reason: str) -> str:
    if not reason.strip():
        raise CallRefused({"reason": [NO_REASON]})
    return reason.strip()

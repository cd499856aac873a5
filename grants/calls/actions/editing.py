"""Add, change, copy and delete a call."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core.errors import Refused
from core.publishing.editing import Edit, set_related
from core.publishing.workflow import check
from grants.alerts.actions import rounds
from grants.calls import law
from grants.calls.workflow import CALLS
from grants.choices import Deadline, Phase
from grants.models import Call, CallResult
from organizations.models import Organization

#: Fields that the next edition copies from an earlier one.
COPIED = (
    "kind", "source", "funder", "lead", "body", "is_for_informal", "applicants_note", "deadline", "pool",
    "grant_from", "grant_to", "own_share", "area", "form_url", "contact",
)  # fmt: skip
#: What calendars show of a call: a change of these raises its SEQUENCE.
IN_CALENDARS = {"title", "lead", "funder", "closes_at", "deadline"}
MOVED_APART = (
    "Termin opublikowanego naboru zmienia się osobno, z podaniem powodu. "
    "Zostaw tu dotychczasowy i użyj „Zmień termin”."
)


@transaction.atomic
def create(
    *,
    values: Mapping[str, Any],
    themes: Iterable[Any] = (),
    spheres: Iterable[Any] = (),
    legal_forms: Iterable[str] = (),
    by: Any,
) -> Call:
    """Add a draft. ``values`` are fields of the workflow; an empty slug is made from the title.

    Without themes and spheres the call is for every theme; without legal forms, for organisations of every form.
    Raises Refused, with messages by field, when the values break a rule.
    """
    edit = Edit(CALLS, Call(), values)
    check(edit.thing)
    edit.insert()
    _write_related(edit.thing, themes=themes, spheres=spheres, legal_forms=legal_forms)
    CALLS.announce(edit.thing, "create", by=by)
    return edit.thing


@transaction.atomic
def update(
    *,
    call: Call,
    by: Any,
    values: Mapping[str, Any] | None = None,
    seen_at: datetime | None = None,
    **sets: Iterable[Any] | None,
) -> Call:
    """Change only the given values; without a change nothing is written.

    ``sets``: themes, spheres, legal_forms, results.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer call is never overwritten: ConflictError. The
    deadline of a call that takes applications is not changed here (see move_deadline), and a public call must stay
    within the law.
    """
    stored = CALLS.lock(call, seen_at=seen_at)
    edit = Edit(CALLS, stored, values or {})
    check(stored)
    _refuse_of_public(edit)
    related = _write_related(stored, **sets)
    if changed := edit.changed | related:
        is_for_calendars = bool(changed & IN_CALENDARS)
        edit.save(by=by, related=related, sequence=stored.sequence + is_for_calendars)
        if is_for_calendars:
            rounds.call_off_overtaken_letters(call=stored)
    return stored


@transaction.atomic
def copy(*, call: Call, by: Any) -> Call:
    """Create a draft of the next edition: fields that usually stay the same, without dates, files and results."""
    values = {name: getattr(call, name) for name in COPIED} | {"title": call.title}
    if call.deadline == Deadline.UNKNOWN:
        values["deadline"] = Deadline.SET
    return create(
        values=values | {"legal_as_of": timezone.localdate()},
        themes=call.themes.all(),
        spheres=call.spheres.all(),
        legal_forms=call.applicants.values_list("legal_form", flat=True),
        by=by,
    )


def delete(*, call: Call, by: Any) -> None:
    """Delete a draft that was never public, with its files; any other call is withdrawn, never deleted."""
    CALLS.delete(call, by=by, files=lambda stored: [each.file for each in stored.attachments.all()])


@transaction.atomic
def attachments_changed(*, call: Call, by: Any) -> None:
    """Record that the office added, changed or deleted files."""
    CALLS.write(CALLS.lock(call), "change_attachments", by=by)


def write_results(call: Call, results: Iterable[Mapping[str, Any]]) -> bool:
    """Replace the results: organization or name, task, amount; return whether anything changed."""
    rows = [_result(call, row) for row in results]
    told = [(row.organization_id, row.name, row.task, row.amount) for row in rows]
    stored = call.results.order_by("pk").values_list("organization_id", "name", "task", "amount")
    if told == list(stored):
        return False
    call.results.all().delete()
    CallResult.objects.bulk_create(rows)
    return True


def _result(call: Call, row: Mapping[str, Any]) -> CallResult:
    organization = row.get("organization")
    name = row.get("name") or (organization.name if isinstance(organization, Organization) else "")
    found = CallResult(call=call, organization=organization, name=name, task=row.get("task", ""), amount=row["amount"])
    try:
        found.full_clean()
    except ValidationError as problem:
        raise Refused({"": [f"Wyniki, {name or 'wiersz bez nazwy'}: {' '.join(problem.messages)}"]}) from problem
    return found


def _refuse_of_public(edit: Edit) -> None:
    """A public deadline is moved by its own action; a past one may be corrected as long as it stays past."""
    call, before = edit.thing, edit.before
    if not call.is_public:
        return
    if edit.changed & {"closes_at", "deadline"}:
        was_taking = Call(
            status=call.status, settled_at=call.settled_at, opens_at=before["opens_at"],
            closes_at=before["closes_at"], deadline=before["deadline"],
        ).phase in (Phase.ANNOUNCED, Phase.OPEN)  # fmt: skip
        if was_taking or call.is_open:
            raise Refused({"closes_at": [MOVED_APART]})
    if found := law.problems(call, law.limits()):
        raise Refused(found)


def _write_related(
    call: Call,
    *,
    themes: Iterable[Any] | None = None,
    spheres: Iterable[Any] | None = None,
    legal_forms: Iterable[str] | None = None,
    results: Iterable[Mapping[str, Any]] | None = None,
) -> set[str]:
    """Write the related rows; return which of them changed."""
    changed = set_related(call, themes=themes, spheres=spheres)
    if legal_forms is not None:
        wanted, stored = set(legal_forms), set(call.applicants.values_list("legal_form", flat=True))
        if wanted != stored:
            call.applicants.exclude(legal_form__in=wanted).delete()
            for form in sorted(wanted - stored):
                call.applicants.create(legal_form=form)
            changed.add("legal_forms")
    if results is not None and write_results(call, results):
        changed.add("results")
    return changed

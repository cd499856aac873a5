"""Add, change, copy and delete a call."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core import audit, search, stamps, uploads
from grants.addresses import CALL_SLUGS
from grants.calls import law
from grants.calls.actions.errors import CallRefused, WrongState
from grants.calls.actions.writing import held, publish_change
from grants.choices import CallStatus, Deadline, Phase
from grants.models import Call, CallResult
from organizations.models import Organization

#: Fields that are written as given; state, results and a public deadline have their own ways.
FIELDS = (
    "title", "slug", "kind", "source", "funder", "lead", "body", "is_for_informal", "applicants_note", "deadline",
    "opens_at", "closes_at", "results_on", "project_from", "project_to", "pool", "grant_from", "grant_to",
    "own_share", "area", "form_url", "bip_url", "bip_on", "board_on", "site_on", "contact", "legal_as_of",
    "source_url", "results_note", "results_url",
)  # fmt: skip
#: What the next edition takes from an earlier one.
COPIED = (
    "kind", "source", "funder", "lead", "body", "is_for_informal", "applicants_note", "deadline", "pool",
    "grant_from", "grant_to", "own_share", "area", "form_url", "contact",
)  # fmt: skip
#: What calendars show of a call: when it changes, its SEQUENCE rises.
IN_CALENDARS = {"title", "lead", "funder", "closes_at", "deadline"}
#: What is no field of the call's own row stands in the log by its Polish name.
CALLED = {"legal_forms": "kto może się zgłosić", "results": "wyniki"}
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
    """Add a draft. ``values`` are fields of Call (see FIELDS); without a slug it is made from the title.

    No theme and no sphere: the call is for every theme; no legal form: for organisations of every form. Raises
    CallRefused, with the sentences by field, when the facts break a rule.
    """
    call = Call(**_known(values))
    address = _address_of(call, asked=values.get("slug", ""))
    call.slug = address()
    check(call)
    CALL_SLUGS.save(call, address, force_insert=True)
    _write_sets(call, themes=themes, spheres=spheres, legal_forms=legal_forms)
    publish_change(call, action="grants.create_call", by=by)
    return call


@transaction.atomic
def update(
    *,
    call: Call,
    by: Any,
    values: Mapping[str, Any] | None = None,
    seen_at: datetime | None = None,
    **sets: Iterable[Any] | None,
) -> Call:
    """Change what is given and nothing else; nothing changed, nothing written. ``sets``: themes, spheres,
    legal_forms, results.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer call is never overwritten: ConflictError. The
    deadline of a call that takes applications is not changed here (see move_deadline), and what is public must stay
    within the law. A draft's address follows its title; a public call keeps its own unless a new slug is given, and
    the old one leads on.
    """
    stored = held(call, seen_at=seen_at)
    before = _facts(stored)
    for name, value in _known(values or {}).items():
        setattr(stored, name, value)
    asked = (values or {}).get("slug", "")
    address = _address_of(stored, asked=asked, old_slug=before["slug"], old_title=before["title"])
    stored.slug = address()
    touched = {name for name, value in _facts(stored).items() if value != before[name]}
    check(stored)
    _refuse_of_public(stored, before, touched)
    if touched:
        CALL_SLUGS.save(stored, address, update_fields=sorted(touched))
    touched |= _write_sets(stored, **sets)
    if touched:
        if stored.published_at is not None:
            CALL_SLUGS.leave_behind(stored, before["slug"])
        fields = sorted(CALLED.get(name, name) for name in touched)
        is_for_calendars = bool(touched & IN_CALENDARS)
        publish_change(stored, action="grants.update_call", by=by, is_for_calendars=is_for_calendars, fields=fields)
    return stored


@transaction.atomic
def copy(*, call: Call, by: Any) -> Call:
    """The next edition as a draft: all that usually stays the same, no date, no file, no result."""
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


@transaction.atomic
def delete(*, call: Call, by: Any) -> None:
    """Remove a draft that was never public, with its files; all else is withdrawn, never deleted."""
    stored = held(call)
    if stored.status != CallStatus.DRAFT:
        raise WrongState("Usunąć można tylko szkic. Opublikowany nabór można wycofać.")
    audit.record("grants.delete_call", stored, by=by, slug=stored.slug)
    search.unindex(stored)
    uploads.discard(*[attachment.file for attachment in stored.attachments.all()])
    stored.delete()
    stamps.bump("calls")


@transaction.atomic
def attachments_changed(*, call: Call, by: Any) -> None:
    """The office has put, changed or taken away files."""
    publish_change(held(call), action="grants.change_attachments", by=by)


def check(call: Call) -> None:
    """The model's own rules, as sentences by field."""
    try:
        call.full_clean()
    except ValidationError as problem:
        raise CallRefused.of(problem) from problem


def write_results(call: Call, results: Iterable[Mapping[str, Any]]) -> bool:
    """Put the grants in the place of those before: organization or name, task, amount; whether anything changed."""
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
        raise CallRefused({"": [f"Wyniki, {name or 'wiersz bez nazwy'}: {' '.join(problem.messages)}"]}) from problem
    return found


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only fields that may be written here: a slip of the programmer must not change a state in silence."""
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"Not written by this action: {sorted(unknown)}")
    return {name: value for name, value in values.items() if name != "slug"}


def _facts(call: Call) -> dict[str, Any]:
    return {name: getattr(call, name) for name in FIELDS}


def _address_of(call: Call, *, asked: str, old_slug: str = "", old_title: str = "") -> Callable[[], str]:
    """How the call gets its address; asked a second time when somebody has just taken the first answer."""
    is_unseen = call.published_at is None and call.title != old_title
    return lambda: CALL_SLUGS.choose(call, asked=asked, old_slug=old_slug, may_follow_title=is_unseen)


def _refuse_of_public(call: Call, before: dict[str, Any], touched: set[str]) -> None:
    """A public deadline is moved by its own action; a past one may be mended as long as it stays past."""
    if not call.is_public:
        return
    if touched & {"closes_at", "deadline"}:
        was_taking = Call(
            status=call.status, settled_at=call.settled_at, opens_at=before["opens_at"],
            closes_at=before["closes_at"], deadline=before["deadline"],
        ).phase in (Phase.ANNOUNCED, Phase.OPEN)  # fmt: skip
        if was_taking or call.is_open:
            raise CallRefused({"closes_at": [MOVED_APART]})
    if found := law.problems(call, law.limits()):
        raise CallRefused(found)


def _write_sets(
    call: Call,
    *,
    themes: Iterable[Any] | None = None,
    spheres: Iterable[Any] | None = None,
    legal_forms: Iterable[str] | None = None,
    results: Iterable[Mapping[str, Any]] | None = None,
) -> set[str]:
    """Which of what hangs on the call has changed."""
    touched = set()
    for name, wanted in (("themes", themes), ("spheres", spheres)):
        if wanted is not None and _differ(getattr(call, name), wanted):
            touched.add(name)
    if legal_forms is not None:
        wanted, stored = set(legal_forms), set(call.applicants.values_list("legal_form", flat=True))
        if wanted != stored:
            call.applicants.exclude(legal_form__in=wanted).delete()
            for form in sorted(wanted - stored):
                call.applicants.create(legal_form=form)
            touched.add("legal_forms")
    if results is not None and write_results(call, results):
        touched.add("results")
    return touched


def _differ(related: Any, wanted: Iterable[Any]) -> bool:
    keys = {getattr(one, "pk", one) for one in wanted}
    if keys == set(related.values_list("pk", flat=True)):
        return False
    related.set(keys)
    return True

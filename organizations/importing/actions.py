"""An import: upload, agree columns, correct or leave out rows, write once or drop."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import File
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from core import tables, workers
from core.audit import record
from core.errors import ConflictError, DomainError
from core.tables import MAX_CELL
from organizations.choices import Status
from organizations.importing import columns, tasks
from organizations.importing.planning import Plan, Planner, Settings
from organizations.models import ImportBatch, ImportRow
from organizations.registry.actions import bulk
from organizations.registry.errors import EntryRefused

Outcome = ImportRow.Outcome
BATCH = 500
LONG_FROM = 1_000
PLANNED = ("outcome", "errors", "warnings", "changes", "organization_id")
ALREADY_DONE = "Ten import jest już zapisany albo porzucony."
NO_NAME_COLUMN = "Wskaż kolumnę z pełną nazwą organizacji – bez niej nie wiadomo, kogo dotyczą wiersze."
STILL_WRONG = "Są jeszcze wiersze z błędem. Popraw je albo zapisz bez nich."
NOTHING_TO_WRITE = "W tym pliku nie ma nic nowego do zapisania."
REGISTRY_MOVED = (
    "Od przygotowania podglądu ktoś zmienił bazę. Podgląd jest odświeżony – sprawdź go i zapisz jeszcze raz."
)


class RegistryMoved(DomainError):
    """The planned outcome differs from the preview; nothing was written."""

    def __init__(self):
        super().__init__(REGISTRY_MOVED)


@transaction.atomic
def bring(*, upload: File, by: Any, public_benefit_as_of: date | None = None) -> ImportBatch:
    """Read a spreadsheet and plan its rows; nothing is written to the registry yet."""
    table = tables.read(upload, known=columns.guess, rows_are="organizacje")
    batch = ImportBatch.objects.create(
        file_name=str(upload.name)[:200],
        created_by=by,
        mapping={
            "headers": table.headings,
            "columns": columns.guess(table.headings),
            "legal_form": "",
            "public_benefit_as_of": public_benefit_as_of.isoformat() if public_benefit_as_of else "",
        },
    )
    rows = [ImportRow(batch=batch, number=number, values=texts) for number, texts in table.rows]
    _take_plans(rows, _plans(batch, rows))
    ImportRow.objects.bulk_create(rows, batch_size=BATCH)
    record("organizations.import", batch, by=by, rows=len(rows))
    return batch


@transaction.atomic
def agree_columns(
    *, batch: ImportBatch, keys: list[str], legal_form: str = "", public_benefit_as_of: date | None = None
) -> ImportBatch:
    """Set the field of each column, and plan every row again."""
    _lock(batch)
    if "name" not in keys:
        raise DomainError(NO_NAME_COLUMN)
    chosen = [key for key in keys if key]
    if twice := next((key for key in chosen if chosen.count(key) > 1), None):
        raise DomainError(
            f"Dwie kolumny nie mogą być jednym polem: „{columns.BY_KEY[twice].label}”. Zostaw jedną z nich."
        )
    batch.mapping = batch.mapping | {
        "columns": keys,
        "legal_form": legal_form,
        "public_benefit_as_of": public_benefit_as_of.isoformat() if public_benefit_as_of else "",
    }
    batch.save(update_fields=["mapping"])
    plan_again(batch)
    return batch


@transaction.atomic
def mend(*, row: ImportRow, texts: dict[str, str]) -> ImportRow:
    """Replace cells of one row ({column key: text}) and plan all rows again, because a row may depend on others."""
    _lock(row.batch)
    keys = row.batch.mapping["columns"]
    row.values = [texts.get(key, text)[:MAX_CELL] if key else text for key, text in zip(keys, row.values, strict=True)]
    row.outcome = Outcome.WRONG
    row.save(update_fields=["values", "outcome"])
    plan_again(row.batch)
    row.refresh_from_db()
    return row


@transaction.atomic
def leave_out(*, row: ImportRow, is_left_out: bool = True) -> ImportRow:
    """Exclude a row from the import, or include it again."""
    _lock(row.batch)
    row.outcome = Outcome.LEFT_OUT if is_left_out else Outcome.WRONG
    row.save(update_fields=["outcome"])
    plan_again(row.batch)
    row.refresh_from_db()
    return row


@transaction.atomic
def drop(*, batch: ImportBatch, by: Any) -> None:
    """Drop the import without writing anything."""
    if not _in_preview(batch).update(status=ImportBatch.Status.DROPPED):
        raise DomainError(ALREADY_DONE)
    record("organizations.drop_import", batch, by=by)


def apply(*, batch: ImportBatch, by: Any, without_wrong: bool = False, status: str = Status.PUBLISHED) -> ImportBatch:
    """Write the planned rows in one transaction and exactly once, also after a double click.

    ``status`` is the state of new entries. Rows with errors stop the import unless ``without_wrong``. If the registry
    changed since the preview, nothing is written: the preview is rebuilt and RegistryMoved is raised.
    """
    try:
        return _apply(batch, by, without_wrong, status, ImportBatch.Status.PREVIEW)
    except (RegistryMoved, ConflictError, EntryRefused) as error:
        batch.refresh_from_db()
        if not plan_again(batch):
            raise
        raise RegistryMoved from error


def is_long(batch: ImportBatch) -> bool:
    """Too many rows to write during a request."""
    return batch.rows.count() > LONG_FROM


@transaction.atomic
def apply_later(
    *, batch: ImportBatch, by: Any, without_wrong: bool = False, status: str = Status.PUBLISHED
) -> ImportBatch:
    """Let a worker write a long import; known errors are raised now."""
    _lock(batch)
    if not without_wrong and batch.rows.filter(outcome=Outcome.WRONG).exists():
        raise DomainError(STILL_WRONG)
    wish = {"by": by.pk if by else None, "without_wrong": without_wrong, "status": str(status)}
    batch.mapping = batch.mapping | {"wish": wish, "refusal": ""}
    batch.status = ImportBatch.Status.WAITING
    batch.save(update_fields=["mapping", "status"])
    workers.hand_over_after_commit(tasks.write_waiting_imports)
    return batch


def write_waiting() -> None:
    """Write the waiting imports; one that is being written or is done is skipped.

    A refusal returns the import to its preview, with the message to show there.
    """
    for batch in ImportBatch.objects.filter(status=ImportBatch.Status.WAITING):
        wish = batch.mapping["wish"]
        by = get_user_model().objects.filter(pk=wish["by"]).first()
        try:
            _apply(batch, by, wish["without_wrong"], wish["status"], ImportBatch.Status.WAITING)
        except DomainError as error:
            _bring_back(batch, str(error))


@transaction.atomic
def _bring_back(batch: ImportBatch, sentence: str) -> None:
    waiting = ImportBatch.objects.filter(pk=batch.pk, status=ImportBatch.Status.WAITING)
    if waiting.update(status=ImportBatch.Status.PREVIEW):
        batch.refresh_from_db()
        sentence = REGISTRY_MOVED if plan_again(batch) else sentence
        batch.mapping = batch.mapping | {"refusal": sentence}
        batch.save(update_fields=["mapping"])


@transaction.atomic
def _apply(batch: ImportBatch, by: Any, without_wrong: bool, status: str, state: str) -> ImportBatch:
    now = timezone.now()
    mine = ImportBatch.objects.filter(pk=batch.pk, status=state)
    if not mine.update(status=ImportBatch.Status.APPLIED, applied_at=now):
        raise DomainError(ALREADY_DONE)
    batch.refresh_from_db()
    rows = list(batch.rows.exclude(outcome=Outcome.LEFT_OUT))
    if not without_wrong and any(row.outcome == Outcome.WRONG for row in rows):
        raise DomainError(STILL_WRONG)
    plans = _plans(batch, rows)
    if any(_differs(row, plans[row.number]) for row in rows):
        raise RegistryMoved
    new = [plan for plan in plans.values() if plan.outcome == Outcome.NEW]
    changed = [plan for plan in plans.values() if plan.outcome == Outcome.CHANGED]
    if not new and not changed:
        raise DomainError(NOTHING_TO_WRITE)
    for plan in new:
        plan.draft.organization.status = status
        plan.draft.organization.status_changed_at = now
    bulk.write_many(
        new=[plan.draft for plan in new], changed=[plan.draft for plan in changed], by=by, import_batch=batch.pk
    )
    _tie_rows_to_entries(rows, plans)
    record("organizations.apply_import", batch, by=by, new=len(new), changed=len(changed))
    return batch


@transaction.atomic
def plan_again(batch: ImportBatch) -> int:
    """Plan all rows that are not left out against the current registry; returns how many plans changed."""
    rows = list(batch.rows.exclude(outcome=Outcome.LEFT_OUT))
    plans = _plans(batch, rows)
    moved = [row for row in rows if _differs(row, plans[row.number])]
    _take_plans(moved, plans)
    ImportRow.objects.bulk_update(moved, ["outcome", "errors", "warnings", "changes", "organization"], batch_size=100)
    return len(moved)


def counts(batch: ImportBatch) -> dict[str, int]:
    """Number of rows per outcome, zeros included."""
    found = dict(batch.rows.order_by().values_list("outcome").annotate(Count("pk")))
    return {outcome.value: found.get(outcome.value, 0) for outcome in Outcome}


def _plans(batch: ImportBatch, rows: list[ImportRow]) -> dict[int, Plan]:
    keys = batch.mapping["columns"]
    if "name" not in keys:
        return {row.number: Plan(row.number, Outcome.WRONG, errors={"name": NO_NAME_COLUMN}) for row in rows}
    as_of = batch.mapping["public_benefit_as_of"]
    planner = Planner(
        Settings(
            legal_form=batch.mapping["legal_form"],
            public_benefit_as_of=date.fromisoformat(as_of) if as_of else None,
        )
    )
    cells = ((row.number, {key: text for key, text in zip(keys, row.values, strict=True) if key}) for row in rows)
    return {plan.number: plan for plan in planner.plan(cells)}


def _differs(row: ImportRow, plan: Plan) -> bool:
    return any(getattr(row, name) != getattr(plan, name) for name in PLANNED)


def _take_plans(rows: list[ImportRow], plans: dict[int, Plan]) -> None:
    for row in rows:
        for name in PLANNED:
            setattr(row, name, getattr(plans[row.number], name))


def _tie_rows_to_entries(rows: list[ImportRow], plans: dict[int, Plan]) -> None:
    written = [row for row in rows if plans[row.number].outcome == Outcome.NEW]
    for row in written:
        row.organization = plans[row.number].draft.organization
    ImportRow.objects.bulk_update(written, ["organization"], batch_size=BATCH)


def _in_preview(batch: ImportBatch):
    return ImportBatch.objects.filter(pk=batch.pk, status=ImportBatch.Status.PREVIEW)


def _lock(batch: ImportBatch) -> None:
    """Lock the import, so that it is not written while its rows are edited."""
    if not _in_preview(batch).select_for_update().exists():
        raise DomainError(ALREADY_DONE)
    batch.refresh_from_db()

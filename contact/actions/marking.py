"""A case mark on a thread: the next number of a class, or one typed in (docs/adr/0024-case-marks.md)."""

from typing import Any

from django.db import transaction

from contact.actions.moving import locked
from contact.models import Thread
from core.audit import record
from core.cases import actions as cases
from core.cases.models import CaseClass, CaseMark


@transaction.atomic
def give_mark(
    *, thread: Thread, case_class: CaseClass, by: Any, subfolder: int | None = None, initials: str = ""
) -> CaseMark:
    """The next mark of the class, in the year in which the message came."""
    thread = locked(thread)
    mark = cases.next_mark(
        obj=thread,
        case_class=case_class,
        began_at=thread.created_at,
        by=by,
        subfolder=subfolder or 0,
        initials=initials,
    )
    record("contact.mark", thread, by=by, mark=str(mark))
    return mark


@transaction.atomic
def type_mark(*, thread: Thread, text: str, by: Any) -> CaseMark:
    """The mark that another register gave."""
    thread = locked(thread)
    mark = cases.typed_mark(obj=thread, text=text, by=by)
    record("contact.mark", thread, by=by, mark=str(mark))
    return mark


@transaction.atomic
def withdraw_mark(*, thread: Thread, reason: str, by: Any) -> CaseMark:
    """The thread has no mark any more; the register keeps its line."""
    thread = locked(thread)
    mark = cases.withdraw(obj=thread, reason=reason, by=by)
    record("contact.withdraw_mark", thread, by=by, mark=str(mark))
    return mark

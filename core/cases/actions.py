"""Case marks: each number of a series is given once, without gaps, also under concurrency."""

import re
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from core import audit
from core.cases import marks
from core.cases.marks import Mark
from core.cases.models import CaseClass, CaseCounter, CaseMark
from core.errors import DomainError

NO_REASON = "Napisz krótko, dlaczego znak jest wycofany."
FUTURE_YEAR = "Rok w znaku jeszcze się nie zaczął. Sprawdź, czy nie ma pomyłki."
WRONG_INITIALS = "Inicjały to od 2 do 4 liter, na przykład AS."
BY_HAND = "Numery w klasie {} nadaje inny system. Wpisz znak ręcznie."
NOT_IN_FORCE = "Klasa {} nie obowiązywała w dniu, w którym zaczęła się ta sprawa. Wybierz inną."


class MarkTaken(DomainError):
    """The number belongs to another case."""


class AlreadyMarked(DomainError):
    """The object already has a valid mark."""


class ClassNotUsed(DomainError):
    """The portal gives no numbers in this class, or not on that day."""


class NotMarked(DomainError):
    """There is no mark to withdraw."""


def next_mark(
    *, obj: Model, case_class: CaseClass, began_at: datetime, by: Any, subfolder: int = 0, initials: str = ""
) -> CaseMark:
    """Give the next free number of the class, in the year in which the case began (Leszno time).

    Locks the counter of the series in the caller's transaction: after a rollback the number is free again.
    Numbers that were typed in before are skipped. Raises AlreadyMarked, ClassNotUsed.
    """
    day = timezone.localdate(began_at)
    _refuse_class(case_class, day)
    mark = Mark(case_class.unit, case_class.symbol, 0, day.year, subfolder, _clean_initials(initials))
    try:
        return _next(obj, mark, case_class.years, by)
    except IntegrityError:
        raise _why(obj, mark) from None


def typed_mark(*, obj: Model, text: str, by: Any) -> CaseMark:
    """Register a mark given by another register or on paper.

    Locks the same counter as an automatic number, so the two never collide.
    Raises WrongMark, MarkTaken, AlreadyMarked.
    """
    mark = marks.read(text)
    if mark.year > timezone.localdate().year:
        raise DomainError(FUTURE_YEAR)
    known = CaseClass.objects.filter(unit=mark.unit, symbol=mark.symbol).order_by("-valid_from").first()
    try:
        return _typed(obj, mark, known.years if known else None, by)
    except IntegrityError:
        raise _why(obj, mark) from None


@transaction.atomic
def withdraw(*, obj: Model, reason: str, by: Any) -> CaseMark:
    """Withdraw the object's mark. The line stays in the register with the reason; the number is never reused."""
    reason = " ".join(reason.split())[:250]
    if not reason:
        raise DomainError(NO_REASON)
    found = CaseMark.objects.of(obj).standing().select_for_update().first()
    if found is None:
        raise NotMarked("Ta sprawa nie ma już znaku.")
    found.withdrawn_at, found.withdrawn_reason = timezone.now(), reason
    found.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.record("core.withdraw_mark", found, by=by)
    return found


@transaction.atomic
def _next(obj: Model, mark: Mark, years: int | None, by: Any) -> CaseMark:
    counter = _locked(mark)
    _refuse_second(obj)
    ahead = CaseMark.objects.of_series(mark).filter(number__gt=counter.last)
    typed = set(ahead.values_list("number", flat=True))
    number = counter.last + 1
    while number in typed:
        number += 1
    counter.last = number
    counter.save(update_fields=["last"])
    return _write(obj, mark, number, years, CaseMark.Origin.PORTAL, by)


@transaction.atomic
def _typed(obj: Model, mark: Mark, years: int | None, by: Any) -> CaseMark:
    _locked(mark)
    _refuse_second(obj)
    if CaseMark.objects.of_series(mark).filter(number=mark.number).exists():
        raise _taken(mark)
    return _write(obj, mark, mark.number, years, CaseMark.Origin.TYPED, by)


def _locked(mark: Mark) -> CaseCounter:
    series = {"unit": mark.unit, "symbol": mark.symbol, "subfolder": mark.subfolder, "year": mark.year}
    counter, _ = CaseCounter.objects.get_or_create(**series)
    return CaseCounter.objects.select_for_update().get(pk=counter.pk)


def _write(obj: Model, mark: Mark, number: int, years: int | None, origin: str, by: Any) -> CaseMark:
    written = CaseMark.objects.create(
        unit=mark.unit,
        symbol=mark.symbol,
        subfolder=mark.subfolder,
        number=number,
        year=mark.year,
        initials=mark.initials,
        origin=origin,
        keep_years=years,
        object_kind=obj._meta.label_lower,
        object_id=obj.pk,
        object_label=str(getattr(obj, "audit_label", obj))[:250],
    )
    audit.record("core.give_mark", written, by=by)
    return written


def _refuse_class(case_class: CaseClass, day: Any) -> None:
    if case_class.numbering != CaseClass.Numbering.PORTAL:
        raise ClassNotUsed(BY_HAND.format(case_class.symbol))
    if not CaseClass.objects.in_force(day).filter(pk=case_class.pk).exists():
        raise ClassNotUsed(NOT_IN_FORCE.format(case_class.symbol))


def _refuse_second(obj: Model) -> None:
    if found := CaseMark.objects.of(obj).standing().first():
        raise AlreadyMarked(f"Ta sprawa ma już znak {found}.")


def _why(obj: Model, mark: Mark) -> DomainError:
    """Translate a database constraint violation caused by concurrent requests into a DomainError."""
    found = CaseMark.objects.of(obj).standing().first()
    return AlreadyMarked(f"Ta sprawa ma już znak {found}.") if found else _taken(mark)


def _taken(mark: Mark) -> MarkTaken:
    return MarkTaken(f"Znak {mark} ma już inna sprawa. Sprawdź numer w spisie spraw.")


def _clean_initials(text: str) -> str:
    letters = "".join(text.split()).upper()
    if letters and not re.fullmatch(marks.INITIALS, letters):
        raise DomainError(WRONG_INITIALS)
    return letters

"""The declaration in force, and its next review."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from pages.models import Declaration


@dataclass(frozen=True)
class Review:
    """A review that is due: the version, the day, and the yearly round of the reminder."""

    declaration: Declaration
    by: date
    round: int

    @property
    def is_overdue(self) -> bool:
        return self.by < timezone.localdate()


def current() -> Declaration | None:
    return Declaration.objects.current().first()


def review_due() -> Review | None:
    """Due from thirty days before its day until a new version is published; after a year the next round begins."""
    declaration = current()
    if declaration is None or (today := timezone.localdate()) < declaration.remind_from:
        return None
    return Review(declaration, declaration.review_by, (today - declaration.remind_from) // timedelta(days=365))

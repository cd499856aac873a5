"""The declaration as it stands, and when it wants to be looked through."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from pages.models import Declaration


@dataclass(frozen=True)
class Review:
    """A review that is due: of which version, by which day, for which year in a row it is reminded of."""

    declaration: Declaration
    by: date
    round: int

    @property
    def is_overdue(self) -> bool:
        return self.by < timezone.localdate()


def current() -> Declaration | None:
    return Declaration.objects.current().first()


def review_due() -> Review | None:
    """From thirty days before its day until a new version is published; a year later it is the next round."""
    declaration = current()
    if declaration is None or (today := timezone.localdate()) < declaration.remind_from:
        return None
    return Review(declaration, declaration.review_by, (today - declaration.remind_from) // timedelta(days=365))

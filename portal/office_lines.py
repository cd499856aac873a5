"""A line of the office's start page: how many things wait, since when the oldest, where they are dealt with."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, QuerySet

from core.polish import plural
from organizations.moderation.waiting_time import how_long


@dataclass(frozen=True)
class Waiting:
    """One line of the start page: how many things wait, what they are, where they are dealt with, since when the
    oldest waits."""

    count: int
    what: str
    url: str
    since: datetime | None = None

    @property
    def oldest(self) -> str:
        """How long the oldest waits, in words."""
        return how_long(self.since) if self.since else ""


def counted(rows: QuerySet, since: str, words: str, url: str) -> Waiting:
    """One query: how many, and since when the oldest."""
    found = rows.order_by().aggregate(count=Count("pk"), since=Min(since))
    return Waiting(found["count"], plural(found["count"], words), url, found["since"])

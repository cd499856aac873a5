"""Parts of the office's start page. An app declares them in its own ``office.py``; each name is optional:

def waiting(user) -> list[Waiting]: ...     # tasks for this person; lines with zero tasks are left out
def sections(user) -> list[Section]: ...    # parts of the page below
SHORTCUTS = [Shortcut("Dodaj wydarzenie", "admin:events_event_add", "events.add_event")]
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.urls import reverse

from core import announce, when
from core.text.polish import plural


class Rank(IntEnum):
    """Order of the lines: urgent, requested by people, old."""

    URGENT = 0
    ASKED = 1
    UPKEEP = 2


@dataclass(frozen=True)
class Waiting:
    """One line: how many tasks, their name, their page, and since when the oldest waits."""

    count: int
    what: str
    url: str
    since: datetime | None = None
    rank: Rank = Rank.ASKED

    @property
    def oldest(self) -> str:
        """How long the oldest waits, in words."""
        return when.how_long(self.since) if self.since else ""


class Shortcut:
    """A button for users with all of the permissions."""

    def __init__(self, label: str, url_name: str, *rights: str):
        self.label, self.url_name, self.rights = label, url_name, rights

    @property
    def url(self) -> str:
        return reverse(self.url_name)


def counted(rows: QuerySet, since: str, words: str, url: str, rank: Rank = Rank.ASKED) -> Waiting:
    """The number of rows and the time of the oldest, in one query."""
    found = rows.order_by().aggregate(count=Count("pk"), since=Min(since))
    return Waiting(found["count"], plural(found["count"], words), url, found["since"], rank)


def start_page(user) -> dict[str, list]:
    """The tasks of this person from all apps, lowest app first."""
    lines = [line for waiting in _found("waiting") for line in waiting(user) if line.count]
    return {
        "waiting": sorted(lines, key=lambda line: line.rank),
        "sections": [section for sections in _found("sections") for section in sections(user)],
        "shortcuts": [one for many in _found("SHORTCUTS") for one in many if user.has_perms(one.rights)],
    }


def _found(name: str) -> list[Any]:
    return announce.found("office", name)[::-1]

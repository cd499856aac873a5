"""Acts that begin in one moment, each on a connection of its own; only PostgreSQL lets them meet."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from core.errors import DomainError

#: ``pytestmark = on_postgres`` of a file or a class of races.
on_postgres = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
LONGEST_WAIT = 20


def at_once(*works: Callable[[], Any], before: str = "") -> list[Any]:
    """What each came to, in the order of ``works``: its answer or its refusal. Any other error is raised.

    ``before`` makes the race happen for certain: nobody goes on to a first statement that begins so until all have
    come to one; what they looked at until then, each has looked at before any of them wrote.
    """
    start, meeting = threading.Barrier(len(works)), threading.Barrier(len(works))

    def run(work):
        start.wait(LONGEST_WAIT)
        try:
            with connection.execute_wrapper(_Waiting(meeting, before)):
                return work()
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def refusals(told: list[Any]) -> list[DomainError]:
    """Those of the answers of ``at_once`` that say no."""
    return [one for one in told if isinstance(one, DomainError)]


class _Waiting:
    def __init__(self, meeting: threading.Barrier, before: str):
        self.meeting, self.before = meeting, before

    def __call__(self, execute, sql, *rest):
        if self.before and sql.startswith(self.before):
            self.before = ""
            self.meeting.wait(LONGEST_WAIT)
        return execute(sql, *rest)

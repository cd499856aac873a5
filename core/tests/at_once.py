"""Concurrent actions, each on its own connection; real concurrency needs PostgreSQL."""

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
    """The result of each, in the order of ``works``: its return value or its DomainError. Any other error is raised.

    ``before`` forces the race: each thread stops at its first statement that begins so, until all threads have
    reached one. Everything read up to then was read before any of them wrote.
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
    """The DomainErrors among the results of ``at_once``."""
    return [one for one in told if isinstance(one, DomainError)]


class _Waiting:
    def __init__(self, meeting: threading.Barrier, before: str):
        self.meeting, self.before = meeting, before

    def __call__(self, execute, sql, *rest):
        if self.before and sql.startswith(self.before):
            self.before = ""
            self.meeting.wait(LONGEST_WAIT)
        return execute(sql, *rest)

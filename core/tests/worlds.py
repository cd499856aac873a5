"""Which tests run in both worlds (docs/testing.md).

PostgreSQL with Redis runs the whole suite. SQLite runs a test when its outcome can depend on the database, the cache
or the broker: it uses one of ``FIXTURES``, it commits, it has one of ``MARKS``, or its module imports one of
``IMPORTS``. No list of tests is kept by hand, so a new test is classified automatically.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

FIXTURES = {"delivered", "mailoutbox", "transactional_db", "live_server", "django_capture_on_commit_callbacks"}
MARKS = {"both_worlds", "worker"}
#: Modules through which a test uses the database, the cache, the broker, letters, search or separate processes.
IMPORTS = (
    "django.db",
    "django.core.cache",
    "django.core.management",
    "core.lists",
    "core.limits",
    "core.mail",
    "core.search",
    "core.tests.at_once",
    "subprocess",
)


def in_both_worlds(item: pytest.Item) -> bool:
    commits = any(mark.kwargs.get("transaction") for mark in item.iter_markers("django_db"))
    is_marked = any(mark.name in MARKS for mark in item.iter_markers())
    return commits or is_marked or bool(FIXTURES & set(item.fixturenames)) or imports_what_differs(item.path)


@cache
def imports_what_differs(path: Path) -> bool:
    return any(name == known or name.startswith(f"{known}.") for name in imported(path) for known in IMPORTS)


def imported(path: Path) -> set[str]:
    """``from core import search`` is "core.search" (and "core"), ``import subprocess`` "subprocess"."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found

"""Every statement of actions and access runs in the suite, or the suite fails and names the line."""

import ast

import pytest

from tools import demanded_lines

SOURCE = '''"""A docstring is no statement."""
def choose(is_free):
    if is_free:
        return "free"
    return "taken"
'''


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("events.actions", True),
        ("events.actions.places", True),
        ("news.alerts.access", True),
        ("news.actions_of_the_office", True),
        ("events.tests.actions", False),
        ("events.selectors", False),
    ],
)
def test_actions_and_access_are_demanded(module, expected):
    assert demanded_lines.is_demanded(module) is expected


def test_only_statements_that_run_are_recorded():
    ran = set()
    module = {"_ran": ran.add}
    exec(compile(demanded_lines.with_notes(ast.parse(SOURCE), "x.py"), "x.py", "exec"), module)  # noqa: S102

    assert module["choose"](False) == "taken"
    assert ran == {("x.py", 2), ("x.py", 3), ("x.py", 5)}


def test_unrun_statement_is_named(monkeypatch, tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "__init__.py").touch()
    path = tmp_path / "events" / "actions.py"
    path.write_text(SOURCE)
    monkeypatch.setattr(demanded_lines, "ROOT", tmp_path)
    monkeypatch.setattr(demanded_lines, "ran", {(str(path), line) for line in (2, 3, 5)})

    assert demanded_lines.never_ran() == ["events/actions.py:4"]

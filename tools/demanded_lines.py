"""Fail the suite when a statement of actions or access never ran (style, section 4): ``-p tools.demanded_lines``.

Only these modules are instrumented on import: each statement records itself first. All other code runs at full
speed; coverage.py would trace the whole portal and make the suite 70 % slower.
"""

import ast
import sys
from importlib.machinery import PathFinder, SourceFileLoader
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DEMANDED = ("actions", "access")
#: File and line of each statement that ran, in this process and in xdist workers.
ran: set[tuple[str, int]] = set()
MISSING = pytest.StashKey[list[str]]()


def is_demanded(module: str) -> bool:
    """``events.actions``, ``events.actions.places``, ``news.alerts.access``; not their tests."""
    parts = module.split(".")
    return "tests" not in parts and any(part in DEMANDED or part.startswith("actions_") for part in parts)


class Noting(SourceFileLoader):
    """Compiles a module with a recording call before each statement."""

    def get_code(self, fullname):
        return compile(with_notes(ast.parse(self.get_data(self.path)), self.path), self.path, "exec")

    def exec_module(self, module):
        module.__dict__["_ran"] = ran.add
        super().exec_module(module)


class Finder:
    @staticmethod
    def find_spec(fullname, path=None, target=None):
        if not is_demanded(fullname):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.origin and Path(spec.origin).is_relative_to(ROOT) and "site-packages" not in spec.origin:
            spec.loader = Noting(fullname, spec.origin)
        return spec


def blocks(tree: ast.AST) -> list[list[ast.stmt]]:
    """Every list of statements, from the module's own to the innermost ``else``."""
    found = [value for node in ast.walk(tree) for _, value in ast.iter_fields(node) if isinstance(value, list)]
    return [value for value in found if value and isinstance(value[0], ast.stmt)]


def is_counted(statement: ast.stmt) -> bool:
    """A docstring is not counted."""
    return not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))


def with_notes(tree: ast.Module, path: str) -> ast.Module:
    for block in blocks(tree):
        for statement in [one for one in block if is_counted(one)]:
            note = ast.parse(f"_ran(({str(path)!r}, {statement.lineno}))").body[0]
            for node in ast.walk(note):
                ast.copy_location(node, statement)
            block.insert(block.index(statement), note)
    return tree


def never_ran() -> list[str]:
    """``events/actions/places.py:41`` for each statement of the demanded modules that is not in ``ran``."""
    missing = []
    for app in sorted(path.parent for path in ROOT.glob("*/__init__.py")):
        for path in sorted(app.rglob("*.py")):
            if is_demanded(".".join(path.relative_to(ROOT).with_suffix("").parts)):
                lines = {
                    one.lineno for block in blocks(ast.parse(path.read_text())) for one in block if is_counted(one)
                }
                missing += [
                    f"{path.relative_to(ROOT)}:{line}" for line in sorted(lines) if (str(path), line) not in ran
                ]
    return missing


def pytest_testnodedown(node):
    """Collect what an xdist worker ran."""
    ran.update(map(tuple, getattr(node, "workeroutput", {}).get("ran", ())))


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["ran"] = list(ran)
    elif missing := never_ran():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        session.config.stash[MISSING] = missing


def pytest_terminal_summary(terminalreporter, config):
    if missing := config.stash.get(MISSING, []):
        terminalreporter.section("statements of actions and access that never ran", red=True)
        terminalreporter.write_line("\n".join(missing))


sys.meta_path.insert(0, Finder())

"""No module of the product imports itself through others, anywhere in a file."""

import tomllib
from pathlib import Path

import pytest

from tools import import_circles

APPS = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]


@pytest.fixture
def circle(tmp_path, monkeypatch):
    """The circle found in these files."""
    monkeypatch.chdir(tmp_path)

    def finder(files):
        for name, text in files.items():
            path = Path("app", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return import_circles.circle(import_circles.graph(Path("app").rglob("*.py")))

    return finder


def test_product_has_no_circular_import():
    files = [path for app in APPS for path in Path(app).rglob("*.py") if not {"tests", "migrations"} & {*path.parts}]

    assert import_circles.circle(import_circles.graph(files)) == []


def test_import_inside_a_function_closes_a_circle(circle):
    found = circle({"one.py": "from app import two", "two.py": "def act():\n    from app.one import name"})

    assert set(found) == {"app.one", "app.two"}


def test_circle_through_a_package_is_found(circle):
    found = circle({"one.py": "import app.box.two", "box/two.py": "", "box/__init__.py": "from app import one"})

    assert set(found) == {"app.one", "app.box"}


def test_task_body_is_ignored(circle):
    assert circle({"one.py": "from app import tasks", "tasks.py": "def run():\n    from app import one"}) == []


def test_module_may_import_its_siblings(circle):
    assert (
        circle(
            {"box/__init__.py": "from app.box import one", "box/one.py": "from app.box import two", "box/two.py": ""}
        )
        == []
    )

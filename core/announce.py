"""How apps announce themselves: modules with a known name, found in each app and in each package of a feature.

    announce.found("roles", "RIGHTS")   # RIGHTS of news/roles.py, events/roles.py, events/survey/roles.py …

An app that has no such module, or a module without the name that is asked for, has nothing to say.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from django.apps import AppConfig, apps


def found(module: str, name: str) -> list[Any]:
    """What modules called ``module`` hold under ``name``, in the order of INSTALLED_APPS."""
    return [getattr(each, name) for each in modules(module) if hasattr(each, name)]


@cache
def modules(name: str) -> list[ModuleType]:
    return [import_module(path) for app in apps.get_app_configs() for path in _paths(app, name)]


def _paths(app: AppConfig, name: str) -> list[str]:
    """Dotted paths: the app's own module first, then those of its features."""
    root = Path(app.path)
    files = [
        *root.glob(f"{name}.py"),
        *root.glob(f"{name}/__init__.py"),
        *sorted(file for file in root.glob(f"*/{name}.py") if file.parent.name != "tests"),
    ]
    return [
        ".".join([app.name, *file.relative_to(root).with_suffix("").parts]).removesuffix(".__init__") for file in files
    ]

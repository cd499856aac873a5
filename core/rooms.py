"""Rooms: the packages of an app, one for each feature. What a room declares is found by the name of its module."""

import pkgutil
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.conf import settings


def own_apps() -> list[str]:
    """The apps of this repository, in the order of INSTALLED_APPS."""
    return [config.name for config in apps.get_app_configs() if Path(config.path).parent == settings.BASE_DIR]


def rooms() -> list[str]:
    """Dotted names of the apps and of the packages in them."""
    found = []
    for app in own_apps():
        parts = pkgutil.iter_modules(import_module(app).__path__)
        found += [app, *(f"{app}.{part.name}" for part in parts if part.ispkg)]
    return found


def autodiscover(*names: str) -> None:
    """Import the module of each name, or all of the package of that name, from every app and every room.

    Raises whatever such a module raises; a room without the module is no error.
    """
    for room in rooms():
        for name in names:
            if find_spec(f"{room}.{name}"):
                module = import_module(f"{room}.{name}")
                for part in pkgutil.iter_modules(getattr(module, "__path__", ())):
                    import_module(f"{module.__name__}.{part.name}")

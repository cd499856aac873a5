"""How apps plug in: modules with a known name, found in each app and in each feature package.

    announce.found("roles", "RIGHTS")   # RIGHTS of news/roles.py, events/roles.py, events/survey/roles.py …

An app without such a module, or a module without the requested name, is skipped.
"""

import pkgutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.apps import apps


def found(module: str, name: str) -> list[Any]:
    """What modules called ``module`` hold under ``name``, in the order of INSTALLED_APPS."""
    return [getattr(each, name) for each in modules(module) if hasattr(each, name)]


@cache
def modules(name: str) -> list[ModuleType]:
    """Every module of this name, imported: the app's own first, then those of its features.

    If the name is a package, its modules are imported as well. Exceptions raised on import are not caught.
    """
    places = [f"{room}.{name}" for room in rooms()]
    return [_whole(place) for place in places if find_spec(place)]


@cache
def rooms() -> list[str]:
    """Dotted names of the portal's apps, each followed by the packages in it."""
    found = []
    for app in apps.get_app_configs():
        if "site-packages" not in app.path:
            parts = pkgutil.iter_modules([app.path], f"{app.name}.")
            found += [app.name, *(part.name for part in parts if part.ispkg and not part.name.endswith(".tests"))]
    return found


def _whole(place: str) -> ModuleType:
    module = import_module(place)
    for part in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{place}."):
        import_module(part.name)
    return module

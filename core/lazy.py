"""Packages that most processes never need, imported with their first use: ``typst = lazy.package("typst")``."""

from functools import partial
from importlib import import_module
from typing import Any

from django.utils.functional import SimpleLazyObject


def package(name: str) -> Any:
    """Saves a web process the memory (typst 7 MB, openpyxl 10 MB) until it draws a paper or reads a sheet."""
    return SimpleLazyObject(partial(import_module, name))

"""Packages that most processes never need, imported on first use: ``typst = lazy.package("typst")``."""

from functools import partial
from importlib import import_module
from typing import Any

from django.utils.functional import SimpleLazyObject


def package(name: str) -> Any:
    """Saves memory in web processes (typst 7 MB, openpyxl 10 MB) until a PDF or spreadsheet is needed."""
    return SimpleLazyObject(partial(import_module, name))

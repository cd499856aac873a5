"""Reads uploaded spreadsheets, XLSX or any CSV, as lines of texts or as a table with headings.

table = tables.read(upload, known=columns.guess, rows_are="organizacje")
"""

from core.tables.cells import FORMULA, MAX_CELL, SHEET_ERROR, lines
from core.tables.reading import Table, read

__all__ = ["FORMULA", "MAX_CELL", "SHEET_ERROR", "Table", "lines", "read"]

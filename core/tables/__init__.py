"""Spreadsheets that people send: XLSX, or CSV in any spelling, become lines of texts, or a table with headings.

table = tables.read(upload, known=columns.guess, rows_are="organizacje")
"""

from core.tables.cells import FORMULA, MAX_CELL, SHEET_ERROR, lines
from core.tables.reading import Table, read

__all__ = ["FORMULA", "MAX_CELL", "SHEET_ERROR", "Table", "lines", "read"]

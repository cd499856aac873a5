"""Uploaded spreadsheets, made in memory."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook


def csv_upload(*rows, headings, encoding="utf-8", delimiter=";", name="lista.csv"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    return SimpleUploadedFile(name, text.getvalue().encode(encoding), "text/csv")


def xlsx_upload(*rows, headings, name="lista.xlsx"):
    workbook = Workbook()
    for row in [headings, *rows]:
        workbook.active.append(list(row))
    content = io.BytesIO()
    workbook.save(content)
    return SimpleUploadedFile(name, content.getvalue())

"""Spreadsheets as people bring them, made in memory."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

HEADERS = ["Nazwa", "Forma prawna", "KRS", "NIP", "Obszary", "Miasto", "Telefon", "Opis krótki"]


def csv_upload(*rows, headers=HEADERS, encoding="utf-8", delimiter=";", name="organizacje.csv"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([headers, *rows])
    return SimpleUploadedFile(name, text.getvalue().encode(encoding), "text/csv")


def xlsx_upload(*rows, headers=HEADERS, name="organizacje.xlsx"):
    workbook = Workbook()
    for row in [headers, *rows]:
        workbook.active.append(list(row))
    content = io.BytesIO()
    workbook.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def row(name="Fundacja Żółw", form="fundacja", krs="", nip="", areas="", city="Leszno", phone="", summary=""):
    return [name, form, krs, nip, areas, city, phone, summary]

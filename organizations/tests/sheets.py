"""In-memory spreadsheets of organisations."""

from core.tests import spreadsheets

HEADERS = ["Nazwa", "Forma prawna", "KRS", "NIP", "Obszary", "Miasto", "Telefon", "Opis krótki"]


def csv_upload(*rows, headers=HEADERS, **options):
    return spreadsheets.csv_upload(*rows, headings=headers, **{"name": "organizacje.csv"} | options)


def xlsx_upload(*rows, headers=HEADERS):
    return spreadsheets.xlsx_upload(*rows, headings=headers, name="organizacje.xlsx")


def row(name="Fundacja Żółw", form="fundacja", krs="", nip="", areas="", city="Leszno", phone="", summary=""):
    return [name, form, krs, nip, areas, city, phone, summary]

"""Open data of the registry: one table of columns for CSV, JSON and their documentation page.

Only the columns named here are published; the internal contact and the office's notes are not.
"""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core.text import richtext
from organizations.choices import LegalForm, RegisterKind
from organizations.models import Organization

CHUNK = 500
"""Organisations fetched at once: five queries for each chunk, and no more memory than it needs."""


class Column(NamedTuple):
    name: str
    kind: str
    about: str
    source: str


COLUMNS = (
    Column("nazwa", "tekst", "pełna nazwa", "name"),
    Column("krotka_nazwa", "tekst", "nazwa używana na co dzień", "short_name"),
    Column("adres_wpisu", "adres WWW", "strona organizacji w portalu; dawny adres prowadzi do nowego", "slug"),
    Column("forma_prawna", "tekst", "na przykład stowarzyszenie, fundacja, klub sportowy", "legal_form"),
    Column("krs", "10 cyfr", "numer KRS; oddziały mogą podawać numer jednostki macierzystej", "krs"),
    Column("nip", "10 cyfr", "numer NIP", "nip"),
    Column("regon", "9 lub 14 cyfr", "numer REGON", "regon"),
    Column("inny_rejestr", "tekst", "rejestr inny niż KRS", "register_kind"),
    Column("numer_w_rejestrze", "tekst", "numer w tym rejestrze", "register_number"),
    Column("rok_zalozenia", "liczba", "rok założenia", "founded_year"),
    Column("dzien_zalozenia", "data", "dzień założenia, jeśli jest znany", "founded_on"),
    Column("tematy", "lista", "tematy, według których można filtrować bazę", "themes"),
    Column("sfery_zadan", "lista", "punkty art. 4 ust. 1 ustawy o działalności pożytku publicznego", "spheres"),
    Column("odbiorcy", "lista", "dla kogo organizacja działa", "target_groups"),
    Column("misja", "tekst", "o organizacji w jednym zdaniu", "mission"),
    Column("opis", "tekst", "opis bez formatowania", "description"),
    Column("ulica", "tekst", "ulica i numer", "street"),
    Column("kod_pocztowy", "tekst", "w postaci 64-100", "postal_code"),
    Column("miejscowosc", "tekst", "miejscowość", "city"),
    Column("czesc_miasta", "tekst", "część miasta", "district__name"),
    Column("szerokosc", "liczba", "szerokość geograficzna (WGS 84)", "latitude"),
    Column("dlugosc", "liczba", "długość geograficzna (WGS 84)", "longitude"),
    Column("telefon", "tekst", "telefon podany do wiadomości publicznej", "phone"),
    Column("email", "tekst", "e-mail podany do wiadomości publicznej", "email"),
    Column("strona", "adres WWW", "strona internetowa", "website"),
    Column("facebook", "adres WWW", "profil na Facebooku", "facebook_url"),
    Column("instagram", "adres WWW", "profil na Instagramie", "instagram_url"),
    Column("youtube", "adres WWW", "kanał na YouTube", "youtube_url"),
    Column("x", "adres WWW", "profil w serwisie X", "x_url"),
    Column("godziny_otwarcia", "tekst", "godziny otwarcia", "opening_hours"),
    Column("udogodnienia", "lista", "dostępność siedziby", "access_features"),
    Column("dostepnosc_opis", "tekst", "dostępność siedziby – opis", "access_notes"),
    Column("szuka_wolontariuszy", "tak/nie", "czy szuka wolontariuszy", "is_seeking_volunteers"),
    Column("opp", "tak/nie", "czy można jej teraz przekazać 1,5% podatku", "is_public_benefit"),
    Column("na_liscie_opp_dnia", "data", "kiedy ostatnio widziano ją w wykazie OPP", "public_benefit_as_of"),
    Column("konto", "IBAN", "numer rachunku", "bank_account"),
    Column("przedsiebiorstwo_spoleczne", "tak/nie", "czy ma ten status", "is_social_enterprise"),
    Column("dzialalnosc_gospodarcza", "tak/nie", "czy prowadzi działalność gospodarczą", "has_business_activity"),
    Column("dane_potwierdzone", "data", "kiedy ostatnio potwierdzono wpis", "confirmed_on"),
    Column("zmieniono", "data", "kiedy ostatnio zmieniono wpis", "updated_at"),
)
LISTS = {
    "themes": "theme__name",
    "spheres": "sphere__code",
    "target_groups": "targetgroup__name",
    "access_features": "accessfeature__name",
}
COMPUTED = {"is_public_benefit"}
FIELDS = ["pk", *(column.source for column in COLUMNS if column.source not in {*LISTS, *COMPUTED})]


def records(pks: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Published entries among these as records by column name, in the given order."""
    rest = iter(pks)
    while chunk := list(islice(rest, CHUNK)):
        entries = Organization.objects.published().filter(pk__in=chunk)
        rows = {row["pk"]: row for row in entries.values(*FIELDS)}
        lists = {name: _lists(name, label, chunk) for name, label in LISTS.items()}
        for pk in chunk:
            if pk in rows:
                yield _record(rows[pk] | {name: lists[name][pk] for name in LISTS})


def _lists(name: str, label: str, pks: list[int]) -> dict[int, list[str]]:
    through = getattr(Organization, name).through
    order = label.replace("__name", "__order").replace("__code", "__order")
    found = defaultdict(list)
    links = through.objects.filter(organization_id__in=pks).order_by(order, label)
    for pk, text in links.values_list("organization_id", label):
        found[pk].append(text)
    return found


def _record(row: dict[str, Any]) -> dict[str, Any]:
    row["slug"] = settings.SITE_URL + reverse("organizations:detail", args=[row["slug"]])
    row["legal_form"] = LegalForm(row["legal_form"]).label
    row["register_kind"] = RegisterKind(row["register_kind"]).label if row["register_kind"] else ""
    row["description"] = richtext.text_of(row["description"])
    as_of = row["public_benefit_as_of"]
    row["is_public_benefit"] = bool(as_of and as_of >= Organization.public_benefit_cutoff())
    return {column.name: _plain(row[column.source]) for column in COLUMNS}


def _plain(value: Any) -> Any:
    """A value for JSON: days as ISO 8601, numbers as numbers, unknown as null."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | int | list) or value is None:
        return value
    if isinstance(value, str):
        return value or None
    return float(value)


def csv_lines(pks: Iterable[int]) -> Iterator[str]:
    """CSV that the Polish Excel opens by a double click: UTF-8 with a BOM, semicolons, no formulas."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([column.name for column in COLUMNS])
    for record in records(pks):
        writer.writerow([_cell(value) for value in record.values()])
        if buffer.tell() > 32_000:
            yield _emptied(buffer)
    yield _emptied(buffer)


def _emptied(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


_NUMBER = re.compile(r"[+-]?[\d ()/.,-]*")


def _cell(value: Any) -> str:
    """A value as a cell. An apostrophe turns a spreadsheet formula into text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    text = "; ".join(value) if isinstance(value, list) else str(value)
    is_formula = text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def json_pieces(pks: Iterable[int], *, count: int) -> Iterator[str]:
    """One JSON object, in pieces for streaming."""
    head = {
        "opis": settings.SITE_URL + reverse("organizations:schema"),
        "stan_na": timezone.localtime().isoformat(timespec="seconds"),
        "liczba": count,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "organizacje": ['
    for number, record in enumerate(records(pks)):
        yield (",\n" if number else "\n") + json.dumps(record, ensure_ascii=False)
    yield "\n]}\n"

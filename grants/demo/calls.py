"""Demo funding calls: the archive from calls.csv, and invented current calls, one of every kind.

Created by the office's own actions. An invented call has "przykład" in its funder or its text.
"""

import csv
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from core.demo import files
from core.files import documents
from grants.calls.actions import editing, states
from grants.choices import CallKind, CallSource, Deadline
from grants.demo.calls_examples import CALLS, OFFERS
from grants.models import Call
from grants.small_grants import actions
from organizations.models import Organization, Sphere, Theme

CALLS_CSV = Path(__file__).parent / "calls.csv"
SOURCES = {
    "city": CallSource.CITY,
    "regional": CallSource.REGION,
    "national": CallSource.COUNTRY,
    "eu": CallSource.EU,
    "private": CallSource.PRIVATE,
}
#: Words in a title or summary of the archive that decide the kind; the first match counts.
KINDS = (
    ("inicjatywa dla leszna", CallKind.REGRANTING),
    ("wielkopolska wiara", CallKind.REGRANTING),
    ("art. 19a", CallKind.SMALL_GRANT),
    ("inicjatywa lokalna", CallKind.LOCAL_INITIATIVE),
    ("ofert", CallKind.OPEN_CONTEST),
    ("rozwój sportu", CallKind.OPEN_CONTEST),
    ("imprezy sportowe", CallKind.OPEN_CONTEST),
    ("klubów", CallKind.OPEN_CONTEST),
)
THEMES = {
    "aktywność obywatelska": ["spolecznosc-lokalna"],
    "dzieci": ["dzieci-i-rodzina"],
    "edukacja": ["edukacja"],
    "kultura": ["kultura"],
    "migranci": ["prawa-i-bezpieczenstwo"],
    "młodzież": ["dzieci-i-rodzina"],
    "niepełnosprawność": ["niepelnosprawnosc"],
    "osoby starsze": ["seniorzy"],
    "partycypacja": ["spolecznosc-lokalna"],
    "pomoc społeczna": ["pomoc-spoleczna"],
    "profilaktyka uzależnień": ["zdrowie"],
    "rekreacja": ["sport"],
    "społeczność lokalna": ["spolecznosc-lokalna"],
    "sport": ["sport"],
    "wolontariat": ["spolecznosc-lokalna"],
    "współpraca międzynarodowa": ["spolecznosc-lokalna"],
    "wsparcie NGO": ["spolecznosc-lokalna"],
    "zdrowie": ["zdrowie"],
}
END_OF_DAY = time(23, 59)


def add(*, office: Any) -> None:
    with CALLS_CSV.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            _archive(row, office)
    for example in CALLS:
        _example(example, office)
    for offer in OFFERS:
        _offer(offer, office)


def _archive(row: dict[str, str], office: Any) -> None:
    """A row without a deadline becomes a call with an unknown one; all rows are kept, as history and as templates."""
    closes_at = _at(datetime.fromisoformat(row["deadline"]).date(), END_OF_DAY) if row["deadline"] else None
    call = editing.create(
        values={
            "title": row["title"],
            "funder": row["funder"],
            "source": SOURCES[row["source_kind"]],
            "kind": kind_of(row),
            "lead": row["summary"],
            "grant_from": row["amount_min"] or None,
            "grant_to": row["amount_max"] or None,
            "deadline": Deadline.SET if closes_at else Deadline.UNKNOWN,
            "closes_at": closes_at,
            "source_url": row["source_url"],
        },
        themes=Theme.objects.filter(
            slug__in={slug for area in row["areas"].split(";") for slug in THEMES.get(area, [])}
        ),
        by=office,
    )
    states.publish(call=call, by=office, is_archival=True)


def kind_of(row: dict[str, str]) -> str:
    told = f"{row['title']} {row['summary']}".casefold()
    return next((kind for words, kind in KINDS if words in told), CallKind.OTHER)


def _example(example: dict[str, Any], office: Any) -> None:
    today = timezone.localdate()
    values = {
        name: _at(today + timedelta(days=days), time.fromisoformat(hour))
        for name, (days, hour) in example.get("moments", {}).items()
    }
    values |= {name: today + timedelta(days=days) for name, days in example.get("days", {}).items()}
    call = editing.create(
        values=example["values"] | values | {"legal_as_of": today},
        themes=Theme.objects.filter(slug__in=example.get("themes", ())),
        spheres=Sphere.objects.filter(code__in=example.get("spheres", ())),
        legal_forms=example.get("legal_forms", ()),
        by=office,
    )
    for title in example.get("attachments", ()):
        _attach(call, title, office)
    if not example.get("is_draft"):
        call = states.publish(call=call, by=office, is_archival="results" in example)
    _then(call, example, office)


def _then(call: Call, example: dict[str, Any], office: Any) -> None:
    """Apply the later transitions of the example."""
    if "moved" in example:
        days, hour, reason = example["moved"]
        closes_at = _at(timezone.localdate() + timedelta(days=days), time.fromisoformat(hour))
        states.move_deadline(call=call, closes_at=closes_at, reason=reason, by=office)
    if "withdrawn" in example:
        states.withdraw(call=call, reason=example["withdrawn"], by=office)
    if "results" in example:
        rows = [
            {
                "organization": Organization.objects.filter(name=name).first(),
                "name": name,
                "task": task,
                "amount": sum_,
            }
            for name, task, sum_ in example["results"]
        ]
        states.settle(call=call, results=rows, note=example["results_note"], by=office)


def _attach(call: Call, title: str, office: Any) -> None:
    file = files.document(title, "Przykładowy załącznik. Prawdziwy wzór dołączy biuro.")
    documents.check(file)
    call.attachments.create(title=title, file=file, size=file.size)
    editing.attachments_changed(call=call, by=office)


def _offer(example: dict[str, Any], office: Any) -> None:
    today = timezone.localdate()
    organization = Organization.objects.filter(name=example["organization"]).first()
    days = {name: today + timedelta(days=ahead) for name, ahead in example["days"].items()}
    offer = actions.create_offer(
        values=example["values"] | days | {"organization": organization, "name": example["organization"]}, by=office
    )
    offer = actions.post_offer(offer=offer, by=office)
    for text in example.get("remarks", ()):
        actions.remark(offer=offer, text=text, name="Mieszkanka Leszna")


def _at(day, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))

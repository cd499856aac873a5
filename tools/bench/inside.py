"""What is measured inside one process, against a filled database: searching, saving, indexing.

Run by the benchmark as ``python -m tools.bench.inside``; prints one JSON object, times in milliseconds.
"""

import json
import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.db import transaction  # noqa: E402 - Django must be set up first

from core import search  # noqa: E402
from organizations.models import Organization  # noqa: E402

QUERIES = [
    "bankow zywnosci", "klub sportowy", "szkolen", "stowarzyszenie", "fundacja dzieci", "seniorów", "hospicjum",
    "zwierzęta", "młodzieży sport", "kultura", "edukacji", "pomoc społeczna", "żużel", "wolontariat", "straż pożarna",
    "rozwój", "niepełnosprawnych", "muzyka", "festiwal jazzowy", "harcerze", "leszno", "fundaci", "stowarzyszene",
    "nieistniejaceslowo", "leszczyńskie", "koszykówka", "pływanie", "biblioteka", "rodzina", "organizacja 77",
]  # fmt: skip
ROUNDS = 7


def milliseconds(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def searching() -> dict[str, float]:
    for query in QUERIES:
        search.search(query)  # the first pass loads the dictionary and the database's pages
    times = [milliseconds(lambda query=query: search.search(query)) for _ in range(ROUNDS) for query in QUERIES]
    return {"search_median": statistics.median(times), "search_p95": p95(times)}


def writing() -> dict[str, float]:
    """Median cost of saving one organisation and of bringing it into the index, each in its own transaction."""
    saves, indexings = [], []
    for number, organization in enumerate(Organization.objects.published()[:60]):
        organization.mission = f"Pomagamy sąsiadom na {number} sposobów, uczymy i bawimy."
        with transaction.atomic():
            saves.append(milliseconds(organization.save))
        with transaction.atomic():
            indexings.append(milliseconds(lambda found=organization: search.index(found)))
    return {"save_median": statistics.median(saves), "index_median": statistics.median(indexings)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(searching() | writing()))

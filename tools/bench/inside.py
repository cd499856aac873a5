"""Measurements within one process, on a filled database: searching, saving, indexing.

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
from organizations.registry import history  # noqa: E402

QUERIES = [
    "bankow zywnosci", "klub sportowy", "szkolen", "stowarzyszenie", "fundacja dzieci", "seniorów", "hospicjum",
    "zwierzęta", "młodzieży sport", "kultura", "edukacji", "pomoc społeczna", "żużel", "wolontariat", "straż pożarna",
    "rozwój", "niepełnosprawnych", "muzyka", "festiwal jazzowy", "harcerze", "leszno", "fundaci", "stowarzyszene",
    "nieistniejaceslowo", "leszczyńskie", "koszykówka", "pływanie", "biblioteka", "rodzina", "organizacja 77",
]  # fmt: skip
ROUNDS = 7
ADDED = 60
SYLLABLES = ("kru", "zemo", "wli", "dasz", "pore", "gnu", "tyfo", "belk")


def milliseconds(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def searching() -> dict[str, float]:
    for query in QUERIES:
        search.search(query)  # the first pass warms the dictionary and the database cache
    times = [milliseconds(lambda query=query: search.search(query)) for _ in range(ROUNDS) for query in QUERIES]
    return {"search_median": statistics.median(times), "search_p95": p95(times)}


def writing() -> dict[str, float]:
    """Median cost of adding one organisation without the index, and of indexing it.

    Every entry is new, half of its words are in new combinations and two are new words.
    """
    saves, indexings = [], []
    texts = list(Organization.objects.published().values_list("name", "description")[:ADDED])
    for number, (name, description) in enumerate(texts):
        facts = {"name": f"{name} Bis", "slug": f"nowa-{number}", "description": description}
        mission = f"Pomagamy sąsiadom, {nonsense(number)} i {nonsense(number + ADDED)}."
        added = Organization(**facts, mission=mission, legal_form="association", status="published")
        with transaction.atomic():
            saves.append(milliseconds(added.save))
            history.keep([added], by=None, kind="+")
        with transaction.atomic():
            indexings.append(milliseconds(lambda found=added: search.index(found)))
    Organization.objects.filter(slug__startswith="nowa-").delete()
    return {"save_median": statistics.median(saves), "index_median": statistics.median(indexings)}


def nonsense(number: int) -> str:
    """A word that no dictionary has."""
    return "".join(syllable for syllable, bit in zip(SYLLABLES, f"{number + 1:08b}", strict=True) if bit == "1")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(searching() | writing()))

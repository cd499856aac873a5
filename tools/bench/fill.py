"""Fill an empty database with generated organisations: ``python -m tools.bench.fill 100000``.

Names and sentences are shuffled from the words of the demo registry, with a fixed seed, so that searches run on
real Polish. Rows are written in bulk: the benchmark measures reading, and single writes separately.
"""

import csv
import os
import random
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up first
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from core import search  # noqa: E402
from core.lists import list_versions  # noqa: E402
from core.text.polish import sort_key  # noqa: E402
from organizations.choices import LegalForm, Status  # noqa: E402
from organizations.models import District, Organization, Theme  # noqa: E402
from tools.bench.server import ROOT  # noqa: E402

BATCH = 2000
ORGANIZATIONS_CSV = ROOT / "organizations" / "demo" / "organizations.csv"


def corpus() -> tuple[list[str], list[str]]:
    """Words for names and sentences for descriptions, from the demo registry."""
    with ORGANIZATIONS_CSV.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    words = sorted({word.strip("„”–()") for row in rows for word in row["name"].split() if len(word) > 4})
    return words, [row["summary"] for row in rows if row["summary"]]


def organizations(count: int, words: list[str], sentences: list[str], districts: list[District]):
    dice = random.Random(20261123)  # noqa: S311 - reproducible data, no secret
    today = timezone.localdate()
    for number in range(count):
        form = dice.choice(LegalForm.values)
        name = f"{LegalForm(form).label.capitalize()} {' '.join(dice.sample(words, 3))} {number}"
        yield Organization(
            name=name,
            slug=f"organizacja-{number}",
            sort_key=sort_key(name),
            legal_form=form,
            status=Status.PUBLISHED,
            mission=dice.choice(sentences)[:250],
            description="".join(f"<p>{sentence}</p>" for sentence in dice.sample(sentences, 6)),
            city="Leszno",
            street=f"ul. {dice.choice(words)} {dice.randint(1, 99)}",
            district=dice.choice(districts),
            founded_year=dice.randint(1900, 2025),
            is_seeking_volunteers=dice.random() < 0.1,
            public_benefit_as_of=today if dice.random() < 0.1 else None,
            confirmed_on=today - timedelta(days=dice.randint(0, 900)),
        )


@transaction.atomic
def fill(count: int) -> None:
    words, sentences = corpus()
    dice = random.Random(count)  # noqa: S311 - reproducible data, no secret
    themes = list(Theme.objects.values_list("pk", flat=True))
    rows = Organization.objects.bulk_create(
        organizations(count, words, sentences, list(District.objects.all())), batch_size=BATCH
    )
    link = Organization.themes.through
    link.objects.bulk_create(
        (
            link(organization_id=row.pk, theme_id=theme)
            for row in rows
            for theme in dice.sample(themes, dice.randint(1, 3))
        ),
        batch_size=BATCH,
    )
    list_versions.bump("organizations", "taxonomy")


if __name__ == "__main__":
    call_command("prepare", verbosity=0)
    fill(int(sys.argv[1]))
    search.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

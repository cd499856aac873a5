"""Fill an empty database with generated events: ``python -m tools.bench.events_fill 20000``.

They span ten years, the next one included, like a calendar in long use. Among the upcoming
events a thousand are conferences and one is a festival: the feed of each kind is measured.
"""

import os
import random
import sys
from datetime import datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up first
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from core.lists import list_versions  # noqa: E402
from events.choices import Kind, Seats, Status  # noqa: E402
from events.models import Event, EventDate, Venue  # noqa: E402
from organizations.models import AccessFeature, Organization, Theme  # noqa: E402
from tools.bench import fill as registry  # noqa: E402
from tools.bench.events import CONFERENCES, SIGN_UP_SLUG  # noqa: E402

BATCH = 2000
DAYS_BACK, DAYS_AHEAD = 9 * 365, 365
ORGANIZERS, VENUES = 60, 40
ORDINARY = [Kind.TRAINING, Kind.MEETING, Kind.CROSS_SECTOR, Kind.CONSULTATION]


def venues(words: list[str], dice: random.Random) -> list[Venue]:
    rows = Venue.objects.bulk_create(
        Venue(name=f"Dom {dice.choice(words)} {number}", street=f"ul. {dice.choice(words)} {number + 1}")
        for number in range(VENUES)
    )
    features = list(AccessFeature.objects.all())
    for row in rows:
        row.access_features.set(dice.sample(features, 3))
    return rows


def starts(count: int, dice: random.Random) -> list[datetime]:
    """Evenly over the years, at full hours."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    step = (DAYS_BACK + DAYS_AHEAD) / count
    days = [-DAYS_BACK + step * number for number in range(count)]
    return [noon + timedelta(days=int(day), hours=dice.randint(-3, 8)) for day in days]


def kinds(begin: list[datetime], dice: random.Random) -> list[str]:
    """Conferences and the festival are among the upcoming events, which are all in feeds."""
    found = [dice.choice(ORDINARY) for _ in begin]
    coming = [number for number, at in enumerate(begin) if at > timezone.now() + timedelta(days=1)]
    festival, *conferences = dice.sample(coming, CONFERENCES + 1)
    found[festival] = Kind.FESTIVAL
    for number in conferences:
        found[number] = Kind.CONFERENCE
    return found


def events(count: int, words: list[str], sentences: list[str], dice: random.Random):
    places, organizers = venues(words, dice), list(Organization.objects.all())
    begin = starts(count, dice)
    for number, (at, kind) in enumerate(zip(begin, kinds(begin, dice), strict=True)):
        has_sign_up = dice.random() < 0.6
        status = dice.choices([Status.PUBLISHED, Status.CANCELLED, Status.MOVED], [92, 4, 4])[0]
        yield Event(
            title=f"{Kind(kind).label.capitalize()}: {' '.join(dice.sample(words, 3))}",
            slug=f"wydarzenie-{number}",
            kind=kind,
            lead=dice.choice(sentences)[:250],
            body="".join(f"<p>{sentence}</p>" for sentence in dice.sample(sentences, 3)),
            starts_at=at,
            ends_at=at + timedelta(hours=2),
            venue=dice.choice(places),
            organizer=dice.choice(organizers) if dice.random() < 0.5 else None,
            status=status,
            status_reason="" if status == Status.PUBLISHED else "Choroba osoby prowadzącej.",
            has_sign_up=has_sign_up,
            capacity=20 if has_sign_up else None,
            seats=dice.choice([Seats.FREE, Seats.FEW, Seats.WAITING]) if has_sign_up else Seats.NONE,
            sign_up_closes_at=at if has_sign_up else None,
            published_at=timezone.now(),
        )


def crowded() -> Event:
    """The event with concurrent sign-ups."""
    at = timezone.now() + timedelta(days=40)
    return Event(
        title="Szkolenie, na które chcą przyjść wszyscy",
        slug=SIGN_UP_SLUG,
        kind=Kind.TRAINING,
        starts_at=at,
        ends_at=at + timedelta(hours=2),
        status=Status.PUBLISHED,
        has_sign_up=True,
        capacity=500,
        seats=Seats.FREE,
        sign_up_closes_at=at,
        published_at=timezone.now(),
    )


@transaction.atomic
def fill(count: int) -> None:
    words, sentences = registry.corpus()
    dice = random.Random(count)  # noqa: S311 - reproducible data, no secret
    rows = Event.objects.bulk_create([*events(count - 1, words, sentences, dice), crowded()], batch_size=BATCH)
    EventDate.objects.bulk_create(
        (EventDate(event=row, starts_at=row.starts_at, ends_at=row.ends_at) for row in rows), batch_size=BATCH
    )
    themes, link = list(Theme.objects.values_list("pk", flat=True)), Event.themes.through
    link.objects.bulk_create(
        (link(event_id=row.pk, theme_id=theme) for row in rows for theme in dice.sample(themes, dice.randint(1, 3))),
        batch_size=BATCH,
    )
    list_versions.bump("events")


if __name__ == "__main__":
    call_command("prepare", verbosity=0)
    registry.fill(ORGANIZERS)
    fill(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

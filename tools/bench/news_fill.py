"""Fill an empty database with articles, funding calls and alert profiles: ``python -m tools.bench.news_fill``.

Articles and calls span ten years; sixty calls are open. A profile selects one to three themes, or
all, and likewise legal forms: any call matches about a third of the profiles.
"""

import os
import random
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up first
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from core.lists import list_versions  # noqa: E402
from grants.choices import ALERT_CLAUSE, AlertKind, CallKind, CallSource, CallStatus  # noqa: E402
from grants.models import AlertForm, AlertProfile, AlertRound, Call, CallApplicant  # noqa: E402
from grants.models.alert import FORMS  # noqa: E402
from news.choices import ArticleStatus  # noqa: E402
from news.models import Article  # noqa: E402
from organizations.choices import LegalForm  # noqa: E402
from organizations.models import Organization, Theme  # noqa: E402
from tools.bench import fill as registry  # noqa: E402
from tools.bench.news import ARTICLES, CALLS, OPEN_CALLS, PROFILES  # noqa: E402

BATCH = 5000
YEARS = 10 * 365
ORGANIZATIONS = 60


def articles(words: list[str], sentences: list[str], dice: random.Random):
    now, tellers = timezone.now(), list(Organization.objects.all())
    for number in range(ARTICLES):
        at = now - timedelta(days=YEARS * number / ARTICLES, hours=1)
        teller = dice.choice(tellers) if dice.random() < 0.3 else None
        yield Article(
            title=" ".join(dice.sample(words, 5)).capitalize(),
            slug=f"aktualnosc-{number}",
            lead=dice.choice(sentences)[:300],
            body="".join(f"<p>{sentence}</p>" for sentence in dice.sample(sentences, 4)),
            organization=teller,
            status=ArticleStatus.PUBLISHED,
            publish_at=at,
            published_at=at,
            is_pinned=number < 2,
        )


def calls(words: list[str], sentences: list[str], dice: random.Random):
    now = timezone.now()
    for number in range(CALLS):
        closes = now + timedelta(days=number % 60 + 1) if number < OPEN_CALLS else now - timedelta(days=number * 1.8)
        yield Call(
            title=" ".join(dice.sample(words, 5)).capitalize(),
            slug=f"nabor-{number}",
            kind=dice.choice([CallKind.REGRANTING, CallKind.SMALL_GRANT, CallKind.OTHER]),
            source=dice.choice(CallSource.values),
            funder="Miasto Leszno",
            lead=dice.choice(sentences)[:300],
            body="".join(f"<p>{sentence}</p>" for sentence in dice.sample(sentences, 4)),
            opens_at=closes - timedelta(days=70),
            closes_at=closes,
            pool=dice.randrange(10, 500) * 1000,
            grant_to=5000,
            status=CallStatus.PUBLISHED,
            published_at=closes - timedelta(days=75),
        )


def of_themes(rows: list, link: type, name: str, dice: random.Random, *, none_in: float = 0.0) -> None:
    """One to three themes for each row, none for some."""
    themes = list(Theme.objects.values_list("pk", flat=True))
    link.objects.bulk_create(
        (
            link(**{f"{name}_id": row.pk, "theme_id": theme})
            for row in rows
            if dice.random() >= none_in
            for theme in dice.sample(themes, dice.randint(1, 3))
        ),
        batch_size=BATCH,
    )


def profiles(dice: random.Random) -> None:
    now = timezone.now()
    rows = AlertProfile.objects.bulk_create(
        (
            AlertProfile(email=f"czytelniczka{number}@example.org", clause=ALERT_CLAUSE, confirmed_at=now)
            for number in range(PROFILES)
        ),
        batch_size=BATCH,
    )
    of_themes(rows, AlertProfile.themes.through, "alertprofile", dice, none_in=0.3)
    names = [form for form, _ in FORMS]
    AlertForm.objects.bulk_create(
        (
            AlertForm(profile_id=row.pk, form=form)
            for row in rows
            if dice.random() < 0.5
            for form in dice.sample(names, dice.randint(1, 3))
        ),
        batch_size=BATCH,
    )


@transaction.atomic
def fill() -> None:
    words, sentences = registry.corpus()
    dice = random.Random(ARTICLES)  # noqa: S311 - reproducible data, no secret
    told = Article.objects.bulk_create(articles(words, sentences, dice), batch_size=BATCH)
    of_themes(told, Article.themes.through, "article", dice)
    money = Call.objects.bulk_create(calls(words, sentences, dice), batch_size=BATCH)
    of_themes(money, Call.themes.through, "call", dice)
    CallApplicant.objects.bulk_create(
        CallApplicant(call=row, legal_form=form) for row in money[::2] for form in dice.sample(LegalForm.values, 6)
    )
    AlertRound.objects.bulk_create(AlertRound(call=row, kind=AlertKind.NEW) for row in money)
    profiles(dice)
    list_versions.bump("articles", "calls")


if __name__ == "__main__":
    call_command("prepare", verbosity=0)
    registry.fill(ORGANIZATIONS)
    fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

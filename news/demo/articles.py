"""Demo articles of the office and of two organisations: one pinned, one scheduled, one archived, one submitted.

Created by the portal's own actions, so that letters, lists and the search index are consistent.
"""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from core.files import images
from news import actions
from news.demo.article_examples import OFFICE, ORGANIZATIONS
from news.demo.article_pictures import drawn
from news.models import Article
from organizations.models import Organization, Theme

#: The hour at which the office publishes.
MORNING = time(9)


def add(*, office: Any) -> None:
    for example in OFFICE:
        actions.publish(article=_written(example, office), by=office)
    for example in ORGANIZATIONS:
        article = actions.submit(article=_written(example, office), by=None)
        if "days" in example:
            actions.publish(article=article, by=office)


def _written(example: dict[str, Any], office: Any) -> Article:
    values = {name: example[name] for name in ("title", "lead", "body")} | {
        "is_pinned": example.get("is_pinned", False),
        "publish_at": moment(-example["days"]) if "days" in example else None,
        "expires_at": moment(example["expires_in"]) if "expires_in" in example else None,
        "organization": Organization.objects.filter(name=example.get("organization", "")).first(),
    }
    if "picture" in example:
        scene, words = example["picture"]
        values["picture"] = images.store(drawn(scene), alt=words, is_decorative=False, by=office)
    themes = Theme.objects.filter(slug__in=example["themes"])
    return actions.create(values=values, themes=themes, links=example.get("links", ()), by=office)


def moment(days: int) -> datetime:
    """Nine o'clock this many days from today."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=days), MORNING))

"""What the page of one article says, in words fit for a person."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString

from core import jsonld, richtext, sharing, when
from core.polish import plural
from news import portal_addresses
from news.models import OFFICE, Article
from organizations.choices import Status as EntryStatus
from organizations.models import Organization

WORDS_A_MINUTE = 180


def whole_article(pk: int) -> Article:
    """An article with all that its page shows; four queries."""
    found = Article.objects.select_related("organization", "picture")
    return get_object_or_404(found.prefetch_related("themes", "organizations", "links"), pk=pk)


def facts(article: Article, *, related: Sequence[int] = ()) -> dict[str, Any]:
    """All that templates/news/article/_detail*.html shows; ``related`` are keys of articles to read next."""
    address = settings.SITE_URL + article.get_absolute_url()
    return {
        "article": article,
        "publisher": publisher(article),
        "is_from_organization": article.organization_id is not None,
        "is_archival": article.is_archival,
        "published": when.short(article.publish_at) if article.publish_at else "",
        "revised": when.short(article.revised_at) if is_revised(article) else "",
        "expired": when.short(article.expires_at) if article.is_archival else "",
        "minutes": minutes(article),
        "body": SafeString(_headings_raised(richtext.clean(article.body))),
        "picture_url": jsonld.absolute(article.picture.large.url) if article.picture else "",
        "themes": article.themes.all(),
        "organizations": [one for one in article.organizations.all() if one.status == EntryStatus.PUBLISHED],
        "links": portal_addresses.living(article.links.all()),
        "related": others(related),
        "share": sharing.ways(title=article.title, address=address),
        "absolute_url": address,
    }


def card(article: Article) -> dict[str, Any]:
    """What a list shows of an article; costs queries unless organisation, picture and themes were fetched along."""
    return {
        "url": article.get_absolute_url(),
        "title": article.title,
        "lead": article.lead,
        "published_at": article.publish_at,
        "published": when.short(article.publish_at),
        "publisher": article.publisher,
        "is_from_organization": article.organization_id is not None,
        "is_pinned": article.is_pinned,
        "is_archival": article.is_archival,
        "picture": article.picture,
        "themes": [theme.name for theme in article.themes.all()],
    }


def publisher(article: Article) -> dict[str, str]:
    """Who tells, with the way to the profile where everybody may see it."""
    told_by = article.organization
    if told_by is None:
        return {"name": OFFICE, "url": ""}
    return {"name": told_by.name, "url": _profile(told_by)}


def is_revised(article: Article) -> bool:
    """On another day than it was published: a comma mended within the hour is no news."""
    return bool(article.revised_at) and when.local(article.revised_at) > when.local(article.publish_at)


def minutes(article: Article) -> str:
    """How long it takes to read: "2 minuty czytania"."""
    words = len(f"{article.lead} {richtext.text_of(article.body)}".split())
    count = max(1, round(words / WORDS_A_MINUTE))
    return f"{count} {plural(count, 'minuta,minuty,minut')} czytania"


def others(keys: Sequence[int]) -> list[dict[str, str]]:
    """Public articles by their keys, in the order given; one query, none for no keys."""
    found = Article.objects.public().defer("body").in_bulk(keys) if keys else {}
    shown = [found[key] for key in keys if key in found]
    return [
        {"url": one.get_absolute_url(), "title": one.title, "published": when.short(one.publish_at)} for one in shown
    ]


def _headings_raised(body: str) -> str:
    """The editor begins with headings of the third level; under the title of an article the second comes first."""
    steps = [("h3", "h2"), ("h4", "h3")] if "<h3>" in body else [("h4", "h2")]
    for old, new in steps:
        body = body.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    return body


def _profile(organization: Organization) -> str:
    return organization.get_absolute_url() if organization.status == EntryStatus.PUBLISHED else ""

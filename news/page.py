"""Template context for the page of one article."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString

from core import jsonld, sharing, when
from core.text import richtext
from core.text.polish import plural
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
    """Context of templates/news/article/_detail*.html; ``related`` are primary keys of articles to read next."""
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
    """Context of an article in a list; runs queries unless organisation, picture and themes were prefetched."""
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
    """The author, with a link to its profile if that is public."""
    told_by = article.organization
    if told_by is None:
        return {"name": OFFICE, "url": ""}
    return {"name": told_by.name, "url": _profile(told_by)}


def is_revised(article: Article) -> bool:
    """Whether it was revised on a later day than it was published; small corrections on the same day do not count."""
    return bool(article.revised_at) and when.local(article.revised_at) > when.local(article.publish_at)


def minutes(article: Article) -> str:
    """Reading time: "2 minuty czytania"."""
    words = len(f"{article.lead} {richtext.text_of(article.body)}".split())
    count = max(1, round(words / WORDS_A_MINUTE))
    return f"{count} {plural(count, 'minuta,minuty,minut')} czytania"


def others(keys: Sequence[int]) -> list[dict[str, str]]:
    """Public articles by primary key, in the given order; one query, none for an empty list."""
    found = Article.objects.public().defer("body").in_bulk(keys) if keys else {}
    shown = [found[key] for key in keys if key in found]
    return [
        {"url": one.get_absolute_url(), "title": one.title, "published": when.short(one.publish_at)} for one in shown
    ]


def _headings_raised(body: str) -> str:
    """Raise the editor's headings (which begin at h3) so that h2 follows the article's title."""
    steps = [("h3", "h2"), ("h4", "h3")] if "<h3>" in body else [("h4", "h2")]
    for old, new in steps:
        body = body.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    return body


def _profile(organization: Organization) -> str:
    return organization.get_absolute_url() if organization.status == EntryStatus.PUBLISHED else ""

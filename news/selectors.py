"""Public lists of articles: the in-memory index, cards, the latest ones, those of an organisation."""

from collections import namedtuple
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from core import search, when
from core.lists.index import Builder, Index
from core.lists.public_list import PublicList, Tab, marked
from news import facets, page
from news.choices import ArticleStatus
from news.models import Article
from organizations.models import Theme

FIELDS = ("pk", "version", "publish_at", "expires_at", "organization_id")
OF_ORGANIZATION = 4
Facts = namedtuple("Facts", FIELDS)


def load_index() -> Index:
    """All published articles, scheduled ones too: pinned first, then the newest.

    Three queries, whatever their number.
    """
    build, row_of, now = Builder(), {}, timezone.now()
    published = Article.objects.filter(status=ArticleStatus.PUBLISHED).latest()
    for facts in (Facts(*row) for row in published.values_list(*FIELDS).iterator()):
        row = row_of[facts.pk] = build.add(facts.pk, facts.version)
        build.rank("najnowsze", -facts.publish_at.timestamp())
        build.mark("rok", when.local(facts.publish_at).year, row)
        build.mark("od", "organizacje" if facts.organization_id else "biuro", row)
        _mark_time(build, facts, row, now)
    themes = Article.themes.through.objects.values_list("article_id", "theme__slug")
    for article, theme in themes.iterator():
        if article in row_of:
            build.mark("temat", theme, row_of[article])
    return build.done(facets.Words(themes=dict(Theme.objects.values_list("slug", "name"))))


def _mark_time(build: Builder, facts: Facts, row: int, now: datetime) -> None:
    """Mark scheduled and current rows, and what will change by time alone."""
    if facts.publish_at > now:
        build.mark("czas", "zaplanowane", row)
        build.lose(facts.publish_at, "czas", "zaplanowane", row=row)
    if facts.expires_at is None or facts.expires_at > now:
        build.mark("czas", "aktualne", row)
    if facts.expires_at:
        build.lose(facts.expires_at, "czas", "aktualne", row=row)


def entries() -> QuerySet[Article]:
    public = Article.objects.public().defer("body")
    return public.select_related("organization", "picture").prefetch_related("themes")


def card(article: Article, query: search.Query | None = None) -> dict[str, Any]:
    """Context of one card, with the searched words marked."""
    return page.card(article) | marked(article, query, "title", "lead")


news = PublicList(
    versions=("articles", "organizations", "taxonomy"),
    load=load_index,
    filters=facets.ARTICLES,
    tabs=(Tab("list", facets.current), Tab("archive", facets.visible, order="najnowsze")),
    card="news/article/_card.html",
    entries=entries,
    facts=card,
    per_page=12,
    noun="aktualność,aktualności,aktualności",
)
"""The published articles, in the memory of this process."""


def latest(now: Mapping[str, int], count: int) -> SafeString:
    """The newest current articles as rendered tiles for the front page, pinned first; "" if there are none."""
    index = news.at(now)
    return news.drawn(index, index.rows(facets.current(index))[:count], "news/article/_tile.html")


def of_organization(pk: int, now: Mapping[str, int]) -> SafeString:
    """Articles by or about an organisation, rendered for its page; "" if there are none."""
    index = news.at(now)
    told = Article.objects.public().filter(Q(organization=pk) | Q(organizations=pk)).distinct()
    found = list(told.order_by("-publish_at", "-pk").values_list("pk", flat=True)[:OF_ORGANIZATION])
    if not found:
        return SafeString("")
    rows = news.drawn(index, index.rows_of(found), "news/article/_row.html")
    return render_to_string("news/article/_of_organization.html", {"rows": rows})


def related(index: Index, pk: int, count: int) -> list[int]:
    """Primary keys of current articles that share a theme with this one, newest first; no query."""
    mine = index.bitset(index.rows_of([pk]))
    shared = 0
    for theme in index.beside.themes:
        having = index.having("temat", theme)
        if having & mine:
            shared |= having
    rows = index.rows(shared & facets.current(index) & ~mine, "najnowsze")
    return [index.pks[row] for row in rows[:count]]

"""What the public lists show of the news: their index in memory, cards, the latest ones, an organisation's."""

from bisect import bisect_right
from collections import namedtuple
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from core import search, when
from core.facetindex import Builder, Index
from core.fastlist import FastList, fragments
from news import facets, page
from news.choices import ArticleStatus
from news.models import Article
from organizations.models import Theme

FIELDS = ("pk", "version", "publish_at", "expires_at", "organization_id")
OF_ORGANIZATION = 4
Facts = namedtuple("Facts", FIELDS)


def load_index() -> Index:
    """All published articles, those too whose moment is yet to come: the pinned ones, then the newest.

    Three queries, whatever their number.
    """
    build, moments, row_of, now = Builder(), [], {}, timezone.now()
    published = Article.objects.filter(status=ArticleStatus.PUBLISHED).latest()
    for facts in (Facts(*row) for row in published.values_list(*FIELDS).iterator()):
        row = row_of[facts.pk] = build.add(facts.pk, facts.version)
        build.rank("najnowsze", -facts.publish_at.timestamp())
        build.mark("rok", when.local(facts.publish_at).year, row)
        build.mark("od", "organizacje" if facts.organization_id else "biuro", row)
        moments += _mark_time(build, facts, row, now)
    themes = Article.themes.through.objects.values_list("article_id", "theme__slug")
    for article, theme in themes.iterator():
        if article in row_of:
            build.mark("temat", theme, row_of[article])
    return build.done(
        facets.Words(
            themes=dict(Theme.objects.values_list("slug", "name")),
            moments=sorted(one for one in moments if now < one[0] < _midnight()),
        )
    )


def _mark_time(build: Builder, facts: Facts, row: int, now: datetime) -> list[facets.Moment]:
    """Marks what waits and what is current, and tells what the row will lose by the clock alone."""
    moments = []
    if facts.publish_at > now:
        build.mark("czas", "zaplanowane", row)
        moments.append((facts.publish_at, "czas", "zaplanowane", row))
    if facts.expires_at is None or facts.expires_at > now:
        build.mark("czas", "aktualne", row)
    if facts.expires_at:
        moments.append((facts.expires_at, "czas", "aktualne", row))
    return moments


news = FastList(stamps=("articles", "organizations", "taxonomy"), load=load_index)
"""The published articles, in the memory of this process."""


def at(now: Mapping[str, int]) -> Index:
    """The list for these stamps as it is this very minute, whatever the clock has brought or taken since midnight."""
    index = news.at(now)
    passed = bisect_right(index.beside.moments, (timezone.now(), "\uffff"))
    if not passed:
        return index
    key = ("news", index.stamp, passed)
    lost = (one[1:] for one in index.beside.moments[:passed])
    return fragments.get(key) or fragments.put(key, index.without(lost, stamp=passed), size=20_000)


def cards(index: Index, rows: Iterable[int], *, query: search.Query | None = None) -> SafeString:
    """Ready cards of these rows. Those met before come from memory; the others cost a few queries together."""
    return SafeString("".join(_pieces("news/article/_card.html", index, list(rows), query)))


def latest(now: Mapping[str, int], count: int) -> SafeString:
    """The newest current articles as ready cards, the pinned ones first, for pages where they stand beside other
    things; "" where there is none."""
    index = at(now)
    rows = index.rows(facets.current(index))[:count]
    return SafeString("".join(_pieces("news/article/_tile.html", index, rows, None)))


def of_organization(pk: int, now: Mapping[str, int]) -> SafeString:
    """What an organisation tells and what is told of it, for its page; "" where there is nothing.

    Remembered until any article changes or its moment comes, so a profile costs no query for it.
    """
    index = at(now)
    key = ("articles of", pk, index.stamp)
    ready = fragments.get(key)
    if ready is None:
        told = Article.objects.public().filter(Q(organization=pk) | Q(organizations=pk)).distinct()
        found = list(told.order_by("-publish_at", "-pk").values_list("pk", flat=True)[:OF_ORGANIZATION])
        context = {"rows": SafeString("".join(_pieces("news/article/_row.html", index, index.rows_of(found), None)))}
        html = render_to_string("news/article/_of_organization.html", context) if found else SafeString("")
        ready = fragments.put(key, html, size=len(html) + 1)
    return ready


def related(index: Index, pk: int, count: int) -> list[int]:
    """Keys of current articles that share a theme with this one, the newest first; no query."""
    mine = index.bitset(index.rows_of([pk]))
    shared = 0
    for theme in index.beside.themes:
        having = index.having("temat", theme)
        if having & mine:
            shared |= having
    rows = index.rows(shared & facets.current(index) & ~mine, "najnowsze")
    return [index.pks[row] for row in rows[:count]]


def _pieces(template: str, index: Index, rows: list[int], query: search.Query | None) -> list[SafeString]:
    """The key holds all that a card depends on: the article's version, organisations and themes, the day, the clock.

    Cards with marked words are made anew, for the words are the visitor's own.
    """
    keys = {index.pks[row]: (template, index.pks[row], index.versions[row], *index.stamp[1:]) for row in rows}
    ready = {} if query else {pk: html for pk, key in keys.items() if (html := fragments.get(key)) is not None}
    missing = [pk for pk in keys if pk not in ready]
    if missing:
        found = Article.objects.public().filter(pk__in=missing).defer("body")
        for article in found.select_related("organization", "picture").prefetch_related("themes"):
            html = ready[article.pk] = render_to_string(template, _card(article, query))
            if not query:
                fragments.put(keys[article.pk], html)
    return [ready.get(pk, SafeString("")) for pk in keys]


def _card(article: Article, query: search.Query | None) -> dict[str, Any]:
    """What one card shows, the visitor's words marked."""
    title, lead = article.title, article.lead
    if query:
        title, lead = search.mark(title, query), search.mark(lead, query)
    return page.card(article) | {"title": title, "lead": lead}


def _midnight() -> datetime:
    """The end of this day in Leszno."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))

"""Public lists of funding calls: the in-memory index, cards, the next deadlines."""

from collections import namedtuple
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from core import search, when
from core.lists.asked import State
from core.lists.index import Builder, Index
from core.lists.public_list import PublicList, Tab, marked
from grants.calls import facets
from grants.calls.words import grant_of, zloty
from grants.choices import CallStatus, Deadline, Phase
from grants.models import Call, CallApplicant
from organizations.models import Organization, Theme

FIELDS = (
    "pk", "version", "kind", "source", "status", "deadline", "opens_at", "closes_at", "published_at", "settled_at",
    "grant_from", "grant_to", "pool", "is_for_informal",
)  # fmt: skip
Facts = namedtuple("Facts", FIELDS)
FAR = float("inf")
#: A nearer deadline is highlighted.
SOON = timedelta(days=7)


def load_index() -> Index:
    """All public calls by deadline, those without one last. Five queries, whatever their number."""
    build, row_of, years, now = Builder(), {}, set(), timezone.now()
    rows = [Facts(*row) for row in Call.objects.public().values_list(*FIELDS).iterator()]
    rows.sort(key=lambda row: (_seconds(row.closes_at, FAR), row.pk))
    for facts in rows:
        row = row_of[facts.pk] = build.add(facts.pk, facts.version)
        _mark(build, facts, row)
        year = when.local(facts.closes_at or facts.opens_at or facts.published_at).year
        if facts.deadline != Deadline.UNKNOWN:
            build.mark("rok", str(year), row)
            years.add(year)
        _mark_time(build, facts, row, now)
    themes = dict(Theme.objects.values_list("slug", "name"))
    _mark_themes(build, row_of, themes)
    _mark_forms(build, row_of)
    return build.done(facets.Words(themes=themes, years=tuple(sorted(years, reverse=True))))


def _seconds(moment: datetime | None, otherwise: float) -> float:
    return otherwise if moment is None else moment.timestamp()


def _mark(build: Builder, facts: Facts, row: int) -> None:
    build.mark("rodzaj", facets.WORD_OF_KIND[facts.kind], row)
    build.mark("zrodlo", facets.WORD_OF_SOURCE[facts.source], row)
    build.mark("kwota", facets.amount_word(facts.grant_to, facts.grant_from, facts.pool), row)
    if facts.is_for_informal:
        build.mark("forma", facets.INFORMAL, row)
    if facts.settled_at:
        build.mark("wyniki", "1", row)
    build.rank("otwarcie", _seconds(facts.opens_at, FAR))
    build.rank("ostatnie", -_seconds(facts.closes_at, -FAR))
    build.rank("nowe", -_seconds(facts.published_at, FAR))


def _mark_time(build: Builder, facts: Facts, row: int, now: datetime) -> None:
    """Mark rows that are not over, and what will change by time alone."""
    has_time = facts.deadline == Deadline.OPEN_ENDED if facts.closes_at is None else facts.closes_at > now
    if facts.status != CallStatus.PUBLISHED or not has_time:
        return
    build.mark("czas", "przed", row)
    if facts.closes_at is not None:
        build.lose(facts.closes_at, "czas", "przed", row=row)
    if facts.opens_at is not None and facts.opens_at > now:
        build.mark("czas", "zapowiedz", row)
        build.lose(facts.opens_at, "czas", "zapowiedz", row=row)


def _mark_themes(build: Builder, row_of: dict[int, int], themes: Iterable[str]) -> None:
    """The themes of a call and those of its spheres; a call without any is for every theme."""
    told: set[tuple[int, str]] = set(Call.themes.through.objects.values_list("call_id", "theme__slug"))
    told |= set(Call.spheres.through.objects.values_list("call_id", "sphere__theme__slug"))
    for pk, theme in sorted(told):
        if pk in row_of:
            build.mark("temat", theme, row_of[pk])
    for pk in row_of.keys() - {pk for pk, _ in told}:
        for theme in themes:
            build.mark("temat", theme, row_of[pk])


def _mark_forms(build: Builder, row_of: dict[int, int]) -> None:
    """A call without legal forms is for organisations of every form."""
    told = list(CallApplicant.objects.values_list("call_id", "legal_form"))
    for pk, form in told:
        if pk in row_of:
            build.mark("forma", facets.WORD_OF_FORM[form], row_of[pk])
    for pk in row_of.keys() - {pk for pk, _ in told}:
        for word in facets.FORM_WORDS:
            build.mark("forma", word, row_of[pk])


def card(call: Call, query: search.Query | None = None) -> dict[str, Any]:
    """Context of one card, with the searched words marked."""
    return (
        {
            "url": call.get_absolute_url(),
            "funder": call.funder,
            "kind": call.get_kind_display(),
            "themes": call.themes.all(),
            "closes_at": call.closes_at,
            "grant": grant_of(call),
            "pool": zloty(call.pool) if call.pool else "",
            "is_withdrawn": call.status == CallStatus.WITHDRAWN,
        }
        | marked(call, query, "title", "lead")
        | told(call)
    )


def told(call: Call) -> dict[str, Any]:
    """The phase of the call: ``leaf`` is the date to remember, ``tag`` a short label and its style."""
    phase = call.phase
    words, look = str(Phase(phase).label) if phase else "szkic", "full"
    leaf = call.closes_at
    if phase == Phase.OPEN:
        words = capfirst(when.left(call.closes_at)) if call.closes_at else "Nabór ciągły"
        is_soon = call.closes_at is not None and when.local(call.closes_at) - timezone.localdate() <= SOON
        look = "nut" if is_soon else ""
    elif phase == Phase.ANNOUNCED:
        words, look, leaf = f"Nabór od {when.short(call.opens_at)}", "", call.opens_at
    elif phase in (Phase.SETTLED, Phase.ASSESSMENT):
        look = "" if phase == Phase.SETTLED else "nut"
    return {"phase": phase, "leaf": leaf, "tag": words, "tag_look": look, "is_open": phase == Phase.OPEN}


calls = PublicList(
    versions=("calls", "taxonomy"),
    load=load_index,
    filters=facets.CALLS,
    tabs=(
        Tab("open", facets.open_now, but=("wyniki", "rok")),
        Tab("coming", facets.coming, order="otwarcie", but=("wyniki", "rok"), has_sorts=False),
        Tab("archive", facets.archived, order="ostatnie", has_sorts=False),
    ),
    card="grants/calls/_card.html",
    entries=lambda: Call.objects.public().prefetch_related("themes"),
    facts=card,
    per_page=20,
    noun="nabór,nabory,naborów",
)
"""The public calls, in the memory of this process."""
ROW = "grants/calls/_row.html"


def nearest(now: Mapping[str, int], count: int) -> SafeString:
    """Rendered lines of the calls that close next, for the front page; "" when nothing is open."""
    index = calls.at(now)
    return calls.drawn(index, index.rows(facets.open_now(index))[:count], ROW)


def open_count(now: Mapping[str, int]) -> int:
    """How many calls take applications now."""
    return facets.open_now(calls.at(now)).bit_count()


def related(call: Call, now: Mapping[str, int], count: int = 3) -> SafeString:
    """Rendered lines of other open or coming calls on the same themes; filled up with calls of the same kind."""
    index = calls.at(now)
    here = index.rows_of([call.pk])
    mine = [theme for theme in index.beside.themes if here and index.having("temat", theme) >> here[0] & 1]
    others = facets.not_over(index) & ~index.bitset(here)
    if len(mine) == len(index.beside.themes):
        mine = []
    rows = index.rows(index.select({"temat": mine}, among=others))[:count] if mine else []
    kind = index.select({"rodzaj": [facets.WORD_OF_KIND[call.kind]]}, among=others & ~index.bitset(rows))
    return calls.drawn(index, [*rows, *index.rows(kind)[: count - len(rows)]], ROW)


def state_of(organization: Organization, index: Index) -> State:
    """Filters for this organisation: its legal form, its themes and those of its spheres; two queries."""
    themes = {*organization.themes.values_list("slug", flat=True)}
    themes |= {*organization.spheres.values_list("theme__slug", flat=True)}
    return facets.of_profile(index.beside, legal_form=organization.legal_form, themes=themes)

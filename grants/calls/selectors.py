"""What the public lists show of funding calls: their index in memory, cards, the next deadlines."""

from bisect import bisect_right
from collections import namedtuple
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from core import search, when
from core.facetindex import Builder, Index
from core.fastlist import FastList, fragments
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
#: A deadline so near is told in the colour of the nut.
SOON = timedelta(days=7)


def load_index() -> Index:
    """All public calls by their deadline, those without one last. Five queries, whatever their number."""
    build, moments, row_of, years, now = Builder(), [], {}, set(), timezone.now()
    rows = [Facts(*row) for row in Call.objects.public().values_list(*FIELDS).iterator()]
    rows.sort(key=lambda row: (_seconds(row.closes_at, FAR), row.pk))
    for facts in rows:
        row = row_of[facts.pk] = build.add(facts.pk, facts.version)
        _mark(build, facts, row)
        year = when.local(facts.closes_at or facts.opens_at or facts.published_at).year
        if facts.deadline != Deadline.UNKNOWN:
            build.mark("rok", str(year), row)
            years.add(year)
        moments += _mark_time(build, facts, row, now)
    themes = dict(Theme.objects.values_list("slug", "name"))
    _mark_themes(build, row_of, themes)
    _mark_forms(build, row_of)
    midnight = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), datetime.min.time()))
    beside = facets.Words(
        themes=themes,
        years=tuple(sorted(years, reverse=True)),
        moments=sorted(one for one in moments if now < one[0] < midnight),
    )
    return build.done(beside)


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


def _mark_time(build: Builder, facts: Facts, row: int, now: datetime) -> list[facets.Moment]:
    """Marks what is not over, and tells what it will lose by the clock alone."""
    has_time = facts.deadline == Deadline.OPEN_ENDED if facts.closes_at is None else facts.closes_at > now
    if facts.status != CallStatus.PUBLISHED or not has_time:
        return []
    moments = []
    build.mark("czas", "przed", row)
    if facts.closes_at is not None:
        moments.append((facts.closes_at, "czas", "przed", row))
    if facts.opens_at is not None and facts.opens_at > now:
        build.mark("czas", "zapowiedz", row)
        moments.append((facts.opens_at, "czas", "zapowiedz", row))
    return moments


def _mark_themes(build: Builder, row_of: dict[int, int], themes: Iterable[str]) -> None:
    """The themes of a call and those of its spheres; a call that names none is for every theme."""
    told: set[tuple[int, str]] = set(Call.themes.through.objects.values_list("call_id", "theme__slug"))
    told |= set(Call.spheres.through.objects.values_list("call_id", "sphere__theme__slug"))
    for pk, theme in sorted(told):
        if pk in row_of:
            build.mark("temat", theme, row_of[pk])
    for pk in row_of.keys() - {pk for pk, _ in told}:
        for theme in themes:
            build.mark("temat", theme, row_of[pk])


def _mark_forms(build: Builder, row_of: dict[int, int]) -> None:
    """A call that names no legal form is for organisations of every form."""
    told = list(CallApplicant.objects.values_list("call_id", "legal_form"))
    for pk, form in told:
        if pk in row_of:
            build.mark("forma", facets.WORD_OF_FORM[form], row_of[pk])
    for pk in row_of.keys() - {pk for pk, _ in told}:
        for word in facets.FORM_WORDS:
            build.mark("forma", word, row_of[pk])


calls = FastList(stamps=("calls", "taxonomy"), load=load_index)
"""The public calls, in the memory of this process."""


def at(now: Mapping[str, int]) -> Index:
    """The list for these stamps as it is this very minute: what opened or closed since midnight has moved."""
    index = calls.at(now)
    passed = bisect_right(index.beside.moments, (timezone.now(), "\uffff"))
    if not passed:
        return index
    key = ("calls", index.stamp, passed)
    lost = (one[1:] for one in index.beside.moments[:passed])
    return fragments.get(key) or fragments.put(key, index.without(lost, stamp=passed), size=20_000)


def cards(index: Index, rows: Iterable[int], *, query: search.Query | None = None) -> SafeString:
    """Ready cards of these rows. Cards met before come from memory; the others cost two queries together."""
    return SafeString("".join(_pieces("grants/calls/_card.html", index, list(rows), query)))


def rows_of(index: Index, rows: Iterable[int]) -> SafeString:
    """The same as short lines, for pages where deadlines stand beside other things."""
    return SafeString("".join(_pieces("grants/calls/_row.html", index, list(rows), None)))


def _pieces(template: str, index: Index, rows: list[int], query: search.Query | None) -> list[SafeString]:
    """The key holds all that a card depends on: the call, its themes, the day, and what the clock has changed since.

    Cards with marked words are made anew, for the words are the visitor's own.
    """
    keys = {index.pks[row]: (template, index.pks[row], index.versions[row], *index.stamp[1:]) for row in rows}
    ready = {} if query else {pk: html for pk, key in keys.items() if (html := fragments.get(key)) is not None}
    missing = [pk for pk in keys if pk not in ready]
    if missing:
        for call in Call.objects.public().filter(pk__in=missing).prefetch_related("themes"):
            html = ready[call.pk] = render_to_string(template, card(call, query))
            if not query:
                fragments.put(keys[call.pk], html)
    return [ready.get(pk, SafeString("")) for pk in keys]


def card(call: Call, query: search.Query | None = None) -> dict[str, Any]:
    """What one card shows, the visitor's words marked."""
    title, lead = call.title, call.lead
    if query:
        title, lead = search.mark(title, query), search.mark(lead, query)
    return {
        "url": call.get_absolute_url(),
        "title": title,
        "lead": lead,
        "funder": call.funder,
        "kind": call.get_kind_display(),
        "themes": call.themes.all(),
        "closes_at": call.closes_at,
        "grant": grant_of(call),
        "pool": zloty(call.pool) if call.pool else "",
        "is_withdrawn": call.status == CallStatus.WITHDRAWN,
    } | told(call)


def told(call: Call) -> dict[str, Any]:
    """Where the call is on its way: ``leaf`` the day to remember, ``tag`` in a few words and how it looks."""
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


def nearest(now: Mapping[str, int], count: int) -> SafeString:
    """Ready lines of the calls that close next, for the front page; "" when nothing is open."""
    index = at(now)
    return rows_of(index, index.rows(facets.open_now(index))[:count])


def open_count(now: Mapping[str, int]) -> int:
    """How many calls take applications this minute."""
    return facets.open_now(at(now)).bit_count()


def related(call: Call, now: Mapping[str, int], count: int = 3) -> SafeString:
    """Ready lines of other open or coming calls on the same themes; of the same kind where there are not enough."""
    index = at(now)
    here = index.rows_of([call.pk])
    mine = [theme for theme in index.beside.themes if here and index.having("temat", theme) >> here[0] & 1]
    others = facets.not_over(index) & ~index.bitset(here)
    if len(mine) == len(index.beside.themes):
        mine = []
    rows = index.rows(index.select({"temat": mine}, among=others))[:count] if mine else []
    kind = index.select({"rodzaj": [facets.WORD_OF_KIND[call.kind]]}, among=others & ~index.bitset(rows))
    return rows_of(index, [*rows, *index.rows(kind)[: count - len(rows)]])


def state_of(organization: Organization, index: Index) -> facets.State:
    """What to filter by for this organisation: its legal form, its themes and those of its spheres; two queries."""
    themes = {*organization.themes.values_list("slug", flat=True)}
    themes |= {*organization.spheres.values_list("theme__slug", flat=True)}
    return facets.of_profile(index.beside, legal_form=organization.legal_form, themes=themes)

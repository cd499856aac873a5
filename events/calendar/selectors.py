"""What the public lists show of the calendar: its index in memory, cards, the nearest events, an organiser's."""

from array import array
from bisect import bisect_right
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zlib import crc32

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import search, when
from core.facetindex import Builder, Index
from core.fastlist import FastList, fragments
from events.calendar import facets, page
from events.choices import IN_CALENDARS, PUBLIC, Audience, Kind, Seats, Status
from events.models import Event, EventDate, Venue
from organizations.models import AccessFeature, Theme

FIELDS = (
    "pk", "version", "kind", "status", "starts_at", "ends_at", "seats", "sign_up_opens_at", "sign_up_closes_at",
    "published_at", "venue_id", "venue__name", "organizer__slug", "organizer__name", "organizer__sort_key",
    "organizer_text",
)  # fmt: skip
ROOM = (Seats.FREE, Seats.FEW)
OF_ORGANIZATION = 5


def public() -> QuerySet[Event]:
    """What everybody may read; meetings of one organisation's people stand in no list."""
    return Event.objects.public().exclude(audience=Audience.MEMBERS)


def load_index() -> Index:
    """All public events by their next meeting or, when they are over, by their beginning.

    Six queries, whatever their number.
    """
    build, moments, days, row_of, venue_of, organizers = Builder(), [], array("l"), {}, {}, {}
    now, next_of = timezone.now(), {}
    for pk, starts_at, ends_at, *_ in (coming := _coming_dates(now)):
        next_of.setdefault(pk, starts_at)
        moments.append((ends_at, "", "", pk))
    rows = [Facts(*row) for row in public().values_list(*FIELDS).iterator()]
    rows.sort(key=lambda row: (next_of.get(row.pk, row.starts_at), row.pk))
    for facts in rows:
        row = row_of[facts.pk] = build.add(facts.pk, crc32(f"{facts.version} {facts.venue__name}".encode()))
        days.append(when.local(next_of.get(facts.pk, facts.starts_at)).toordinal())
        venue_of.setdefault(facts.venue_id, []).append(row)
        _mark(build, facts, row, organizers)
        if facts.ends_at > now:
            moments += _mark_coming(build, facts, row, now)
    _mark_words(build, row_of, venue_of)
    _mark_soon(build, row_of, coming)
    known = sorted(organizers.items(), key=lambda pair: pair[1])
    midnight = _start(timezone.localdate() + timedelta(days=1))
    return build.done(
        facets.Words(
            themes=dict(Theme.objects.values_list("slug", "name")),
            features={str(pk): name for pk, name in AccessFeature.objects.values_list("pk", "name")},
            organizers={word: name for word, (_, name) in known},
            days=days,
            moments=sorted(one for one in moments if now < one[0] < midnight),
        )
    )


Facts = namedtuple("Facts", FIELDS)


def _mark(build: Builder, facts: Facts, row: int, organizers: dict[str, tuple[str, str]]) -> None:
    build.mark("rodzaj", facets.WORD_OF_KIND[facts.kind], row)
    build.mark("rok", when.local(facts.starts_at).year, row)
    build.mark("stan", facts.status, row)
    build.rank("najnowsze", -facts.starts_at.timestamp())
    build.rank("nowe", -(facts.published_at or facts.starts_at).timestamp())
    if facts.organizer__slug or not facts.organizer_text:
        word = facts.organizer__slug or facets.OFFICE_WORD
        organizers[word] = (facts.organizer__sort_key or "", facts.organizer__name or "Biuro")
        build.mark("organizator", word, row)


def _mark_coming(build: Builder, facts: Facts, row: int, now: datetime) -> list[facets.Moment]:
    """Marks what is not over, and tells what it will lose by the clock alone."""
    build.mark("czas", "przed", row)
    moments = [(facts.ends_at, "czas", "przed", row)]
    if facts.sign_up_opens_at:
        moments.append((facts.sign_up_opens_at, "", "", row))
    is_on = facts.status != Status.CANCELLED
    if is_on and facts.seats in ROOM and facts.sign_up_closes_at and facts.sign_up_closes_at > now:
        build.mark("wolne", "1", row)
    if facts.sign_up_closes_at:
        moments.append((facts.sign_up_closes_at, "wolne", "1", row))
    return moments


def _coming_dates(now: datetime) -> list[tuple]:
    """The meetings that are not over, the nearest first."""
    dates = EventDate.objects.filter(event__status__in=PUBLIC, ends_at__gt=now).order_by("starts_at")
    return list(dates.values_list("event_id", "starts_at", "ends_at", "event__precision"))


def _mark_words(build: Builder, row_of: dict[int, int], venue_of: dict[int, list[int]]) -> None:
    themes = Event.themes.through.objects.filter(event__status__in=PUBLIC).values_list("event_id", "theme__slug")
    for event, theme in themes.iterator():
        if event in row_of:
            build.mark("temat", theme, row_of[event])
    for venue, feature in Venue.access_features.through.objects.values_list("venue_id", "accessfeature_id"):
        for row in venue_of.get(venue, ()):
            build.mark("dostepnosc", str(feature), row)


def _mark_soon(build: Builder, row_of: dict[int, int], dates: list[tuple]) -> None:
    """Which events have a meeting today, at the weekend, within a week, within a month."""
    today = timezone.localdate()
    saturday, sunday = when.weekend_of(today)
    spans = {
        "dzis": (today, today),
        "weekend": (saturday, sunday),
        "tydzien": (today, today + timedelta(days=6)),
        "miesiac": (today, today + timedelta(days=29)),
    }
    limits = {word: (_start(first), _start(last + timedelta(days=1))) for word, (first, last) in spans.items()}
    for event, starts_at, ends_at, precision in dates:
        if event in row_of and precision in IN_CALENDARS:
            for word, (start, end) in limits.items():
                if starts_at < end and ends_at > start:
                    build.mark("kiedy", word, row_of[event])


def dates_between(start: datetime, end: datetime) -> QuerySet[EventDate]:
    """Meetings of public events of which some part falls between the two moments, where at least the day is known."""
    known = EventDate.objects.filter(
        event__status__in=PUBLIC,
        event__precision__in=IN_CALENDARS,
        starts_at__lt=end,
        ends_at__gt=start,
    )
    return known.exclude(event__audience=Audience.MEMBERS).order_by("starts_at", "event_id")


calendar = FastList(stamps=("events", "organizations", "taxonomy"), load=load_index)
"""The public events, in the memory of this process."""


def at(now: Mapping[str, int]) -> Index:
    """The list for these stamps as it is this very minute: what ended or closed since midnight has lost its place."""
    index = calendar.at(now)
    passed = bisect_right(index.beside.moments, (timezone.now(), "\uffff"))
    if not passed:
        return index
    key = ("calendar", index.stamp, passed)
    lost = (one[1:] for one in index.beside.moments[:passed])
    return fragments.get(key) or fragments.put(key, index.without(lost, stamp=passed), size=20_000)


def cards(
    index: Index,
    rows: Iterable[int],
    *,
    query: search.Query | None = None,
    under: Callable[[date], str] | None = None,
) -> SafeString:
    """Ready cards of these rows, under headings where ``under`` names one for the day of a row.

    Cards met before come from memory; the others cost a few queries together.
    """
    rows, found, last = list(rows), [], None
    for row, piece in zip(rows, _pieces("events/calendar/_card.html", index, rows, query), strict=True):
        heading = under(date.fromordinal(index.beside.days[row])) if under else None
        if heading != last:
            found.append(format_html('<h2 class="eventcards-head">{}</h2>', heading))
            last = heading
        found.append(piece)
    return SafeString("".join(found))


def rows_of(index: Index, rows: Iterable[int]) -> SafeString:
    """The same as short lines, for pages where events stand beside other things."""
    return SafeString("".join(_pieces("events/calendar/_row.html", index, list(rows), None)))


def _pieces(template: str, index: Index, rows: list[int], query: search.Query | None) -> list[SafeString]:
    """The key holds all that a card depends on: versions of the event and its venue, organisers and themes, the day,
    and what the clock has changed since. Cards with marked words are made anew, for the words are the visitor's own.
    """
    keys = {index.pks[row]: (template, index.pks[row], index.versions[row], *index.stamp[1:]) for row in rows}
    ready = {} if query else {pk: html for pk, key in keys.items() if (html := fragments.get(key)) is not None}
    missing = [pk for pk in keys if pk not in ready]
    if missing:
        found = public().filter(pk__in=missing).select_related("venue", "organizer", "picture")
        for event in found.prefetch_related("dates", "themes"):
            html = ready[event.pk] = render_to_string(template, card(event, query))
            if not query:
                fragments.put(keys[event.pk], html)
    return [ready.get(pk, SafeString("")) for pk in keys]


def card(event: Event, query: search.Query | None = None) -> dict[str, Any]:
    """What one card shows, the visitor's words marked."""
    title, lead = event.title, event.lead
    if query:
        title, lead = search.mark(title, query), search.mark(lead, query)
    kind = Kind(event.kind).label
    return {
        "url": event.get_absolute_url(),
        "title": title,
        "lead": lead,
        "kind": kind[:1].upper() + kind[1:],
        "leaf": page.leaf_of(event),
        "when": page.when_of(event),
        "place": place_of(event),
        "organizer": "" if event.organizer is None and not event.organizer_text else page.organizer(event)["name"],
        "is_cancelled": event.status == Status.CANCELLED,
        "is_moved": event.status == Status.MOVED and not event.is_over,
        "is_over": event.is_over,
        "room": room_of(event),
        "price": event.price,
    }


def place_of(event: Event) -> str:
    """Where one goes, in few words: the address stands on the event's own page."""
    if event.venue:
        return event.venue.name
    return event.room or ("przez internet" if event.online_url else "")


def room_of(event: Event) -> tuple[str, str]:
    """How much room there is, in words and as the look of a tag; nothing where signing up makes no sense."""
    if not event.has_sign_up or not event.is_on or event.is_over:
        return "", ""
    now = timezone.now()
    if event.sign_up_opens_at and event.sign_up_opens_at > now:
        return f"zapisy od {when.short(event.sign_up_opens_at, with_year=False)}", ""
    if event.sign_up_closes_at is None or event.sign_up_closes_at <= now:
        return "zapisy zakończone", "full"
    return str(Seats(event.seats).label), {Seats.FREE: "", Seats.FEW: "nut"}.get(event.seats, "full")


def nearest(now: Mapping[str, int], count: int) -> SafeString:
    """Ready lines of the nearest events that take place, for the front page; "" when nothing is announced."""
    index = at(now)
    shown = facets.coming(index) & ~index.having("stan", Status.CANCELLED)
    return rows_of(index, index.rows(shown)[:count])


def of_organization(pk: int, now: Mapping[str, int]) -> SafeString:
    """What an organisation invites to, for its profile: coming events, or the last ones; "" when there are none.

    Remembered until any event changes or the day ends, so a profile costs no query for it.
    """
    index = at(now)
    key = ("events of", pk, index.stamp)
    ready = fragments.get(key)
    if ready is None:
        mine = public().filter(organizer=pk)
        coming = list(mine.filter(ends_at__gt=timezone.now()).order_by("starts_at").values_list("pk", flat=True))
        past = list(mine.filter(ends_at__lte=timezone.now()).order_by("-starts_at").values_list("pk", flat=True)[:3])
        found = coming[:OF_ORGANIZATION] or past
        context = {
            "rows": rows_of(index, index.rows_of(found)),
            "is_past": not coming,
            "slug": mine.values_list("organizer__slug", flat=True).first(),
            "more": len(coming) > OF_ORGANIZATION,
        }
        html = render_to_string("events/calendar/_of_organization.html", context) if found else SafeString("")
        ready = fragments.put(key, html, size=len(html) + 1)
    return ready


def _start(day: date) -> datetime:
    """Midnight in Leszno, when the day begins."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))

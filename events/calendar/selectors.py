"""Data of the public lists: the index in memory, cards, the nearest events, events of an organiser."""

from array import array
from collections import namedtuple
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zlib import crc32

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from core import search, when
from core.lists.index import Builder, Index
from core.lists.public_list import PublicList, Tab, marked
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
    """Public events; members-only events are in no list."""
    return Event.objects.public().exclude(audience=Audience.MEMBERS)


def load_index() -> Index:
    """All public events by their next meeting, past ones by their start.

    Six queries for any number.
    """
    build, days, row_of, venue_of, organizers = Builder(), array("l"), {}, {}, {}
    now, next_of = timezone.now(), {}
    for pk, starts_at, ends_at, *_ in (coming := _coming_dates(now)):
        next_of.setdefault(pk, starts_at)
        build.lose(ends_at)
    rows = [Facts(*row) for row in public().values_list(*FIELDS).iterator()]
    rows.sort(key=lambda row: (next_of.get(row.pk, row.starts_at), row.pk))
    for facts in rows:
        row = row_of[facts.pk] = build.add(facts.pk, crc32(f"{facts.version} {facts.venue__name}".encode()))
        days.append(when.local(next_of.get(facts.pk, facts.starts_at)).toordinal())
        venue_of.setdefault(facts.venue_id, []).append(row)
        _mark(build, facts, row, organizers)
        if facts.ends_at > now:
            _mark_coming(build, facts, row, now)
    _mark_words(build, row_of, venue_of)
    _mark_soon(build, row_of, coming)
    known = sorted(organizers.items(), key=lambda pair: pair[1])
    return build.done(
        facets.Words(
            themes=dict(Theme.objects.values_list("slug", "name")),
            features={str(pk): name for pk, name in AccessFeature.objects.values_list("pk", "name")},
            organizers={word: name for word, (_, name) in known},
            days=days,
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


def _mark_coming(build: Builder, facts: Facts, row: int, now: datetime) -> None:
    """Mark events that are not over, and what time alone will change."""
    build.mark("czas", "przed", row)
    build.lose(facts.ends_at, "czas", "przed", row=row)
    if facts.sign_up_opens_at:
        build.lose(facts.sign_up_opens_at)
    is_on = facts.status != Status.CANCELLED
    if is_on and facts.seats in ROOM and facts.sign_up_closes_at and facts.sign_up_closes_at > now:
        build.mark("wolne", "1", row)
    if facts.sign_up_closes_at:
        build.lose(facts.sign_up_closes_at, "wolne", "1", row=row)


def _coming_dates(now: datetime) -> list[tuple]:
    """Meetings that are not over, the nearest first."""
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
    """Mark events with a meeting today, at the weekend, within a week, within a month."""
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
    """Meetings of public events with a known day that overlap the period."""
    known = EventDate.objects.filter(
        event__status__in=PUBLIC,
        event__precision__in=IN_CALENDARS,
        starts_at__lt=end,
        ends_at__gt=start,
    )
    return known.exclude(event__audience=Audience.MEMBERS).order_by("starts_at", "event_id")


def card(event: Event, query: search.Query | None = None) -> dict[str, Any]:
    """Data of one card, with the searched words highlighted."""
    kind = Kind(event.kind).label
    return {
        "url": event.get_absolute_url(),
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
    } | marked(event, query, "title", "lead")


def place_of(event: Event) -> str:
    """The place in few words: the address is on the event's page."""
    if event.venue:
        return event.venue.name
    return event.room or ("przez internet" if event.online_url else "")


def room_of(event: Event) -> tuple[str, str]:
    """Available room as words and tag style; empty where sign-up does not apply."""
    if not event.has_sign_up or not event.is_on or event.is_over:
        return "", ""
    now = timezone.now()
    if event.sign_up_opens_at and event.sign_up_opens_at > now:
        return f"zapisy od {when.short(event.sign_up_opens_at, with_year=False)}", ""
    if event.sign_up_closes_at is None or event.sign_up_closes_at <= now:
        return "zapisy zakończone", "full"
    return str(Seats(event.seats).label), {Seats.FREE: "", Seats.FEW: "nut"}.get(event.seats, "full")


calendar = PublicList(
    versions=("events", "organizations", "taxonomy"),
    load=load_index,
    filters=facets.EVENTS,
    tabs=(
        Tab("list", facets.coming),
        Tab("archive", facets.past, order="najnowsze", but=("kiedy", "wolne"), has_sorts=False),
        Tab("days", but=("kiedy",), has_sorts=False),
    ),
    card="events/calendar/_card.html",
    entries=lambda: public().select_related("venue", "organizer", "picture").prefetch_related("dates", "themes"),
    facts=card,
    per_page=20,
    noun="wydarzenie,wydarzenia,wydarzeń",
)
"""The public events, in the memory of this process."""


def nearest(now: Mapping[str, int], count: int) -> SafeString:
    """Rendered lines of the nearest events that take place, for the front page; "" without any."""
    index = calendar.at(now)
    shown = facets.coming(index) & ~index.having("stan", Status.CANCELLED)
    return calendar.drawn(index, index.rows(shown)[:count], "events/calendar/_row.html")


def of_organization(pk: int, now: Mapping[str, int]) -> SafeString:
    """Rendered events of an organisation for its profile: coming events, or the last ones; "" without any."""
    index, mine = calendar.at(now), public().filter(organizer=pk)
    coming = list(mine.filter(ends_at__gt=timezone.now()).order_by("starts_at").values_list("pk", flat=True))
    past = [] if coming else mine.order_by("-starts_at").values_list("pk", flat=True)[:3]
    found = coming[:OF_ORGANIZATION] or list(past)
    if not found:
        return SafeString("")
    context = {
        "rows": calendar.drawn(index, index.rows_of(found), "events/calendar/_row.html"),
        "is_past": not coming,
        "slug": mine.values_list("organizer__slug", flat=True).first(),
        "more": len(coming) > OF_ORGANIZATION,
    }
    return render_to_string("events/calendar/_of_organization.html", context)


def _start(day: date) -> datetime:
    """Midnight in Leszno at the start of the day."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))

"""What the public lists show of the calendar: its index in memory, cards, the nearest events, an organiser's."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from core import search, when
from core.facetindex import Builder, Index
from core.fastlist import FastList, fragments
from events import facets, page
from events.choices import IN_CALENDARS, PUBLIC, Audience, Kind, Seats, Status
from events.models import Event, EventDate, Venue
from organizations.models import AccessFeature, Theme

FIELDS = (
    "pk", "version", "kind", "starts_at", "ends_at", "seats", "sign_up_closes_at", "venue_id",
    "organizer__slug", "organizer__name", "organizer__sort_key", "organizer_text",
)  # fmt: skip
ROOM = (Seats.FREE, Seats.FEW)
OF_ORGANIZATION = 5


def public() -> QuerySet[Event]:
    """What everybody may read; meetings of one organisation's people stand in no list."""
    return Event.objects.public().exclude(audience=Audience.MEMBERS)


def load_index() -> Index:
    """All public events by their beginning, past ones too. Five queries, whatever their number."""
    build, row_of, venue_of, organizers, ends = Builder(), {}, {}, {}, []
    now, midnight = timezone.now(), _start(timezone.localdate())
    tomorrow = _start(timezone.localdate() + timedelta(days=1))
    for facts in public().order_by("starts_at", "pk").values_list(*FIELDS).iterator():
        pk, version, kind, starts_at, ends_at, seats, closes_at, venue, slug, name, sort_key, other = facts
        row = row_of[pk] = build.add(pk, version)
        venue_of.setdefault(venue, []).append(row)
        build.mark("rodzaj", facets.WORD_OF_KIND[kind], row)
        build.mark("rok", timezone.localtime(starts_at).year, row)
        build.rank("najnowsze", -starts_at.timestamp())
        if slug or not other:
            organizers[slug or facets.OFFICE_WORD] = (sort_key or "", name or "Biuro")
            build.mark("organizator", slug or facets.OFFICE_WORD, row)
        if ends_at > midnight:
            build.mark("czas", "przed", row)
            if seats in ROOM and closes_at and closes_at > now:
                build.mark("wolne", "1", row)
            if ends_at <= tomorrow:
                ends.append((ends_at, row))
    _mark_words(build, row_of, venue_of)
    _mark_soon(build, row_of)
    known = sorted(organizers.items(), key=lambda pair: pair[1])
    return build.done(
        facets.Words(
            themes=dict(Theme.objects.values_list("slug", "name")),
            features={str(pk): name for pk, name in AccessFeature.objects.values_list("pk", "name")},
            organizers={word: name for word, (_, name) in known},
            ends=sorted(ends),
        )
    )


def _mark_words(build: Builder, row_of: dict[int, int], venue_of: dict[int, list[int]]) -> None:
    themes = Event.themes.through.objects.filter(event__status__in=PUBLIC).values_list("event_id", "theme__slug")
    for event, theme in themes.iterator():
        if event in row_of:
            build.mark("temat", theme, row_of[event])
    for venue, feature in Venue.access_features.through.objects.values_list("venue_id", "accessfeature_id"):
        for row in venue_of.get(venue, ()):
            build.mark("dostepnosc", str(feature), row)


def _mark_soon(build: Builder, row_of: dict[int, int]) -> None:
    """Which events have a date today, at the weekend, within a week, within a month."""
    today = timezone.localdate()
    saturday, sunday = when.weekend_of(today)
    spans = {
        "dzis": (today, today),
        "weekend": (saturday, sunday),
        "tydzien": (today, today + timedelta(days=6)),
        "miesiac": (today, today + timedelta(days=29)),
    }
    last = _start(today + timedelta(days=30))
    soon = dates_between(_start(today), last).values_list("event_id", "starts_at", "ends_at")
    for event, starts_at, ends_at in soon:
        for word, (first, end) in spans.items():
            if event in row_of and starts_at < _start(end + timedelta(days=1)) and ends_at > _start(first):
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


def cards(
    index: Index, rows: Iterable[int], now: Mapping[str, int], *, query: search.Query | None = None
) -> SafeString:
    """Ready cards of these rows. Those met before come from memory; the others cost a few queries together.

    The key holds all that a card depends on: the event's version, names of organisers and themes, and the hour, in
    which signing up may begin or end. Cards with marked words are made anew, for the words are the visitor's own.
    """
    return _pieces("events/_card.html", index, rows, now, query)


def rows_of(index: Index, rows: Iterable[int], now: Mapping[str, int]) -> SafeString:
    """The same as short lines, for pages where events stand beside other things."""
    return _pieces("events/_row.html", index, rows, now, None)


def _pieces(template: str, index: Index, rows: Iterable[int], now: Mapping[str, int], query) -> SafeString:
    hour = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    rest = (now.get("organizations", 0), now.get("taxonomy", 0), hour)
    keys = {index.pks[row]: (template, index.pks[row], index.versions[row], *rest) for row in rows}
    ready = {} if query else {pk: html for pk, key in keys.items() if (html := fragments.get(key)) is not None}
    missing = [pk for pk in keys if pk not in ready]
    if missing:
        found = public().filter(pk__in=missing).select_related("venue", "organizer", "picture")
        for event in found.prefetch_related("dates", "themes"):
            html = ready[event.pk] = render_to_string(template, card(event, query))
            if not query:
                fragments.put(keys[event.pk], html)
    return SafeString("".join(ready.get(pk, "") for pk in keys))


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
        "is_moved": event.status == Status.MOVED,
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
    index = calendar.at(now)
    rows = index.rows(facets.coming(index))[:count]
    return rows_of(index, rows, now)


def of_organization(pk: int, now: Mapping[str, int]) -> SafeString:
    """What an organisation invites to, for its profile: coming events, or the last ones; "" when there are none.

    Remembered until any event changes or the day ends, so a profile costs no query for it.
    """
    index = calendar.at(now)
    key = ("events of", pk, index.stamp)
    ready = fragments.get(key)
    if ready is None:
        mine = public().filter(organizer=pk)
        coming = list(mine.filter(ends_at__gt=timezone.now()).order_by("starts_at").values_list("pk", flat=True))
        past = list(mine.filter(ends_at__lte=timezone.now()).order_by("-starts_at").values_list("pk", flat=True)[:3])
        found = coming[:OF_ORGANIZATION] or past
        context = {
            "rows": rows_of(index, index.rows_of(found), now),
            "is_past": not coming,
            "slug": mine.values_list("organizer__slug", flat=True).first(),
            "more": len(coming) > OF_ORGANIZATION,
        }
        html = render_to_string("events/_of_organization.html", context) if found else SafeString("")
        ready = fragments.put(key, html, size=len(html) + 1)
    return ready


def _start(day: date) -> datetime:
    """Midnight in Leszno, when the day begins."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))

"""Calendar files (RFC 5545): one event as text that may be kept, any number of them as one file (docs/adr/0015).

    text = ics.component(ics.Entry(uid=…, starts_at=…, …))
    return ics.response(ics.calendar([text, …], name="Wydarzenia w Lesznie"), "wydarzenia.ics", request=request)

Making a VEVENT costs; joining ready ones costs next to nothing. So a feed keeps its components and joins them.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from icalendar import Event, vCalAddress, vText
from icalendar.parser import Contentline

PRODID = "-//Miasto Leszno//Portal organizacji pozarządowych//PL"
ZONE = "Europe/Warsaw"
CONTENT_TYPE = "text/calendar; charset=utf-8"
#: How often a subscribed program should ask again.
REFRESH = "PT4H"
LINE = "\r\n"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event of a calendar. Times know their zone; ``sequence`` rises when time, place or state changes.

    Of an entry ``is_all_day`` only the days count: from that of ``starts_at`` to that of ``ends_at``, both included;
    an end at midnight belongs to the day before. ``geo`` is (latitude, longitude). An organizer needs both name and
    address, because a calendar file knows no organizer without one.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    updated_at: datetime
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    organizer: str = ""
    organizer_email: str = ""
    geo: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()
    is_all_day: bool = False
    is_cancelled: bool = False
    is_tentative: bool = False


def component(entry: Entry) -> str:
    """The VEVENT, folded, each line ended by CRLF. The same entry is always the same text.

    Times are told in UTC: a moment is a moment on both sides of a change of clocks, whatever the reader's program
    knows of zones, and no table of them has to travel along.
    """
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.updated_at.astimezone(UTC))
    event.add("last-modified", entry.updated_at.astimezone(UTC))
    starts, ends = _days(entry) if entry.is_all_day else _moments(entry)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("status", _status(entry))
    _add_words(event, entry)
    if entry.is_cancelled or entry.is_all_day:
        event.add("transp", "TRANSPARENT")
    if entry.geo:
        event.add("geo", entry.geo)
    return event.to_ical(sorted=False).decode()


def calendar(components: Iterable[str], *, name: str, url: str = "", method: str = "") -> bytes:
    """The whole file of ready components. ``url`` is where a newer one can be had, ``method`` what a letter does."""
    head = [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", vText(PRODID).to_ical().decode()),
        ("CALSCALE", "GREGORIAN"),
        *([("METHOD", method)] if method else []),
        ("NAME", _text(name)),
        ("X-WR-CALNAME", _text(name)),
        ("X-WR-TIMEZONE", ZONE),
        ("REFRESH-INTERVAL;VALUE=DURATION", REFRESH),
        ("X-PUBLISHED-TTL", REFRESH),
        *([("SOURCE;VALUE=URI", _one_line(url)), ("URL", _one_line(url))] if url else []),
    ]
    lines = "".join(folded(f"{key}:{value}") for key, value in head)
    return "".join([lines, *components, folded("END:VCALENDAR")]).encode()


def response(
    content: bytes, filename: str, *, is_download: bool = False, request: HttpRequest | None = None
) -> HttpResponse:
    """The file as an answer; with ``request``, 304 without a body for a program that has this very one already."""
    way = "attachment" if is_download else "inline"
    full = HttpResponse(content, content_type=CONTENT_TYPE)
    full["ETag"] = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    full["Content-Disposition"] = f'{way}; filename="{filename}"'
    return get_conditional_response(request, etag=full["ETag"], response=full) if request else full


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no letter cut in two, ended by CRLF."""
    return Contentline(line).to_ical().decode() + LINE


def _moments(entry: Entry) -> tuple[datetime, datetime]:
    if timezone.is_naive(entry.starts_at) or timezone.is_naive(entry.ends_at):
        raise ValueError("A calendar entry needs times that know their zone.")
    return entry.starts_at.astimezone(UTC), entry.ends_at.astimezone(UTC)


def _days(entry: Entry) -> tuple[date, date]:
    """First day, and the day after the last: that is how calendar files count."""
    first, last = timezone.localdate(entry.starts_at), timezone.localtime(entry.ends_at)
    after = last.date() if last.time() == time() else last.date() + timedelta(days=1)
    return first, max(after, first + timedelta(days=1))


def _status(entry: Entry) -> str:
    if entry.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.is_tentative else "CONFIRMED"


def _add_words(event: Event, entry: Entry) -> None:
    event.add("summary", _clean(entry.summary))
    if entry.description:
        event.add("description", _clean(entry.description))
    if entry.location:
        event.add("location", _clean(entry.location))
    if entry.categories:
        event.add("categories", [_clean(word) for word in entry.categories])
    if entry.url:
        event.add("url", _one_line(entry.url))
    if entry.organizer and entry.organizer_email:
        organizer = vCalAddress(f"mailto:{_one_line(entry.organizer_email)}")
        organizer.params["CN"] = _one_line(entry.organizer).replace('"', "'")
        event.add("organizer", organizer)


def _text(words: str) -> str:
    return vText(_clean(words)).to_ical().decode()


def _clean(words: str) -> str:
    """Without the control characters that RFC 5545 forbids in a text; line ends are one sign."""
    one_kind = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in one_kind if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


def _one_line(words: str) -> str:
    return " ".join(_clean(words).split())


@dataclass(frozen=True)
class Subscription:
    """Where a calendar is subscribed to: the address to paste, and the one that opens a program of calendars."""

    url: str
    opens: str


def subscription(path: str) -> Subscription:
    url = settings.SITE_URL + path
    return Subscription(url, f"webcal:{url.partition(':')[2]}")

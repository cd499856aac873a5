"""Calendar files (RFC 5545): each event is rendered once, any number are joined to one file (docs/adr/0015).

    text = ics.component(ics.Entry(uid=…, starts_at=…, …))
    return ics.response(ics.calendar([text, …], name="Wydarzenia w Lesznie"), "wydarzenia.ics", request=request)

Rendering a VEVENT is expensive, joining rendered ones is cheap. So a feed caches its components and joins them.
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
#: How often a subscribed program should refresh.
REFRESH = "PT4H"
LINE = "\r\n"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event of a calendar. Times have a time zone; ``sequence`` rises when time, place or state changes.

    With ``is_all_day`` only the days count: from that of ``starts_at`` to that of ``ends_at``, both included;
    an end at midnight belongs to the day before. ``geo`` is (latitude, longitude). An organizer needs both name and
    address, because RFC 5545 requires an address.
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
    """The VEVENT, folded, with CRLF line ends. The same entry always gives the same text.

    Times are in UTC: they stay correct when clocks change, whatever time zones the reader's program
    knows, and the file needs no zone table.
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
    """The whole file. ``url`` is the address of the current version, ``method`` the RFC 5546 method for letters."""
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
    """The file as a response; with ``request``, 304 when the client already has it."""
    way = "attachment" if is_download else "inline"
    full = HttpResponse(content, content_type=CONTENT_TYPE)
    full["ETag"] = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    full["Content-Disposition"] = f'{way}; filename="{filename}"'
    return get_conditional_response(request, etag=full["ETag"], response=full) if request else full


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, without splitting a character, ended by CRLF."""
    return Contentline(line).to_ical().decode() + LINE


def _moments(entry: Entry) -> tuple[datetime, datetime]:
    if timezone.is_naive(entry.starts_at) or timezone.is_naive(entry.ends_at):
        raise ValueError("A calendar entry needs times that know their zone.")
    return entry.starts_at.astimezone(UTC), entry.ends_at.astimezone(UTC)


def _days(entry: Entry) -> tuple[date, date]:
    """First day and the day after the last, as RFC 5545 counts."""
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
    """Without control characters that RFC 5545 forbids; line ends are normalised."""
    one_kind = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in one_kind if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


def _one_line(words: str) -> str:
    return " ".join(_clean(words).split())


@dataclass(frozen=True)
class Subscription:
    """Subscription links of a calendar: the address to paste, and the one that opens a calendar program."""

    url: str
    opens: str


def subscription(path: str) -> Subscription:
    url = settings.SITE_URL + path
    return Subscription(url, f"webcal:{url.partition(':')[2]}")

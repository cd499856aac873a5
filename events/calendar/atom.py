"""Atom feed of newly announced events, the newest first."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from events.calendar import page
from events.choices import Status
from events.models import OFFICE, Event

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
#: The feed holds recent announcements only; the iCalendar feed holds the whole calendar.
ENTRIES = 60


def feed(found: QuerySet[Event], *, title: str, list_url: str, feed_url: str) -> bytes:
    """The last announced of these events; three queries for any number."""
    atom = Atom1Feed(
        title=title,
        link=list_url,
        feed_url=feed_url,
        description="Szkolenia, spotkania i wydarzenia organizacji pozarządowych w Lesznie.",
        language="pl",
        author_name=OFFICE,
        feed_guid=feed_url,
    )
    newest = found.order_by("-published_at", "-pk").select_related("venue", "organizer").prefetch_related("dates")
    for event in newest[:ENTRIES]:
        _add(atom, event)
    return atom.writeString("utf-8").encode()


def _add(atom: Atom1Feed, event: Event) -> None:
    facts = [page.when_of(event), page.place_of(event), event.lead]
    if event.status in (Status.CANCELLED, Status.MOVED):
        facts.insert(0, f"{event.get_status_display().capitalize()}. Powód: {event.status_reason}")
    atom.add_item(
        title=f"Odwołane: {event.title}" if event.status == Status.CANCELLED else event.title,
        link=settings.SITE_URL + event.get_absolute_url(),
        description=". ".join(fact.rstrip(".") for fact in facts if fact) + ".",
        unique_id=f"tag:{urlsplit(settings.SITE_URL).hostname},2026:wydarzenie-{event.pk}",
        pubdate=event.published_at or event.created_at,
        updateddate=event.updated_at,
        author_name=event.organizer_name,
        categories=[event.get_kind_display()],
    )


def address(name: str, query: str = "") -> str:
    """The absolute URL of a calendar page; ``query`` is the filters, "?temat=sport" or ""."""
    return f"{settings.SITE_URL}{reverse(f'events:{name}')}{query}"

"""What is new in the calendar, for readers of feeds: Atom, the events announced last first."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from events.calendar import page
from events.choices import Status
from events.models import OFFICE, Event

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
#: A feed tells what is new; whoever wants the whole calendar subscribes to it.
ENTRIES = 60


def feed(found: QuerySet[Event], *, title: str, list_url: str, feed_url: str) -> bytes:
    """The last announced of these events; three queries whatever their number."""
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
    """The whole address of a page of the calendar; ``query`` is what was asked for, "?temat=sport" or nothing."""
    return f"{settings.SITE_URL}{reverse(f'events:{name}')}{query}"

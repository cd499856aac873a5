"""Addresses of events."""

from core.slugs import Slugs
from events.models import Event, OldEventAddress

#: The reserved words are the paths in events/urls.
EVENT_SLUGS = Slugs(
    Event,
    nameless="wydarzenie",
    former=OldEventAddress,
    owner="event",
    reserved=frozenset(
        {
            "archiwum",
            "atom",
            "cykle",
            "dodaj",
            "kalendarz",
            "moj-kalendarz",
            "nowe",
            "podglad",
            "rss",
            "tydzien",
            "weekend",
            "zapis",
            "zapisy",
        }
    ),
)

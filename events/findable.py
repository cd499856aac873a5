"""Searchable texts of an event. Public facts only."""

from django.utils.text import capfirst

from core import search
from core.text.richtext import text_of
from events.calendar import page
from events.choices import Audience
from events.models import Event


@search.register
class FindableEvent(search.Findable):
    kind = "event"
    label = "Wydarzenia"
    model = Event
    order = 20

    def queryset(self):
        everybodys = Event.objects.public().exclude(audience=Audience.MEMBERS)
        return everybodys.select_related("venue", "organizer", "series").prefetch_related("themes", "dates")

    def entry(self, event):
        state = "" if event.is_on else capfirst(event.get_status_display())
        facts = [
            text_of(event.body),
            text_of(event.programme),
            event.get_kind_display(),
            ", ".join(theme.name for theme in event.themes.all()),
            event.organizer_name,
            f"{event.venue}, {event.venue.address}" if event.venue else "",
            event.room,
            str(event.series) if event.series else "",
        ]
        return search.Entry(
            title=event.title,
            url=event.get_absolute_url(),
            summary=" · ".join(told for told in (state, capfirst(page.when_of(event)), event.lead) if told),
            body=" · ".join(fact for fact in facts if fact),
            published_at=event.starts_at,
        )

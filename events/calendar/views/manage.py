"""Pages by which an organisation manages its events."""

from typing import Any

from django.utils import timezone

from core.publishing.manage import End, Groups, Manage
from events.calendar import public_changes
from events.calendar.actions import copying, events, states
from events.calendar.forms.event_form import EventFormSet
from events.calendar.forms.reasons import CancelForm, MoveForm
from events.calendar.views.detail import show_preview
from events.calendar.workflow import EVENTS
from events.choices import ON, PUBLIC
from events.models import Event
from events.registration import attendees
from organizations.membership.access import organization_for_editing


def coming(events):
    return events.filter(status__in=ON, ends_at__gt=timezone.now())


def past(events):
    now = timezone.now()
    return events.filter(status__in=PUBLIC).exclude(status__in=ON, ends_at__gt=now).order_by("-starts_at", "-pk")


def groups(events) -> Groups:
    return [("nadchodzace", "Nadchodzące", coming(events).order_by("starts_at"))]


def about(event: Event) -> dict[str, Any]:
    counted = attendees.counts(event)
    return {
        "when": public_changes.when(event),
        "where": public_changes.where(event) if event.venue_id or event.room or event.online_url else "",
        "counts": counted,
        "has_people": event.has_sign_up or any(counted.values()),
        "can_cancel": event.is_on and not event.is_over,
    }


MANAGE = Manage(
    EVENTS,
    list_page="events:manage",
    page="events:manage_event",
    prefix="events:manage_",
    templates="events/calendar/manage",
    organization_for=organization_for_editing,
    form=EventFormSet,
    create=events.create,
    update=events.update,
    submit=states.submit,
    copy=copying.copy,
    public=past,
    groups=groups,
    about=about,
    with_facts=attendees.with_counts,
    shown="Zmiany są zapisane i od razu widoczne w kalendarzu.",
    preview=show_preview,
    preview_page="events:event_preview",
    ends={
        "cancel": End(
            "odwolaj",
            states.cancel_event,
            "Wydarzenie jest odwołane. Osoby zapisane dostaną list z powodem.",
            CancelForm,
        ),
        "move": End(
            "przeloz",
            states.move,
            "Wydarzenie ma nowy termin. Osoby zapisane dostaną o tym list.",
            MoveForm,
            lambda event: {"event": event},
        ),
    },
)

"""Events of organisations that wait for the office: sent in, and changed after publishing; each on one page."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst

from core import admin_pages, audit, when
from core.errors import DomainError
from core.polish import quoted
from events.calendar import public_changes
from events.calendar.actions import states
from events.calendar.actions.events import CALLED
from events.calendar.moderation import changed_events, submitted_events
from events.choices import Status
from events.models import Event
from organizations.moderation.forms import PublishingForm, SeenChangeForm
from organizations.moderation.waiting_time import how_long

QUEUE = "admin:events_event_queue"
SHOWN = 100
GROUPS = [
    ("Co i dla kogo", ["kind", "lead", "trainers", "themes", "audience", "members_of", "price", "picture"]),
    ("Zapisy", ["has_sign_up", "sign_up_opens_at", "sign_up_closes_at", "capacity", "per_organization",
        "has_waiting_list", "asks_phone", "asks_organization", "asks_needs", "clause"]),
]  # fmt: skip
SAID = {
    "publish": "Wydarzenie {} jest opublikowane.",
    "changes": "Wydarzenie {} wróciło do poprawy.",
    "reject": "Wydarzenie {} jest odrzucone.",
    "seen": "Zmiany w wydarzeniu {} są oznaczone jako widziane.",
}


def queue(modeladmin, request):
    """All that waits, the oldest first."""
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    return render(
        modeladmin, request, "queue", title="Wydarzenia do decyzji", shown=SHOWN,
        submitted=_rows(submitted_events().order_by("status_changed_at", "pk"), "status_changed_at"),
        changed=_rows(changed_events().order_by("updated_at", "pk"), "updated_at"),
    )  # fmt: skip


def submission(modeladmin, request, pk: int):
    """One event of an organisation: everything in it, who sent it, what was changed; and the decision."""
    event = _event(modeladmin, request, pk)
    is_waiting = event.status == Status.SUBMITTED
    form = (PublishingForm if is_waiting or "decision" in request.POST else SeenChangeForm)(
        request.POST if request.method == "POST" else None, initial={"seen_at": event.updated_at}
    )
    if form.is_valid() and (done := _decided(modeladmin, request, form, event)):
        return done
    return render(
        modeladmin, request, "submission", title=f"Zgłoszone wydarzenie: {event}", event=event, form=form,
        is_waiting=event.status == Status.SUBMITTED, waits=how_long(event.status_changed_at), groups=_facts(event),
        when=public_changes.when(event), where=public_changes.where(event), changed=_changed(event),
        questions=event.questions.filter(removed_at=None),
    )  # fmt: skip


PAGES = [
    ("kolejka/", queue, "queue", ["GET", "HEAD"]),
    ("kolejka/<int:pk>/", submission, "submission", ["GET", "HEAD", "POST"]),
]


def render(modeladmin, request, template: str, **context):
    return admin_pages.render(modeladmin, request, f"admin/events/queue/{template}.html", **context)


def _event(modeladmin, request, pk: int) -> Event:
    related = ("organizer", "venue", "members_of", "picture", "submitted_by")
    event = get_object_or_404(Event.objects.select_related(*related), pk=pk)
    if not modeladmin.has_change_permission(request, event):
        raise PermissionDenied
    return event


def _rows(events, since: str) -> list[dict]:
    return [{"event": event, "waits": how_long(getattr(event, since))} for event in events[:SHOWN]]


def _decided(modeladmin, request, form, event: Event):
    """Take the chosen step and go back to the queue; what is refused is told above the form, with nothing lost."""
    decision = getattr(form, "decision", "seen")
    try:
        _step(decision, form, event, request.user)()
    except DomainError as error:
        event.refresh_from_db()
        form.data = form.data.copy()
        form.data["seen_at"] = event.updated_at.isoformat()
        form.add_error(None, str(error))
        return None
    modeladmin.message_user(request, SAID[decision].format(quoted(event.title)))
    return redirect(QUEUE)


def _step(decision: str, form, event: Event, by) -> Callable:
    known = {"event": event, "by": by, "seen_at": form.cleaned_data["seen_at"]}
    told = known | {"reason": form.cleaned_data.get("reason", "")}
    return {
        "publish": lambda: states.publish(**known),
        "changes": lambda: states.ask_for_changes(**told),
        "reject": lambda: states.reject(**told),
        "seen": lambda: states.see_change(**known),
    }[decision]


def _facts(event: Event) -> list[tuple[str, list[tuple[str, str]]]]:
    """What was filled in, in groups; empty fields are left out."""
    groups = []
    for title, names in GROUPS:
        shown = names if event.has_sign_up or "has_sign_up" not in names else ["has_sign_up"]
        told = [(label(name), _shown(event, name)) for name in shown]
        groups.append((title, [(name, words) for name, words in told if words]))
    return groups


def label(name: str) -> str:
    return capfirst(name if name in CALLED.values() else Event._meta.get_field(name).verbose_name)


def _shown(event: Event, name: str) -> str:
    if name == "themes":
        return ", ".join(theme.name for theme in event.themes.all())
    value = getattr(event, name)
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if Event._meta.get_field(name).choices:
        return getattr(event, f"get_{name}_display")()
    return when.moment(value) if hasattr(value, "hour") else str(value or "")


def _changed(event: Event) -> list[str]:
    """Names of the fields that were changed since the office published the event or looked at it last."""
    if not event.is_changed_by_organizer:
        return []
    return sorted(label(name) for name in audit.fields_since(event, "events.publish", "events.see_change"))

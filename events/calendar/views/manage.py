"""What an organisation's own people see of its events: all of them, one of them, and what one button does."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.errors import DomainError
from core.polish import quoted
from events import access
from events.calendar import public_changes
from events.calendar.actions import copying, states
from events.calendar.actions import events as events_actions
from events.calendar.actions.events import EDITABLE
from events.choices import ON, PUBLIC, Status
from events.models import Event
from events.registration import attendees
from organizations.membership import access as organizations_access

ON_PAGE = 20
SENT = "Wydarzenie jest w biurze. Odpowiedź przyjdzie e-mailem."


@require_safe
@login_required
@never_cache
def manage(request, slug):
    """Drafts, what waits for the office, what is coming, what was."""
    organization = organizations_access.organization_for_editing(request.user, slug)
    events = attendees.with_counts(organization.events.all())
    coming = events.filter(status__in=ON, ends_at__gt=timezone.now())
    past = events.filter(status__in=PUBLIC).exclude(pk__in=coming.values("pk")).order_by("-starts_at", "-pk")
    page = Paginator(past, ON_PAGE).get_page(request.GET.get("strona"))
    page.shown_numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    unfinished = events.filter(status__in=[Status.DRAFT, Status.NEEDS_CHANGES, Status.REJECTED])
    context = {
        "organization": organization,
        "groups": [
            ("szkice", "Szkice i do poprawy", unfinished.order_by("-updated_at")),
            ("w-biurze", "Czekają na biuro", events.filter(status=Status.SUBMITTED).order_by("starts_at")),
            ("nadchodzace", "Nadchodzące", coming.order_by("starts_at")),
        ],
        "page": page,
        "is_empty": not organization.events.exists(),
    }
    return render(request, "events/calendar/manage/manage.html", context)


@require_safe
@login_required
@never_cache
def manage_event(request, slug, pk):
    """One event: its state, what is next, how many signed up."""
    organization, event = access.event_for_organizer(request.user, slug, pk)
    return render(request, "events/calendar/manage/event.html", {"organization": organization} | _about(event))


@require_POST
@login_required
def manage_copy(request, slug, pk):
    """The next edition in one press: a draft that wants only its dates."""
    organization, event = access.event_for_organizer(request.user, slug, pk)
    copied = copying.copy(event=event, by=request.user, organizer=organization)
    messages.success(request, "To jest kopia wydarzenia. Podaj jej termin i sprawdź resztę.")
    return redirect("events:manage_edit", organization.slug, copied.pk)


@require_POST
@login_required
def manage_submit(request, slug, pk):
    organization, event = access.event_for_organizer(request.user, slug, pk)
    try:
        states.submit(event=event, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, SENT)
    return redirect("events:manage_event", organization.slug, pk)


@require_POST
@login_required
def manage_delete(request, slug, pk):
    organization, event = access.event_for_organizer(request.user, slug, pk)
    try:
        events_actions.delete(event=event, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("events:manage_event", organization.slug, pk)
    messages.success(request, f"Szkic {quoted(event.title)} jest usunięty.")
    return redirect("events:manage", organization.slug)


def _about(event: Event) -> dict:
    is_on = event.is_on and not event.is_over
    counted = attendees.counts(event)
    return {
        "event": event,
        "when": public_changes.when(event),
        "where": public_changes.where(event) if event.venue_id or event.room or event.online_url else "",
        "counts": counted,
        "has_people": event.has_sign_up or any(counted.values()),
        "can_edit": event.status in EDITABLE,
        "can_submit": event.status in (Status.DRAFT, Status.NEEDS_CHANGES),
        "can_cancel": is_on,
        "can_delete": event.status == Status.DRAFT and event.published_at is None,
    }

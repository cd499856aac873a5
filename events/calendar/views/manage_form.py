"""An organisation adds, changes, moves and calls off its own events; what is refused loses nothing that was typed."""

import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core import once
from core.errors import DomainError
from core.limits import account_of, limited
from events import access, errors
from events.calendar.actions import events, states
from events.calendar.actions.events import EDITABLE
from events.calendar.forms.event_form import WholeEvent
from events.calendar.forms.reasons import CancelForm, MoveForm
from events.calendar.views.manage import SENT
from events.choices import Status
from events.models import Event
from organizations.membership import access as organizations_access

SAVED = "Szkic jest zapisany."
SHOWN = "Zmiany są zapisane i od razu widoczne w kalendarzu."
STAYS = "Zmiany są zapisane."
SENDABLE = (Status.DRAFT, Status.NEEDS_CHANGES)


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
@limited("events.manage", "60/h", by=account_of)
def manage_new(request, slug):
    organization = organizations_access.organization_for_editing(request.user, slug)
    whole = _whole(request, Event(organizer=organization), organization)
    if whole.is_valid() and (saved := _saved(request, whole, None, organization)):
        return redirect("events:manage_event", organization.slug, saved.pk)
    return _page(request, organization, None, whole)


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
@limited("events.manage", "60/h", by=account_of)
def manage_edit(request, slug, pk):
    organization, event = access.event_for_organizer(request.user, slug, pk)
    if event.status not in EDITABLE:
        messages.error(request, f"Wydarzenia w stanie „{event.get_status_display()}” nie można zmieniać.")
        return redirect("events:manage_event", organization.slug, pk)
    whole = _whole(request, copy.copy(event), organization)
    if whole.is_valid() and (saved := _saved(request, whole, event, organization)):
        return redirect("events:manage_event", organization.slug, saved.pk)
    return _page(request, organization, event, whole)


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def manage_cancel(request, slug, pk):
    organization, event = access.event_for_organizer(request.user, slug, pk)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            states.cancel_event(event=event, by=request.user, is_by_organizer=True, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Wydarzenie jest odwołane. Osoby zapisane dostaną list z powodem.")
            return redirect("events:manage_event", organization.slug, pk)
    return render(
        request, "events/calendar/manage/cancel.html", {"organization": organization, "event": event, "form": form}
    )


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def manage_move(request, slug, pk):
    organization, event = access.event_for_organizer(request.user, slug, pk)
    form = MoveForm(request.POST if request.method == "POST" else None, event=event)
    if form.is_valid():
        reason, spans = form.cleaned_data["reason"], form.dates.spans
        try:
            states.move(event=event, dates=spans, reason=reason, by=request.user, is_by_organizer=True)
        except DomainError as error:
            form.tell(error)
        else:
            messages.success(request, "Wydarzenie ma nowy termin. Osoby zapisane dostaną o tym list.")
            return redirect("events:manage_event", organization.slug, pk)
    return render(
        request, "events/calendar/manage/move.html", {"organization": organization, "event": event, "form": form}
    )


def _whole(request, event: Event, organization) -> WholeEvent:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return WholeEvent(*sent, event=event, organization=organization)


def _saved(request, whole: WholeEvent, event: Event | None, organization) -> Event | None:
    """The event as saved and, if that button was pressed, sent to the office: both or neither, and once."""
    try:
        if event:
            saved = _write(request, whole, event, organization)
        else:
            saved = once.made(request, Event, lambda: _write(request, whole, None, organization))
    except errors.ConflictError as error:
        whole.tell(error)
        whole.see_newest(event)
        return None
    except DomainError as error:
        whole.tell(error)
        return None
    messages.success(request, _said(request, saved))
    return saved


@transaction.atomic
def _write(request, whole: WholeEvent, event: Event | None, organization) -> Event:
    by, given = request.user, whole.values()
    given["values"] |= whole.event.store_picture(by)
    if event is None:
        given["values"]["organizer"] = organization
        saved = events.create(by=by, **given)
    else:
        saved = events.update(
            event=event,
            by=by,
            seen_at=whole.event.cleaned_data["seen_at"],
            has_new_picture=whole.event.has_new_picture,
            is_by_organizer=True,
            **given,
        )
    if "submit" in request.POST and saved.status in SENDABLE:
        return states.submit(event=saved, by=by)
    return saved


def _said(request, event: Event) -> str:
    if "submit" in request.POST and event.status == Status.SUBMITTED:
        return SENT
    return SHOWN if event.is_public else SAVED if event.status == Status.DRAFT else STAYS


def _page(request, organization, event: Event | None, whole: WholeEvent):
    context = {
        "organization": organization,
        "event": event,
        "whole": whole,
        "is_public": event is not None and event.is_public,
        "can_submit": event is None or event.status in SENDABLE,
        "title": "Zmień wydarzenie" if event else "Nowe wydarzenie",
    }
    return render(request, "events/calendar/manage/form.html", context)

"""Check-in on a phone for the office or the event's organisation: by name or by a person's code.

GET changes nothing: a code shows the person and one button.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.errors import DomainError
from events import access
from events.choices import Place
from events.registration import check_in as door
from events.registration import qr
from events.registration.actions import attendance
from events.registration.actions import attendance as attendance_actions
from events.registration.forms.check_in import WalkInForm


@login_required
@never_cache
@require_safe
def check_in(request, pk):
    """Everybody with a place, with one big button each."""
    event, is_office = access.event_at_door(request.user, pk), access.is_office_at_door(request.user)
    dates = list(event.dates.order_by("starts_at"))
    if not dates:
        return render(request, "events/registration/check_in/no_date.html", {"event": event, "is_office": is_office})
    query = request.GET.get("q", "").strip()[:80]
    date = door.date_of(dates, request.GET.get("termin"), attendance.nearest(dates))
    context = {"event": event, "dates": dates, "query": query, "door": door.at(event, date, query)}
    context["is_office"] = is_office
    return render(request, "events/registration/check_in/list.html", context)


@login_required
@require_POST
def check_in_mark(request, pk, person):
    """Mark or unmark, then return to the list at this person."""
    registration = access.registration_at_door(request.user, pk, person)
    date = get_object_or_404(registration.event.dates, pk=_number(request.POST.get("termin")))
    _mark(request, registration, date)
    asked = {"termin": date.pk} | ({"q": query} if (query := request.POST.get("q", "")) else {})
    return HttpResponseRedirect(f"{reverse('events:check_in', args=[pk])}?{urlencode(asked)}#osoba-{person}")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_add(request, pk):
    """Add a walk-in without a sign-up; only the office may do it."""
    event = access.event_for_office(request.user, pk)
    dates = list(event.dates.order_by("starts_at"))
    date = door.date_of(dates, request.GET.get("termin"), attendance.nearest(dates) if dates else None)
    form = WalkInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            attendance_actions.walk_in(event=event, date=date, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Wpisano i zaznaczono obecność: {form.cleaned_data['name']}.")
            return HttpResponseRedirect(f"{reverse('events:check_in', args=[pk])}?termin={date.pk}")
    return render(request, "events/registration/check_in/add.html", {"event": event, "date": date, "form": form})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_person(request, token):
    """The page of a scanned code: the person and one button."""
    registration = qr.registration_from(token)
    event = access.event_at_door(request.user, registration.event_id)
    dates = list(event.dates.order_by("starts_at"))
    nearest = attendance.nearest(dates) if dates else None
    date = door.date_of(dates, request.GET.get("termin"), nearest)
    if request.method == "POST" and date:
        _mark(request, registration, date)
        return redirect(request.get_full_path())
    here = registration.attendances.filter(date=date).first()
    context = {
        "event": event, "registration": registration, "date": date, "dates": dates, "here": here,
        "may_mark": date is not None and event.is_on and registration.place == Place.CONFIRMED,
    }  # fmt: skip
    return render(request, "events/registration/check_in/person.html", context)


def _mark(request, registration, date) -> None:
    """Apply the pressed button; a refusal is shown on the next page."""
    is_taken_back = "cofnij" in request.POST
    action = attendance_actions.unmark_present if is_taken_back else attendance_actions.mark_present
    try:
        action(registration=registration, date=date, by=request.user)
    except DomainError as error:
        messages.error(request, f"{registration.person}: {error}")
    else:
        said = "Cofnięto obecność" if is_taken_back else "Obecność zaznaczona"
        messages.success(request, f"{said}: {registration.person}.")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0

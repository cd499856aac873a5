"""A person's place at an event, by the link in a letter: its state, cancelling, accepting an offer.

GET changes nothing, so a mail scanner may open these pages; a repeated POST shows the current state.
"""

from datetime import timedelta

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from core import ics, when
from core.errors import DomainError
from core.files import documents
from core.limits import limited
from events import access, capacity
from events import ics as event_ics
from events.choices import ACTIVE, Place
from events.models import Certificate, Event, Material, Registration
from events.registration import qr
from events.registration.actions import registering
from events.registration.actions import waiting_list as offers
from events.registration.views.by_link import by_link
from events.registration.views.sign_up_box import sign_up_box
from events.registration.views.ticket import ticket

#: From this long before the start the page asks for confirmation; the letter is sent 48 hours before it.
ASKED_BEFORE = timedelta(days=3)


@by_link
@require_safe
def place(request, registration, token):
    return render(request, "events/registration/place/place.html", _facts(registration) | {"token": token})


@by_link
@limited("events.place", "60/h")
@require_http_methods(["GET", "HEAD", "POST"])
def place_cancel(request, registration, token):
    """Asks for confirmation, then cancels the place."""
    if request.method == "POST":
        return _press(request, token, registering.cancel, registration, "")
    if registration.place not in ACTIVE or state_of(registration) in ("called_off", "hidden", "past"):
        return redirect("events:place", token)
    return render(request, "events/registration/place/cancel.html", _facts(registration) | {"token": token})


@by_link
@limited("events.place", "60/h")
@require_http_methods(["GET", "HEAD", "POST"])
def place_accept(request, registration, token):
    if request.method == "POST":
        done = "Miejsce jest Twoje. Wysłaliśmy potwierdzenie e-mailem."
        return _press(request, token, offers.accept_offer, registration, done)
    return redirect("events:place", token)


@by_link
@limited("events.place", "60/h")
@require_http_methods(["GET", "HEAD", "POST"])
def place_coming(request, registration, token):
    if request.method == "POST":
        return _press(
            request, token, registering.say_coming, registration, "Dziękujemy za potwierdzenie. Do zobaczenia!"
        )
    return redirect("events:place", token)


def _press(request, token: str, action, registration: Registration, done: str):
    """Run the action; after a repeated POST only the page shows the state."""
    was = registration.place
    try:
        action(registration=registration)
    except DomainError as error:
        registration.refresh_from_db()
        if registration.place == was:
            messages.warning(request, str(error))
    else:
        if done:
            messages.success(request, done)
    return redirect("events:place", token)


@by_link
@require_safe
def place_ics(request, registration, token):
    """The event as a calendar file, with the online address for people with a place."""
    return ics.response(event_ics.of_event(registration.event, registration=registration), "wydarzenie.ics")


@by_link
@require_safe
def material(request, registration, token, pk):
    """A file for people who had a place."""
    if not _has_materials(registration):
        raise Http404("Nie ma takiego pliku.")
    found = get_object_or_404(Material.objects.exclude(file=""), pk=pk, event=registration.event)
    return documents.serve(found.file, found.title)


def state_of(registration: Registration) -> str:
    """The state in one word: the name of the page's template part."""
    event = registration.event
    if event.is_public and not event.is_on:
        return "called_off"
    if not event.is_on:
        return "hidden"
    if event.is_over:
        return "past"
    if registration.place == Place.OFFERED and not offers.may_take(registration, event):
        return "lapsed"
    return str(registration.place)


def _facts(registration: Registration) -> dict:
    event, state = registration.event, state_of(registration)
    prefetch_related_objects([event], "dates")
    has_begun = event.starts_at is not None and event.starts_at <= timezone.now()
    certificate = Certificate.objects.filter(registration=registration).first()
    return {
        "registration": registration,
        "event": event,
        "state": state,
        "part": f"events/registration/place/_{state}.html",
        "ticket": ticket(event),
        "dates": [{"when": when.span(one.starts_at, one.ends_at), "note": one.note} for one in event.dates.all()],
        "has_begun": has_begun,
        "position": capacity.position(registration) if state == "waiting" else 0,
        "may_take": state in ("offered", "waiting") and offers.may_take(registration, event),
        "may_sign_up": state in ("cancelled", "lapsed") and sign_up_box(event).is_open,
        "asks_coming": state == "confirmed" and not has_begun and event.starts_at - timezone.now() < ASKED_BEFORE,
        "online_url": event.online_url if state == "confirmed" else "",
        "check_in_url": qr.check_in_url(registration) if state == "confirmed" and _has_door(event) else "",
        "materials": list(event.materials.all()) if _has_materials(registration) else [],
        "has_certificate": certificate is not None and certificate.revoked_at is None,
        "awaits_certificate": certificate is None and event.has_certificates and registration.attended_at is not None,
        "may_give_feedback": access.may_give_feedback(registration),
    }


def _has_door(event: Event) -> bool:
    """Whether the office checks people in: at meetings of organisations nobody could read the code."""
    return event.organizer_id is None and bool(event.venue_id or event.room)


def _has_materials(registration: Registration) -> bool:
    event = registration.event
    has_begun = event.starts_at is not None and event.starts_at <= timezone.now()
    return has_begun and event.is_public and registration.place == Place.CONFIRMED

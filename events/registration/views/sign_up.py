"""Sign-up for an event: the form for one or several people, and the page after it."""

from django.http import HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import DomainError
from core.limits import add_limit_error, limited, seconds_to_wait, sentence
from events import access, capacity
from events.choices import Place
from events.errors import AlreadyRegistered, OrganizationLimit
from events.models import Event, Registration
from events.registration.actions import registering
from events.registration.forms.sign_up import SignUp
from events.registration.views.sign_up_box import SignUpBox, sign_up_box
from events.registration.views.ticket import ticket
from organizations.registry import similar

LETTERS_AN_HOUR = 30
SESSION_KEY = "signed_up"


@never_cache
@limited("events.register", "60/m", keeps_form=True)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request, slug):
    """The form. A refused submission is shown again with everything typed."""
    event = access.public_event(request.user, slug)
    if request.method == "POST":
        return _receive(request, event)
    if event.slug != slug:
        return HttpResponsePermanentRedirect(_address(event))
    box = sign_up_box(event)
    if not box.is_open:
        return render(
            request, "events/registration/sign_up/closed.html", {"event": event, "ticket": ticket(event), "box": box}
        )
    is_known = _is_signed_up(request.user, event)
    form = SignUp.empty(event, request.user, with_account=not is_known)
    return _page(request, event, form, box=box, is_known=is_known)


def _receive(request, event: Event):
    if "add" in request.POST or "remove" in request.POST:
        return _page(request, event, SignUp.resized(event, request.user, request.POST))
    form = SignUp.sent(event, request.user, request.POST)
    add_limit_error(form.party, request)
    if form.is_valid() and _may_write(form) and (places := _take(request, event, form)):
        request.session[SESSION_KEY] = {"event": event.pk, "places": [one.pk for one in places]}
        return redirect("events:registered", event.slug)
    response = _page(request, event, form)
    response.status_code = 429 if getattr(form, "has_to_wait", False) else 200
    return response


def _take(request, event: Event, form: SignUp) -> list[Registration]:
    """Register the people, or put the error on the form. A second submission returns the places of the first."""
    own = {name: form.party.cleaned_data[name] for name in ("organization", "organization_name")}
    people = [registering.Person(**facts) for facts in form.facts()]
    user = request.user if request.user.is_authenticated else None
    try:
        return registering.register(event=event, people=people, party=form.key, user=user, by=user, **own)
    except AlreadyRegistered as error:
        mine = list(event.registrations.active().filter(party=form.key))
        if form.emails() <= {one.email.casefold() for one in mine}:
            return [one for one in mine if one.email.casefold() in form.emails()]
        form.refuse_addresses(error.emails)
    except OrganizationLimit as error:
        form.refuse(str(error), field="organization")
    except DomainError as error:
        form.refuse(str(error))
    return []


def _may_write(form: SignUp) -> bool:
    """Each sign-up sends a letter, so a limit protects mailboxes from strangers."""
    for email in sorted(form.emails()):
        if wait := seconds_to_wait("events.register_letter", email, LETTERS_AN_HOUR, 3600):
            form.refuse_addresses([email], sentence(wait))
            form.has_to_wait = True
            return False
    return True


def _page(request, event: Event, form: SignUp, box: SignUpBox | None = None, **context):
    context |= {"event": event, "ticket": ticket(event), "form": form, "box": box or sign_up_box(event)}
    context["reader"] = access.needs_reader(event) if event.asks_needs else None
    return render(request, "events/registration/sign_up/register.html", context)


def _is_signed_up(user, event: Event) -> bool:
    return user.is_authenticated and event.registrations.active().of_person(user).exists()


def _address(event: Event) -> str:
    return f"{event.get_absolute_url()}zapisy/"


@never_cache
@require_safe
def registered(request, slug):
    """Current state after sign-up: places, and queue positions of those who wait."""
    event = access.public_event(request.user, slug)
    kept = request.session.get(SESSION_KEY, {})
    pks = kept.get("places", []) if kept.get("event") == event.pk else []
    places = list(event.registrations.active().filter(pk__in=pks).order_by("pk"))
    turns = capacity.positions([one for one in places if one.place == Place.WAITING])
    context = {
        "event": event,
        "ticket": ticket(event),
        "rows": [{"person": one.person, "email": one.email, "position": turns.get(one.pk)} for one in places],
        "has_places": len(turns) < len(places),
        "has_turns": bool(turns),
    }
    return render(request, "events/registration/sign_up/registered.html", context)


@limited("events.suggest_organizations", "120/m", methods=("GET", "HEAD"))
@require_safe
def suggest_organizations(request):
    """Names of published entries that match the letters typed so far."""
    found = similar.while_typing(request.GET.get("q", "")[:250])
    response = JsonResponse({"names": [one["name"] for one in found]}, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "public, max-age=60"
    response["X-Robots-Tag"] = "noindex"
    return response

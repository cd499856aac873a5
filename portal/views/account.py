"""Moje konto: gathers what every app knows about the person who is signed in."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, personal
from accounts.forms import GoodbyeForm
from accounts.middleware import SECOND_FACTORS
from contact import mine as written
from core.errors import DomainError
from events import mine
from events.survey import recipients
from grants.alerts.account_facts import alerts_of
from news import account_facts as my_articles
from organizations.models import Membership

#: Of sixty columns of an entry the overview shows three.
SHOWN = ("role", "organization__name", "organization__slug", "organization__status")


@login_required
@never_cache
@require_safe
def overview(request):
    memberships = Membership.objects.filter(user=request.user).select_related("organization").only(*SHOWN)
    factors = set(request.user.authenticator_set.filter(type__in=SECOND_FACTORS).values_list("type", flat=True))
    return render(
        request,
        "accounts/overview.html",
        {
            "memberships": memberships.order_by("organization__sort_key"),
            "places": mine.nearest(request.user),
            "threads": written.latest(request.user),
            "survey": recipients.open_to(request.user),
            "articles": my_articles.articles(request.user),
            "alerts": alerts_of(request.user),
            "has_second_factor": bool(factors),
        },
    )


@login_required
@never_cache
@require_safe
def my_data(request):
    """All that the portal knows about this person, as a file to keep."""
    told = {part.label: part.export(request.user) for part in personal.parts()}
    answer = JsonResponse(
        {"portal": "NGO Leszno", "stan_na": timezone.localtime().isoformat(), "dane": told},
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    answer["Content-Disposition"] = 'attachment; filename="moje-dane.json"'
    return answer


@login_required
@never_cache
@reauthentication_required
@require_http_methods(["GET", "POST"])
def delete(request):
    """Says what goes, what stays and why; only then, sure and known anew, the person deletes the account."""
    form = GoodbyeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.erase(user=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            logout(request)
            messages.success(request, "Konto zostało usunięte. Dziękujemy za wspólny czas.")
            return redirect("home")
    parts = personal.parts()
    warnings = [words for part in parts if (words := part.warning(request.user))]
    return render(request, "accounts/delete.html", {"form": form, "parts": parts, "warnings": warnings})

"""Moje konto: collects the panels of all apps for the signed-in person."""

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
from accounts import overview as known
from accounts.forms import GoodbyeForm
from core.errors import DomainError


@login_required
@never_cache
@require_safe
def overview(request):
    has = known.what_is_there(request.user)
    return render(request, "accounts/overview.html", {"panels": known.panels(request, has), "has": has})


@login_required
@never_cache
@require_safe
def my_data(request):
    """The person's data in the portal, as a file to download."""
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
    """Shows what is deleted, what stays and why; then the person signs in again, confirms and deletes the account."""
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

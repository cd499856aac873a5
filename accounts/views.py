"""Views of the account beside those of django-allauth."""

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions
from accounts.forms import NameForm
from core.limits import address_of


@login_required
@require_http_methods(["GET", "POST"])
def my_name(request):
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": request.user.name})
    if form.is_valid():
        actions.rename(user=request.user, name=form.cleaned_data["name"])
        messages.success(request, "Zapisano.")
        return redirect("account")
    return render(request, "accounts/my_name.html", {"form": form})


@login_required
@require_POST
def sign_out_elsewhere(request):
    """Sign out every other browser at its next request; keep this one."""
    actions.sign_out_elsewhere(user=request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, "Na innych urządzeniach to konto jest już wylogowane.")
    return redirect("account")


def who_signs_in(request) -> str:
    """Key for limits: the account that this visitor is signing in to."""
    login = request.session.get(LOGIN_SESSION_KEY) or {}
    return str(login.get("user_pk") or address_of(request))


def who_is_here(request) -> str:
    return str(request.user.pk or address_of(request))

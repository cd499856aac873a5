"""Office staff must set up a second factor before they can work."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

WHY = "Panel biura chroni dane wielu osób, więc logujemy się do niego dwustopniowo. Włącz jeden z poniższych sposobów."
#: Pages of the office outside the admin: check-in.
OFFICE = "/biuro/"
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def staff_needs_mfa(get_response):
    """Middleware: no page of the back office for staff without a second factor (STAFF_NEEDS_MFA).

    Checked on every request, so a removed factor takes effect at once. Signing out stays possible.
    """

    def middleware(request):
        if settings.STAFF_NEEDS_MFA and _is_barred(request):
            messages.warning(request, WHY)
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def _is_barred(request) -> bool:
    if not request.path.startswith((reverse("admin:index"), OFFICE)) or request.path == reverse("admin:logout"):
        return False
    user = request.user
    return user.is_authenticated and user.is_staff and not get_adapter().is_mfa_enabled(user, types=SECOND_FACTORS)

"""The organisations of a person, in "Moje konto"."""

from django.db.models import Exists
from django.template.loader import render_to_string

from accounts.overview import PERSON
from organizations.models import Membership

#: The overview shows three of the sixty columns of an entry.
COLUMNS = ("role", "organization__name", "organization__slug", "organization__status")
ASKED = {"memberships": Exists(Membership.objects.filter(user=PERSON))}


def panels(request, has):
    return [render_to_string("organizations/_account.html", {"memberships": memberships(request, has)})]


def memberships(request, has) -> list[Membership]:
    """Memberships of the signed-in user, by name of entry. Cached on the request, because other apps need them too."""
    if not has["memberships"]:
        return []
    if not hasattr(request, "memberships"):
        found = Membership.objects.filter(user=request.user).select_related("organization").only(*COLUMNS)
        request.memberships = list(found.order_by("organization__sort_key"))
    return request.memberships

"""The organisations of a person, in "Moje konto"."""

from django.db.models import Exists
from django.template.loader import render_to_string

from accounts.overview import PERSON
from organizations.models import Membership

#: Of sixty columns of an entry the overview shows three.
COLUMNS = ("role", "organization__name", "organization__slug", "organization__status")
ASKED = {"memberships": Exists(Membership.objects.filter(user=PERSON))}


def panels(request, has):
    return [render_to_string("organizations/_account.html", {"memberships": memberships(request, has)})]


def memberships(request, has) -> list[Membership]:
    """Of the person who is signed in, by the name of the entry; other apps ask too, the database is asked once."""
    if not has["memberships"]:
        return []
    if not hasattr(request, "memberships"):
        found = Membership.objects.filter(user=request.user).select_related("organization").only(*COLUMNS)
        request.memberships = list(found.order_by("organization__sort_key"))
    return request.memberships

""" "Moje konto": alerts of a person and of the organisations that the person edits."""

from dataclasses import dataclass

from django.db.models import Exists
from django.template.loader import render_to_string

from accounts.models import User
from accounts.overview import PERSON
from core.text.polish import plural
from grants.models import AlertProfile
from organizations.account import memberships
from organizations.membership.access import EDITABLE
from organizations.models import Organization

NAMED = 3
ASKED = {
    "alerts": Exists(AlertProfile.objects.of_person(PERSON))
    | Exists(AlertProfile.objects.filter(organization__memberships__user=PERSON))
}


@dataclass(frozen=True)
class Alerts:
    """``words`` are the choices: "wszystkie tematy" or "Kultura, Sport i 2 inne"; "" when the alerts are off."""

    name: str
    slug: str
    words: str


def panels(request, has):
    kept = [one.organization for one in memberships(request, has) if one.organization.status in EDITABLE]
    return [render_to_string("grants/alerts/_account.html", alerts_of(request.user, kept, is_any=has["alerts"]))]


def alerts_of(user: User, organizations: list[Organization], *, is_any: bool = True) -> dict:
    """A person's own alerts (``mine``) and those of each organisation; two queries, none if ``is_any`` is false."""
    profiles = _profiles(user, organizations) if is_any else []
    mine = next((one for one in profiles if one.organization_id is None), None)
    theirs = {one.organization_id: one for one in profiles}
    return {
        "mine": Alerts("", "", _words(mine)),
        "organizations": [Alerts(one.name, one.slug, _words(theirs.get(one.pk))) for one in organizations],
    }


def _profiles(user: User, organizations: list[Organization]) -> list[AlertProfile]:
    wanted = AlertProfile.objects.of_person(user) | AlertProfile.objects.filter(organization__in=organizations)
    return list(wanted.only("organization", "confirmed_at", "stopped_at").prefetch_related("themes"))


def _words(profile: AlertProfile | None) -> str:
    if profile is None or not profile.is_on:
        return ""
    themes = [theme.name for theme in profile.themes.all()]
    if not themes:
        return "wszystkie tematy"
    rest = len(themes) - NAMED
    return ", ".join(themes[:NAMED]) + (f" i {rest} {plural(rest, 'inny,inne,innych')}" if rest > 0 else "")

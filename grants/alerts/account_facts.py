"""What a person with an account is shown of alerts: their own, and those of the organisations they keep."""

from dataclasses import dataclass

from accounts.models import User
from core.polish import plural
from grants.models import AlertProfile
from organizations.membership.access import EDITABLE
from organizations.models import Organization
from organizations.registry import contact_address

NAMED = 3
#: What says whether they are on; of sixty columns of an entry the card shows two.
OF_ALERTS = ("alerts__organization", "alerts__confirmed_at", "alerts__stopped_at")


@dataclass(frozen=True)
class Alerts:
    """``words`` say what is chosen: "wszystkie tematy" or "Kultura, Sport i 2 inne"; "" when the alerts are off."""

    name: str
    slug: str
    words: str


def alerts_of(user: User) -> dict[str, Alerts | list[Alerts]]:
    """A person's own (``mine``) and, by name, those of each organisation whose entry they may change."""
    mine = AlertProfile.objects.of_person(user).prefetch_related("themes").first()
    kept = Organization.objects.filter(memberships__user=user, status__in=EDITABLE).order_by("sort_key", "pk")
    shown = kept.only("name", "slug", *OF_ALERTS).select_related("alerts").prefetch_related("alerts__themes")
    return {
        "mine": Alerts("", "", _words(mine)),
        "organizations": [Alerts(one.name, one.slug, _words(getattr(one, "alerts", None))) for one in shown],
    }


def address_for(organization: Organization) -> str:
    """Where the letters of an organisation go; "" when nobody can be reached."""
    entry = contact_address.with_asked_address(Organization.objects.filter(pk=organization.pk))
    return entry.values_list("asked_address", flat=True).first() or ""


def _words(profile: AlertProfile | None) -> str:
    if profile is None or not profile.is_on:
        return ""
    themes = [theme.name for theme in profile.themes.all()]
    if not themes:
        return "wszystkie tematy"
    rest = len(themes) - NAMED
    return ", ".join(themes[:NAMED]) + (f" i {rest} {plural(rest, 'inny,inne,innych')}" if rest > 0 else "")

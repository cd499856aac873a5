"""The back office: Django admin under the portal's name, opening on what waits for the office."""

from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.core.cache import cache
from django.urls import reverse

from accounts.forms import SignInForm
from core import stamps
from core.admin_site import OfficeSiteMixin
from core.polish import plural
from organizations import duplicates
from organizations.choices import Status
from organizations.models import ErrorReport, ImportBatch, Organization

COMPARED_AT_MOST = 2000
LIST = "admin:organizations_organization_changelist"


@dataclass(frozen=True)
class Waiting:
    """One line of the start page: how many things wait, what they are, and where they are dealt with."""

    count: int
    what: str
    url: str


class OfficeSite(OfficeSiteMixin, AdminSite):
    login_form = SignInForm
    site_header = "NGO Leszno – panel biura"
    site_title = "Panel biura"
    index_title = "Co czeka na biuro"

    def index(self, request, extra_context=None):
        return super().index(request, {"waiting": waiting_for(request.user)} | (extra_context or {}))


def waiting_for(user) -> list[Waiting]:
    """What this person may deal with and what waits; lines with nothing waiting are left out."""
    lines = []
    if user.has_perm("organizations.change_organization"):
        lines += [*_entries(), *_possible_duplicates()]
    if user.has_perm("organizations.change_errorreport"):
        count = ErrorReport.objects.filter(handled_at=None).count()
        words = plural(count, "zgłoszony błąd we wpisie,zgłoszone błędy we wpisach,zgłoszonych błędów we wpisach")
        lines.append(Waiting(count, words, reverse("admin:organizations_errorreport_changelist") + "?zalatwione=nie"))
    if user.has_perms(["organizations.add_organization", "organizations.change_organization"]):
        count = ImportBatch.objects.filter(status=ImportBatch.Status.PREVIEW).count()
        words = plural(count, "import do sprawdzenia,importy do sprawdzenia,importów do sprawdzenia")
        address = reverse("admin:organizations_importbatch_changelist") + "?status__exact=preview"
        lines.append(Waiting(count, words, address))
    return [line for line in lines if line.count]


def _entries() -> list[Waiting]:
    address = reverse(LIST)
    submitted = Organization.objects.filter(status=Status.SUBMITTED).count()
    published = Organization.objects.published()
    old, never = published.confirmed_long_ago().count(), published.never_confirmed().count()
    return [
        Waiting(
            submitted,
            plural(submitted, "zgłoszony wpis,zgłoszone wpisy,zgłoszonych wpisów") + " do przyjęcia",
            f"{address}?status__exact=submitted",
        ),
        Waiting(
            old,
            plural(old, "wpis potwierdzony,wpisy potwierdzone,wpisów potwierdzonych") + " dawniej niż rok temu",
            f"{address}?status__exact=published&potwierdzone=stare",
        ),
        Waiting(
            never,
            plural(never, "wpis,wpisy,wpisów") + ", których danych nikt jeszcze nie potwierdził",
            f"{address}?status__exact=published&potwierdzone=nigdy",
        ),
    ]


def _possible_duplicates() -> list[Waiting]:
    """Compared anew only after a change of the registry; a very large one is compared on its own page alone."""
    key = f"office.duplicates.{stamps.read().get('organizations', 0)}"
    count = cache.get(key)
    if count is None:
        if Organization.objects.count() > COMPARED_AT_MOST:
            return []
        count = len(duplicates.pairs())
        cache.set(key, count, 24 * 3600)
    words = plural(count, "para podobnych wpisów,pary podobnych wpisów,par podobnych wpisów")
    return [Waiting(count, words, reverse("admin:organizations_organization_duplicates"))]

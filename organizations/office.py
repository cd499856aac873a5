"""Items of the registry that wait for the office."""

from django.core.cache import cache
from django.urls import reverse

from core.lists import list_versions
from core.office import Rank, Shortcut, Waiting, counted
from core.text.polish import plural
from organizations.choices import Status
from organizations.confirmation import rounds
from organizations.models import AccessRequest, ErrorReport, ImportBatch, Organization, Proposal
from organizations.registry import duplicates

COMPARED_AT_MOST = 2000
ADD, CHANGE = "organizations.add_organization", "organizations.change_organization"
SHORTCUTS = [
    Shortcut("Dodaj organizację", "admin:organizations_organization_add", ADD),
    Shortcut("Wczytaj organizacje z pliku", "admin:organizations_importbatch_add", ADD, CHANGE),
]


def waiting(user) -> list[Waiting]:
    lines = _queue(user)
    if user.has_perm("organizations.change_errorreport"):
        lines.append(_error_reports())
    if user.has_perms([ADD, CHANGE]):
        lines.append(_imports())
    if user.has_perm(CHANGE):
        lines += [*_entries(), *_possible_duplicates()]
    return lines


def _queue(user) -> list[Waiting]:
    """Submissions, proposals, access requests and reports that the office has to answer."""
    submitted = Organization.objects.filter(status=Status.SUBMITTED)
    proposed = Proposal.objects.filter(status=Proposal.Status.WAITING)
    asked = AccessRequest.objects.filter(status=AccessRequest.Status.WAITING)
    kinds = [
        ("organization", "submissions", submitted, "status_changed_at",
         "zgłoszony wpis do przyjęcia,zgłoszone wpisy do przyjęcia,zgłoszonych wpisów do przyjęcia"),
        ("proposal", "proposals", proposed, "created_at",
         "propozycja zmiany we wpisie,propozycje zmian we wpisach,propozycji zmian we wpisach"),
        ("accessrequest", "requests", asked, "created_at",
         "prośba o dostęp do wpisu,prośby o dostęp do wpisów,próśb o dostęp do wpisów"),
    ]  # fmt: skip
    address = reverse("admin:organizations_organization_queue")
    return [
        counted(rows, since, words, f"{address}#{section}")
        for right, section, rows, since, words in kinds
        if user.has_perm(f"organizations.change_{right}")
    ]


def _error_reports() -> Waiting:
    found = ErrorReport.objects.filter(handled_at=None)
    words = "zgłoszony błąd we wpisie,zgłoszone błędy we wpisach,zgłoszonych błędów we wpisach"
    address = reverse("admin:organizations_errorreport_changelist") + "?zalatwione=nie"
    return counted(found, "created_at", words, address)


def _imports() -> Waiting:
    found = ImportBatch.objects.filter(status=ImportBatch.Status.PREVIEW)
    words = "import do sprawdzenia,importy do sprawdzenia,importów do sprawdzenia"
    address = reverse("admin:organizations_importbatch_changelist") + "?status__exact=preview"
    return counted(found, "created_at", words, address)


def _entries() -> list[Waiting]:
    """Published entries that may be out of date, and those with no address to ask."""
    address = reverse("admin:organizations_organization_changelist") + "?status__exact=published"
    published = Organization.objects.published()
    stale, never = published.stale().count(), published.never_confirmed().count()
    unreachable = rounds.unreachable().count()
    bare = plural(unreachable, "wpis,wpisy,wpisów") + " bez adresu e-mail, na który można zapytać o dane"
    old = _entries_whose(stale, "danych nikt nie potwierdził od półtora roku")
    unknown = _entries_whose(never, "danych nikt jeszcze nie potwierdził")
    return [
        Waiting(stale, old, f"{address}&potwierdzone=dawno", rank=Rank.UPKEEP),
        Waiting(never, unknown, f"{address}&potwierdzone=nigdy", rank=Rank.UPKEEP),
        Waiting(unreachable, bare, f"{address}&adres=brak", rank=Rank.UPKEEP),
    ]


def _entries_whose(count: int, rest: str) -> str:
    """The Polish plural filter separates its three forms by commas, so the rest of "wpisy, których …" is added
    here."""
    noun, pronoun = plural(count, "wpis którego,wpisy których,wpisów których").split()
    return f"{noun}, {pronoun} {rest}"


def _possible_duplicates() -> list[Waiting]:
    """Computed again only after a change of the registry; a very large one is compared only on the duplicates page."""
    key = f"office.duplicates.{list_versions.read().get('organizations', 0)}"
    count = cache.get(key)
    if count is None:
        if Organization.objects.count() > COMPARED_AT_MOST:
            return []
        count = len(duplicates.pairs())
        cache.set(key, count, 24 * 3600)
    words = plural(count, "para podobnych wpisów,pary podobnych wpisów,par podobnych wpisów")
    return [Waiting(count, words, reverse("admin:organizations_organization_duplicates"), rank=Rank.UPKEEP)]

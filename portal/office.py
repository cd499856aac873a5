"""The back office: Django admin under the portal's name, opening on what waits for the office."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.core.cache import cache
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from core import mail, stamps
from core.admin_site import OfficeSiteMixin
from core.mail.models import Letter
from core.polish import plural
from organizations.choices import Status
from organizations.confirmation import rounds
from organizations.models import AccessRequest, ErrorReport, ImportBatch, Organization, Proposal
from organizations.registry import duplicates
from portal.office_calls import calls_waiting
from portal.office_contact import contact
from portal.office_declaration import declaration_and_clauses
from portal.office_events import coming, events
from portal.office_lines import Waiting, counted
from portal.office_news import articles
from portal.office_pages import pages

COMPARED_AT_MOST = 2000
LIST = "admin:organizations_organization_changelist"
QUEUE = "admin:organizations_organization_queue"
OUTBOX = "admin:core_letter_changelist"


class OfficeSite(OfficeSiteMixin, AdminSite):
    site_header = "NGO Leszno – panel biura"
    site_title = "Panel biura"
    index_title = "Co czeka na biuro"

    @method_decorator(secure_admin_login)
    def login(self, request, extra_context=None):
        """One door for everybody: /konto/logowanie/, with its limits and its second factor."""
        return super().login(request, extra_context)

    def password_change(self, request, extra_context=None):
        """The same page as for everybody, which asks for the present password and tells by letter."""
        return redirect("account_change_password")

    def index(self, request, extra_context=None):
        return super().index(
            request, {"waiting": waiting_for(request.user), "coming": coming(request.user)} | (extra_context or {})
        )


def waiting_for(user) -> list[Waiting]:
    """What this person may deal with and what waits; lines with nothing waiting are left out."""
    lines = [
        *_letters(user), *contact(user), *_queue(user), *events(user), *articles(user), *pages(user),
        *calls_waiting(user),
        *declaration_and_clauses(user),
    ]  # fmt: skip
    if user.has_perm("organizations.change_organization"):
        lines += [*_entries(), *_possible_duplicates()]
    if user.has_perm("organizations.change_errorreport"):
        lines.append(_error_reports())
    if user.has_perms(["organizations.add_organization", "organizations.change_organization"]):
        lines.append(_imports())
    return [line for line in lines if line.count]


def _queue(user) -> list[Waiting]:
    """What people of organisations sent and the office has to answer."""
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
    return [
        counted(rows, since, words, f"{reverse(QUEUE)}#{section}")
        for right, section, rows, since, words in kinds
        if user.has_perm(f"organizations.change_{right}")
    ]


def _letters(user) -> list[Waiting]:
    """Letters that need a person, and an outbox that stands still."""
    if not user.has_perm("core.view_letter"):
        return []
    kinds = [
        (Letter.Status.UNDECIDED, "niepewny list,niepewne listy,niepewnych listów", "niepewne"),
        (Letter.Status.FAILED, "niewysłany list,niewysłane listy,niewysłanych listów", "niewyslane"),
    ]
    trouble = [
        counted(Letter.objects.filter(status=status), "queued_at", words, f"{reverse(OUTBOX)}?stan={group}")
        for status, words, group in kinds
    ]
    return [*_stalled(), *trouble]


def _stalled() -> list[Waiting]:
    stall = mail.stalled()
    return [Waiting(stall.letters, stall.sentence, reverse(OUTBOX) + "?stan=czekaja", stall.since)] if stall else []


def _error_reports() -> Waiting:
    waiting = ErrorReport.objects.filter(handled_at=None)
    words = "zgłoszony błąd we wpisie,zgłoszone błędy we wpisach,zgłoszonych błędów we wpisach"
    return counted(
        waiting, "created_at", words, reverse("admin:organizations_errorreport_changelist") + "?zalatwione=nie"
    )


def _imports() -> Waiting:
    waiting = ImportBatch.objects.filter(status=ImportBatch.Status.PREVIEW)
    words = "import do sprawdzenia,importy do sprawdzenia,importów do sprawdzenia"
    address = reverse("admin:organizations_importbatch_changelist") + "?status__exact=preview"
    return counted(waiting, "created_at", words, address)


def _entries() -> list[Waiting]:
    """Published entries that may no longer be true, and those that nobody can be asked about."""
    address = f"{reverse(LIST)}?status__exact=published"
    published = Organization.objects.published()
    stale, never = published.stale().count(), published.never_confirmed().count()
    unreachable = rounds.unreachable().count()
    bare = plural(unreachable, "wpis,wpisy,wpisów") + " bez adresu e-mail, na który można zapytać o dane"
    return [
        Waiting(
            stale,
            _entries_whose(stale, "danych nikt nie potwierdził od półtora roku"),
            f"{address}&potwierdzone=dawno",
        ),
        Waiting(never, _entries_whose(never, "danych nikt jeszcze nie potwierdził"), f"{address}&potwierdzone=nigdy"),
        Waiting(unreachable, bare, f"{address}&adres=brak"),
    ]


def _entries_whose(count: int, rest: str) -> str:
    """ "wpisy, których danych nikt nie potwierdził": the three forms are parted by commas, so this one comes after."""
    noun, pronoun = plural(count, "wpis którego,wpisy których,wpisów których").split()
    return f"{noun}, {pronoun} {rest}"


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

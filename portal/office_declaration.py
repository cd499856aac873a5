"""What of the office's statements waits for it: the accessibility declaration, the clauses about personal data."""

from django.urls import reverse
from django.utils.dateformat import format as date_format

from core import clauses
from core.polish import plural
from pages.declaration import selectors
from pages.models import Declaration
from portal.office_lines import Waiting

NEW_CLAUSE = "admin:core_clause_add"
FORMS = "formularz,formularze,formularzy"


def declaration_and_clauses(user) -> list[Waiting]:
    lines = []
    if user.has_perm("pages.change_declaration"):
        lines.append(_declaration())
    if user.has_perm("core.change_clause"):
        lines += _clauses()
    return lines


def _declaration() -> Waiting:
    """Nothing published, or a review that is due: one line, which leads to where it is done."""
    draft = Declaration.objects.drafts().first()
    address = reverse("admin:pages_declaration_add")
    if draft:
        address = reverse("admin:pages_declaration_change", args=[draft.pk])
    if selectors.current() is None:
        return Waiting(1, "deklaracja dostępności do opublikowania", address)
    review = selectors.review_due()
    if review is None:
        return Waiting(0, "", address)
    day = date_format(review.by, "j E Y")
    when = f"po terminie ({day})" if review.is_overdue else f"do {day}"
    return Waiting(1, f"przegląd deklaracji dostępności {when}", address)


def _clauses() -> list[Waiting]:
    missing, outdated = len(clauses.without()), len(clauses.outdated())
    return [
        Waiting(missing, f"{plural(missing, FORMS)} bez klauzuli o danych", reverse(NEW_CLAUSE)),
        Waiting(outdated, _outdated(outdated), reverse(NEW_CLAUSE)),
    ]


def _outdated(count: int) -> str:
    noun = plural(count, "klauzula o danych,klauzule o danych,klauzul o danych")
    return f"{noun} do opublikowania na nowo: zmieniły się terminy usuwania"

"""Tasks for the office: no published declaration, or a review that is due."""

from django.urls import reverse
from django.utils.dateformat import format as date_format

from core.office import Rank, Waiting
from pages.declaration import selectors
from pages.models import Declaration


def waiting(user) -> list[Waiting]:
    """At most one line, with a link to the declaration."""
    if not user.has_perm("pages.change_declaration"):
        return []
    draft = Declaration.objects.drafts().first()
    address = reverse("admin:pages_declaration_add")
    if draft:
        address = reverse("admin:pages_declaration_change", args=[draft.pk])
    if selectors.current() is None:
        return [Waiting(1, "deklaracja dostępności do opublikowania", address, rank=Rank.UPKEEP)]
    review = selectors.review_due()
    if review is None:
        return []
    day = date_format(review.by, "j E Y")
    when = f"po terminie ({day})" if review.is_overdue else f"do {day}"
    return [Waiting(1, f"przegląd deklaracji dostępności {when}", address, rank=Rank.UPKEEP)]

"""Warnings about clauses that are missing or whose retention periods differ from the purge."""

from django.urls import reverse

from core.clauses import reading
from core.office import Rank, Waiting
from core.text.polish import plural


def waiting(user) -> list[Waiting]:
    if not user.has_perm("core.change_clause"):
        return []
    address = reverse("admin:core_clause_add")
    missing, outdated = len(reading.without()), len(reading.outdated())
    forms = plural(missing, "formularz,formularze,formularzy")
    noun = plural(outdated, "klauzula o danych,klauzule o danych,klauzul o danych")
    again = f"{noun} do opublikowania na nowo: zmieniły się terminy usuwania"
    return [
        Waiting(missing, f"{forms} bez klauzuli o danych", address, rank=Rank.UPKEEP),
        Waiting(outdated, again, address, rank=Rank.UPKEEP),
    ]

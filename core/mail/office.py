"""Warnings about letters that need a person, and about a stalled outbox."""

from django.urls import reverse

from core.mail.models import Letter
from core.mail.sweep import stalled
from core.office import Rank, Waiting, counted

OUTBOX = "admin:core_letter_changelist"


def waiting(user) -> list[Waiting]:
    if not user.has_perm("core.view_letter"):
        return []
    address, stall = reverse(OUTBOX), stalled()
    kinds = [
        (Letter.Status.UNDECIDED, "niepewny list,niepewne listy,niepewnych listów", "niepewne"),
        (Letter.Status.FAILED, "niewysłany list,niewysłane listy,niewysłanych listów", "niewyslane"),
    ]
    trouble = [
        counted(Letter.objects.filter(status=status), "queued_at", words, f"{address}?stan={group}", Rank.URGENT)
        for status, words, group in kinds
    ]
    if stall is None:
        return trouble
    return [Waiting(stall.letters, stall.sentence, f"{address}?stan=czekaja", stall.since, Rank.URGENT), *trouble]

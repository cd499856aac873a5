"""Initial data of grants: the limits that the law sets."""

from datetime import date

from grants.models import LegalLimits


def lay(once):
    """As published in November 2026; the office checks them against the law and corrects the date."""
    once(
        LegalLimits,
        pk=1,
        defaults={
            "legal_as_of": date(2026, 11, 22),
            "basis": "Ustawa o działalności pożytku publicznego i o wolontariacie, art. 13 i art. 19a",
            "contest_days": 21,
            "small_grant_amount": 10_000,
            "small_grant_days": 90,
            "small_grant_yearly": 20_000,
            "remark_days": 7,
        },
    )

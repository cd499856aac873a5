"""Tasks for the office: deadlines and results of calls, remarks and decisions on offers."""

from dataclasses import replace

from django.urls import reverse

from core.office import Rank, Shortcut, Waiting, counted
from grants.calls import moderation

SHORTCUTS = [Shortcut("Dodaj nabór", "admin:grants_call_add", "grants.add_call")]


def waiting(user) -> list[Waiting]:
    lines = []
    listed = reverse("admin:grants_call_changelist")
    if user.has_perm("grants.change_call"):
        lines += [
            counted(
                moderation.without_results(),
                "closes_at",
                "nabór miasta bez wyników,nabory miasta bez wyników,naborów miasta bez wyników",
                f"{listed}?etap=bez-wynikow",
            ),
            _closing(f"{listed}?etap=konczace-sie"),
        ]
    if user.has_perm("grants.change_remark"):
        lines.append(
            counted(
                moderation.unread_remarks(),
                "created_at",
                "nieprzeczytana uwaga do oferty,nieprzeczytane uwagi do ofert,nieprzeczytanych uwag do ofert",
                reverse("admin:grants_remark_changelist") + "?przeczytane=nie",
            )
        )
    if user.has_perm("grants.change_smallgrantoffer"):
        lines.append(
            counted(
                moderation.undecided_offers(),
                "remarks_until",
                "oferta na mały grant do decyzji,oferty na małe granty do decyzji,ofert na małe granty do decyzji",
                reverse("admin:grants_smallgrantoffer_changelist") + "?status__exact=posted",
            )
        )
    return lines


def _closing(address: str) -> Waiting:
    """How many calls of the city close within a week; there is no start of waiting, so no age is shown."""
    found = counted(
        moderation.closing_soon(),
        "opens_at",
        "nabór miasta kończy się w ciągu tygodnia,nabory miasta kończą się w ciągu tygodnia,"
        "naborów miasta kończy się w ciągu tygodnia",
        address,
    )
    return replace(found, since=None, rank=Rank.UPKEEP)

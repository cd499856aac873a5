"""What of funding calls waits for the office: deadlines, results, remarks and decisions on offers."""

from django.urls import reverse

from grants.calls import moderation
from portal.office_lines import Waiting, counted


def calls_waiting(user) -> list[Waiting]:
    """Lines for whoever may change calls, offers or remarks."""
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
            Waiting(
                *_closing(),
                f"{listed}?etap=konczace-sie",
            ),
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


def _closing() -> tuple[int, str]:
    """How many calls of the city close within a week; nothing waits since any moment, so no age is told."""
    found = counted(
        moderation.closing_soon(),
        "opens_at",
        "nabór miasta kończy się w ciągu tygodnia,nabory miasta kończą się w ciągu tygodnia,"
        "naborów miasta kończy się w ciągu tygodnia",
        "",
    )
    return found.count, found.what

"""Personal data of an account in the registry: exported and erased with "my data"."""

from django.db.models import Q, QuerySet

from accounts import personal
from accounts.models import User
from core.text.polish import quoted
from organizations.membership.actions import forget_person
from organizations.models import AccessRequest, ContactMessage, ErrorReport, Invitation, Joining, Membership, Proposal


def _joinings(user: User) -> QuerySet[Joining]:
    return Joining.objects.filter(Q(user=user) | Q(email__iexact=user.email))


def _export_joinings(user: User) -> list[dict]:
    return [
        {
            "zaczęte": joining.created_at.isoformat(),
            "stan": joining.get_status_display(),
            "osoba": joining.person,
            "e-mail": joining.email,
            "odpowiedzi": joining.answers,
        }
        for joining in _joinings(user).order_by("pk")
    ]


def _erase_joinings(user: User) -> None:
    """Delete drafts; in submitted ones erase the personal data only."""
    _joinings(user).exclude(status=Joining.Status.DONE).delete()
    _joinings(user).update(email="", person="", answers={}, user=None)


personal.part(
    "organizations.joinings",
    "Zgłoszenia organizacji",
    export=_export_joinings,
    erase=_erase_joinings,
    kept="Zostaje sam wpis organizacji, bo dotyczy organizacji, a nie osoby.",
)


# --- memberships ---


def _export_memberships(user: User) -> list[dict]:
    return [
        {
            "organizacja": str(membership.organization),
            "rola": membership.get_role_display(),
            "od": membership.created_at.isoformat(),
        }
        for membership in user.memberships.select_related("organization").order_by("pk")
    ]


def _left_without_owner(user: User) -> str:
    """Warn about entries that would have no owner, so that the user can transfer them first."""
    owned = user.memberships.filter(role=Membership.Role.OWNER).select_related("organization").order_by("pk")
    names = ", ".join(quoted(membership.organization) for membership in owned)
    return f"Bez opiekuna zostanie: {names}. Jeśli możesz, przekaż najpierw opiekę innej osobie." if names else ""


personal.part(
    "organizations.memberships",
    "Dostęp do wpisów organizacji",
    export=_export_memberships,
    erase=lambda user: forget_person(user=user),
    kept="Wpisy organizacji zostają, z historią zmian, ale bez informacji, że to Twoje zmiany.",
    warning=_left_without_owner,
)


# --- invitations and requests for access ---


def _invitations(user: User) -> QuerySet[Invitation]:
    return Invitation.objects.filter(email__iexact=user.email).select_related("organization").order_by("pk")


def _export_invitations(user: User) -> list[dict]:
    return [
        {
            "organizacja": str(invitation.organization),
            "stan": invitation.get_status_display(),
            "kiedy": invitation.created_at.isoformat(),
        }
        for invitation in _invitations(user)
    ]


def _requests(user: User) -> QuerySet[AccessRequest]:
    return AccessRequest.objects.filter(email__iexact=user.email).select_related("organization").order_by("pk")


def _export_requests(user: User) -> list[dict]:
    return [
        {
            "organizacja": str(asked.organization),
            "imię i nazwisko": asked.name,
            "treść": asked.message,
            "stan": asked.get_status_display(),
            "powód odmowy": asked.reason,
            "kiedy": asked.created_at.isoformat(),
        }
        for asked in _requests(user)
    ]


personal.part(
    "organizations.invitations",
    "Zaproszenia do wpisów",
    export=_export_invitations,
    erase=lambda user: _invitations(user).delete(),
)
personal.part(
    "organizations.access_requests",
    "Prośby o dostęp do wpisów",
    export=_export_requests,
    erase=lambda user: _requests(user).delete(),
)


# --- proposals and messages ---


def _export_proposals(user: User) -> list[dict]:
    return [
        {
            "organizacja": str(proposal.organization),
            "zmiany": proposal.changes,
            "stan": proposal.get_status_display(),
            "kiedy": proposal.created_at.isoformat(),
        }
        for proposal in Proposal.objects.filter(proposed_by=user).select_related("organization").order_by("pk")
    ]


def _export_messages(user: User) -> list[dict]:
    sent = ContactMessage.objects.filter(sender_email__iexact=user.email).select_related("organization")
    told = ErrorReport.objects.filter(reporter_email__iexact=user.email).select_related("organization")
    return [
        {"organizacja": str(one.organization), "treść": one.message, "kiedy": one.created_at.isoformat()}
        for one in sorted([*sent, *told], key=lambda one: one.created_at)
    ]


def _erase_messages(user: User) -> None:
    """Delete messages; keep a reported error for correction, without the address."""
    ContactMessage.objects.filter(sender_email__iexact=user.email).delete()
    ErrorReport.objects.filter(reporter_email__iexact=user.email).update(reporter_email="")


personal.part(
    "organizations.proposals",
    "Propozycje zmian we wpisach",
    export=_export_proposals,
    erase=lambda user: Proposal.objects.filter(proposed_by=user).update(proposed_by=None),
    kept="Propozycja zostaje w historii wpisu, bez informacji, kto ją zgłosił.",
)
personal.part(
    "organizations.messages",
    "Wiadomości do organizacji i zgłoszone błędy",
    export=_export_messages,
    erase=_erase_messages,
    kept="Zgłoszony błąd zostaje, bez Twojego adresu, dopóki biuro go nie poprawi.",
)

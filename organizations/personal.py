"""What the registry knows about a person with an account: told and erased with "my data"."""

from django.db.models import Q, QuerySet

from accounts import personal
from accounts.models import User
from organizations.models import Joining


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
    """What was not handed over goes; of what was, the person."""
    _joinings(user).exclude(status=Joining.Status.DONE).delete()
    _joinings(user).update(email="", person="", answers={}, user=None)


personal.part(
    "organizations.joinings",
    "Zgłoszenia organizacji",
    export=_export_joinings,
    erase=_erase_joinings,
    kept="Zostaje sam wpis organizacji, bo dotyczy organizacji, a nie osoby.",
)

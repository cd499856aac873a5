"""Personal data in the inbox: exported and erased with "my data"."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts import personal
from accounts.models import User
from contact import selectors
from contact.actions import empty
from contact.models import Thread
from core.cases.models import CaseMark


def _threads(user: User) -> QuerySet[Thread]:
    return Thread.objects.kept().of_person(user).select_related("topic", "barrier").order_by("pk")


def _export(user: User) -> list[dict]:
    return [
        {
            "numer": thread.number,
            "dotyczy": thread.about,
            "stan": thread.state_for_person,
            "imię i nazwisko": thread.name,
            "e-mail": thread.email,
            "telefon": thread.phone,
            "organizacja": thread.organization_name,
            "bariera": _barrier(thread),
            "rozmowa": [
                {
                    "kto": "biuro" if line.entry.is_from_office else "ja",
                    "kiedy": line.entry.written_at.isoformat(),
                    "treść": line.entry.text,
                    "załączniki": [file.name for file in line.files],
                }
                for line in selectors.conversation(thread, with_notes=False)
            ],
        }
        for thread in _threads(user)
    ]


def _barrier(thread: Thread) -> dict | None:
    if not hasattr(thread, "barrier"):
        return None
    told = thread.barrier
    return {"strona": told.page, "wygodna forma": told.other_form, "adres pocztowy": told.postal_address}


def _erase(user: User) -> None:
    """Empty finished threads, unless they belong to a case; unlink the others from the account."""
    marks = CaseMark.objects.standing().filter(object_kind=Thread._meta.label_lower, object_id=OuterRef("pk"))
    ended = _threads(user).done().exclude(Exists(marks))
    empty(Thread.objects.filter(pk__in=list(ended.values_list("pk", flat=True))))
    Thread.objects.filter(user=user).update(user=None)


def _waits(user: User) -> str:
    numbers = ", ".join(thread.number for thread in _threads(user).waiting())
    return f"Czekasz na odpowiedź biura: {numbers}. Odpowiemy na podany tam adres." if numbers else ""


personal.part(
    "contact.threads",
    "Wiadomości do biura",
    export=_export,
    erase=_erase,
    kept="Zostają wiadomości, na które biuro ma jeszcze odpowiedzieć, i te, które należą do sprawy ze znakiem. "
    "Usuniemy je w terminach, które podaje strona o prywatności.",
    warning=_waits,
)

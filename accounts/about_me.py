"""Personal data of accounts, as parts of "my data"."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry

from accounts.models import User
from accounts.personal import part
from core.mail.models import Letter
from core.models import AuditEvent


def account(user: User) -> dict:
    return {
        "adres_e-mail": user.email,
        "imię_i_nazwisko": user.name,
        "konto_od": user.date_joined.isoformat(),
        "ostatnie_logowanie": user.last_login and user.last_login.isoformat(),
        "pracuje_w_biurze": user.is_staff,
        "role": [group.name for group in user.groups.order_by("name")],
        "adresy": list(EmailAddress.objects.filter(user=user).values("email", "verified")),
    }


def second_factors(user: User) -> list[dict]:
    return [
        {"rodzaj": one.type, "od": one.created_at.isoformat()}
        for one in Authenticator.objects.filter(user=user).order_by("pk")
    ]


def letters(user: User) -> list[dict]:
    """Without the text of letters with a code or a link: those are secrets and no longer valid."""
    return [
        {
            "temat": letter.subject,
            "stan": letter.get_status_display(),
            "kiedy": letter.created_at.isoformat(),
            "treść": "" if letter.is_confidential else letter.text,
        }
        for letter in Letter.objects.addressed_to(user.email).order_by("pk")
    ]


def forget_letters(user: User) -> None:
    """Letters claimed by a worker are left to retention."""
    Letter.objects.addressed_to(user.email).exclude(status__in=Letter.HELD).delete()


def noted(user: User) -> dict:
    return {"liczba_zapisów": AuditEvent.objects.filter(actor_id=user.pk).count()}


def forget_who(user: User) -> None:
    LogEntry.objects.filter(user=user).delete()


part("accounts.account", "Konto", export=account)
part("accounts.second_factor", "Drugi składnik logowania", export=second_factors)
part("accounts.letters", "Listy z portalu", export=letters, erase=forget_letters)
part(
    "accounts.log",
    "Nazwisko w dzienniku zmian",
    export=noted,
    erase=forget_who,
    kept="W dzienniku zmian zostaje sam numer usuniętego konta, bez nazwiska i adresu. "
    "Dziennik pozwala sprawdzić, co się działo z wpisami; numer usuwamy po 5 latach.",
)

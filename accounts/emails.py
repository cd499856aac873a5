"""Letters about accounts. A code or a link is for its recipient only; each sending is a separate letter."""

import uuid
from typing import Any

from core import mail
from core.mail.models import Letter

#: Notices of a change: the subject and one sentence.
CHANGES = {
    "account/email/password_changed": ("Hasło zmienione", "Hasło do Twojego konta zostało zmienione."),
    "account/email/password_reset": ("Nowe hasło", "Hasło do Twojego konta zostało ustawione od nowa."),
    "account/email/password_set": ("Hasło ustawione", "Do Twojego konta ustawiono hasło."),
    "account/email/email_changed": ("Adres e-mail zmieniony", "Adres e-mail Twojego konta został zmieniony."),
    "account/email/email_confirm": ("Adres e-mail potwierdzony", "Adres e-mail Twojego konta został potwierdzony."),
    "account/email/email_deleted": ("Adres e-mail usunięty", "Z Twojego konta usunięto adres e-mail."),
    "mfa/email/totp_activated": ("Aplikacja z kodami włączona", "Do logowania dodano aplikację z kodami."),
    "mfa/email/totp_deactivated": ("Aplikacja z kodami wyłączona", "Z logowania usunięto aplikację z kodami."),
    "mfa/email/recovery_codes_generated": ("Nowe kody zapasowe", "Przygotowano nowe kody zapasowe do logowania."),
    "mfa/email/webauthn_added": ("Klucz dostępu dodany", "Do logowania dodano klucz dostępu."),
    "mfa/email/webauthn_removed": ("Klucz dostępu usunięty", "Z logowania usunięto klucz dostępu."),
    "office/second_factor_removed": (
        "Drugi składnik logowania usunięty",
        "Na prośbę właściciela konta biuro usunęło drugi składnik logowania. Możesz go ustawić na nowo.",
    ),
}


def of_allauth(name: str, *, to: str, **context: Any) -> Letter:
    """The letter that allauth calls ``name``, in the portal's words."""
    if name in CHANGES:
        return security_changed(to=to, what=name)
    letters = {
        "account/email/email_confirmation_signup": lambda: confirm_address(to=to, url=context["activate_url"]),
        "account/email/email_confirmation": lambda: confirm_new_address(to=to, url=context["activate_url"]),
        "account/email/account_already_exists": lambda: already_known(to=to, url=context["password_reset_url"]),
        "account/email/unknown_account": lambda: not_known(to=to, url=context["signup_url"]),
        "account/email/login_code": lambda: sign_in_code(to=to, code=context["code"]),
        "account/email/password_reset_key": lambda: new_password(to=to, url=context["password_reset_url"]),
    }
    return letters[name]()


def confirm_address(*, to: str, url: str) -> Letter:
    return _secret("confirm_address", to=to, url=url)


def confirm_new_address(*, to: str, url: str) -> Letter:
    return _secret("confirm_new_address", to=to, url=url)


def sign_in_code(*, to: str, code: str) -> Letter:
    return _secret("sign_in_code", to=to, code=code)


def new_password(*, to: str, url: str) -> Letter:
    return _secret("new_password", to=to, url=url)


def already_known(*, to: str, url: str) -> Letter:
    """To an address that signs up again: the page does not reveal whether an account exists."""
    return _plain("already_known", to=to, url=url)


def not_known(*, to: str, url: str) -> Letter:
    """To an address without an account, after a request for a code or a password."""
    return _plain("not_known", to=to, url=url)


def security_changed(*, to: str, what: str) -> Letter:
    """After each change of password, address or second factor, so that the owner notices a stranger's change."""
    title, sentence = CHANGES[what]
    return _plain("security_changed", to=to, title=title, sentence=sentence)


def farewell(*, to: str, kept: list[str]) -> Letter:
    """The last letter: the account is deleted; it lists what stays."""
    return _plain("farewell", to=to, kept=kept)


def _plain(name: str, *, to: str, is_confidential: bool = False, **context: Any) -> Letter:
    return mail.enqueue(
        key=f"accounts.{name}:{uuid.uuid4()}",
        to=to,
        template=f"accounts/email/{name}",
        is_confidential=is_confidential,
        **context,
    )


def _secret(name: str, **context: Any) -> Letter:
    return _plain(name, is_confidential=True, **context)


EXAMPLE, LINK = "koordynatorka@example.org", "https://ngo.example.org/konto/przyklad/"


@mail.kind("accounts.confirm_address", "Potwierdzenie adresu nowego konta")
def demo_confirm_address() -> Letter:
    return confirm_address(to=EXAMPLE, url=LINK)


@mail.kind("accounts.confirm_new_address", "Potwierdzenie zmiany adresu")
def demo_confirm_new_address() -> Letter:
    return confirm_new_address(to=EXAMPLE, url=LINK)


@mail.kind("accounts.sign_in_code", "Kod do logowania")
def demo_sign_in_code() -> Letter:
    return sign_in_code(to=EXAMPLE, code="BCDF-GHJK")


@mail.kind("accounts.new_password", "Link do ustawienia hasła")
def demo_new_password() -> Letter:
    return new_password(to=EXAMPLE, url=LINK)


@mail.kind("accounts.already_known", "Konto z tym adresem już jest")
def demo_already_known() -> Letter:
    return already_known(to=EXAMPLE, url=LINK)


@mail.kind("accounts.not_known", "Z tym adresem nie ma konta")
def demo_not_known() -> Letter:
    return not_known(to=EXAMPLE, url=LINK)


@mail.kind("accounts.security_changed", "Zmiana w zabezpieczeniach konta")
def demo_security_changed() -> Letter:
    return security_changed(to=EXAMPLE, what="mfa/email/webauthn_added")


@mail.kind("accounts.farewell", "Pożegnanie po usunięciu konta")
def demo_farewell() -> Letter:
    return farewell(to=EXAMPLE, kept=["Wpis organizacji zostaje w bazie, bo mówi o organizacji, nie o Tobie."])

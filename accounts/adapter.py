"""The django-allauth adapter: letters go through the portal's outbox, with the portal's texts."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse

from accounts import actions, emails
from core import limits

WRONG = "Adres e-mail albo hasło się nie zgadza."
WRONG_CODE = "Ten kod nie pasuje. Sprawdź go i wpisz jeszcze raz."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "To konto jest nieczynne.",
        "duplicate_email": "To jest już adres tego konta.",
        "email_password_mismatch": WRONG,
        "email_taken": "Tego adresu nie można użyć.",
        "enter_current_password": "To nie jest obecne hasło.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "To hasło się nie zgadza.",
        "invalid_login": WRONG,
        "invalid_password_reset": "Ten link już nie działa.",
        "same_as_current": "Wpisz inny adres niż obecny.",
        "unknown_email": "Z tym adresem nie ma konta.",
    }

    def send_mail(self, template_prefix, email, context):
        """Every letter of allauth goes through the outbox; its links use the portal's own host."""
        links = {name: _at_home(value) for name, value in context.items() if name.endswith("_url")}
        emails.of_allauth(template_prefix, to=email, **context | links)

    def save_user(self, request, user, form, commit=True):
        user.name = form.cleaned_data.get("name", "")
        return super().save_user(request, user, form, commit)

    def pre_login(self, request, user, **kwargs):
        actions.vouch(user=user)
        return super().pre_login(request, user, **kwargs)

    def get_client_ip(self, request):
        """The same address as in core.limits; a request without an address is not refused."""
        return limits.address_of(request) or "nieznany"

    def get_password_change_redirect_url(self, request):
        return reverse(settings.LOGIN_REDIRECT_URL)

    def get_reauthentication_methods(self, user):
        words = {
            "reauthenticate": "Potwierdź hasłem",
            "mfa_reauthenticate": "Potwierdź kodem z aplikacji albo kodem zapasowym",
            "mfa_reauthenticate:webauthn": "Potwierdź kluczem dostępu",
        }
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words.get(method["id"], method["description"])} for method in methods]


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": "Tego nie można wyłączyć.",
        "cannot_generate_recovery_codes": "Najpierw włącz aplikację z kodami albo dodaj klucz dostępu.",
        "unverified_email": "Najpierw potwierdź adres e-mail.",
        "add_email_blocked": "Najpierw wyłącz drugi składnik logowania.",
    }

    def _get_site_name(self):
        return "NGO Leszno"

    def generate_authenticator_name(self, user, type):
        number = user.authenticator_set.filter(type=type).count() + 1
        return "Mój klucz" if number == 1 else f"Mój klucz {number}"


def _at_home(url: str) -> str:
    """The same path under SITE_URL, whatever host the browser used."""
    parts = urlsplit(url)
    return settings.SITE_URL + parts.path + (f"?{parts.query}" if parts.query else "")

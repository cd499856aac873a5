"""Forms of the second factor: django-allauth's with the portal's labels."""

import logging

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn import forms as keys
from django.forms import ValidationError

from accounts.forms import Plain

logger = logging.getLogger(__name__)
CODE = ("Kod", "Sześć cyfr z aplikacji albo jeden z kodów zapasowych.")


class PatientWithCache(Plain):
    """Used codes are remembered in the cache; if the cache fails, people must still be able to sign in."""

    words = {"code": CODE}

    def clean_code(self):
        try:
            return super().clean_code()
        except ValidationError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a broken cache throws
            logger.warning("a used code is not remembered: %s", type(error).__name__)
            return self._code_without_cache()

    def _code_without_cache(self):
        code = self.cleaned_data["code"]
        for app in Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP):
            if validate_totp_code(decrypt(app.data["secret"]), code):
                self.authenticator = app
                return code
        raise get_adapter().validation_error("incorrect_code")


class SecondFactorForm(PatientWithCache, base.AuthenticateForm):
    pass


class SecondFactorAgainForm(PatientWithCache, base.ReauthenticateForm):
    pass


class TurnOnAppForm(Plain, totp.ActivateTOTPForm):
    words = {"code": ("Kod z aplikacji", "Sześć cyfr, które aplikacja pokazuje teraz.")}


class AddKeyForm(Plain, keys.AddWebAuthnForm):
    words = {
        "name": ("Nazwa klucza", "Na przykład „Telefon” – żeby odróżnić ten klucz od innych."),
        "passwordless": (
            "Chcę się logować samym kluczem, bez hasła",
            "Urządzenie zapyta wtedy o odcisk palca, twarz albo PIN.",
        ),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenameKeyForm(Plain, keys.EditWebAuthnForm):
    words = {"name": ("Nazwa klucza", "")}

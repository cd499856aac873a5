"""Public forms: the spam trap, and fields with the right phone keyboard."""

from django import forms
from django.core import signing
from django.core.validators import EmailValidator

from core.text.validators import PHONE_HINT, phone, web_address

TOO_FAST_SECONDS = 2
TOO_OLD_SECONDS = 24 * 3600
SENT_LIKE_A_ROBOT = "Nie udało się wysłać formularza. Nic nie zginęło – wyślij go, proszę, jeszcze raz."
SENT_TOO_FAST = "Formularz przyszedł szybciej, niż da się go wypełnić. Sprawdź dane i wyślij go jeszcze raz."
SENT_TOO_LATE = "Formularz był otwarty bardzo długo. Sprawdź, czy wszystko się zgadza, i wyślij go jeszcze raz."


class TrapInput(forms.TextInput):
    """A field that only robots fill: invisible, not announced, not reachable by keyboard."""

    template_name = "core/trap.html"
    is_hidden = True

    def __init__(self):
        super().__init__({"tabindex": "-1", "autocomplete": "off"})


def opening_stamp() -> str:
    """The signed time at which a form was opened."""
    return _signer().sign("form")


class TrapForm(forms.Form):
    """A public form: ``class ReportForm(TrapForm, forms.ModelForm)``.

    When the trap is filled, the form comes back with all typed values, a polite message and
    an emptied trap, so that a person whose browser filled it only submits again. A
    silent "thank you" would hide a lost message. ``cleaned_data`` holds only the form's own fields.
    """

    homepage_url = forms.CharField(required=False, widget=TrapInput, label="Zostaw to pole puste")
    opened = forms.CharField(required=False, widget=forms.HiddenInput, initial=opening_stamp)

    def clean(self):
        super().clean()
        trapped = self.cleaned_data.pop("homepage_url", "")
        opened = self.cleaned_data.pop("opened", "")
        problem = SENT_LIKE_A_ROBOT if trapped else _problem_of(opened)
        if problem:
            self.data = self.data.copy()
            self.data[self.add_prefix("homepage_url")] = ""
            if problem != SENT_TOO_FAST:
                self.data[self.add_prefix("opened")] = opening_stamp()
            self.add_error(None, problem)
        return self.cleaned_data


def _signer():
    return signing.TimestampSigner(salt="core.forms.opened")


def _problem_of(opened: str) -> str:
    try:
        _signer().unsign(opened, max_age=TOO_OLD_SECONDS)
    except signing.SignatureExpired:
        return SENT_TOO_LATE
    except signing.BadSignature:
        return SENT_LIKE_A_ROBOT
    try:
        _signer().unsign(opened, max_age=TOO_FAST_SECONDS)
    except signing.SignatureExpired:
        return ""
    return SENT_TOO_FAST


class EmailField(forms.EmailField):
    """The visitor's own e-mail address: autocompleted by the browser, with plain error messages."""

    default_validators = [EmailValidator("Wpisz adres e-mail w postaci nazwa@domena.pl.")]

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"autocomplete": "email", "inputmode": "email"}


class PhoneField(forms.CharField):
    """A phone number in any spelling; ``cleaned_data`` has the canonical one: "+48 65 529 81 23"."""

    widget = forms.TextInput(attrs={"type": "tel"})

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"autocomplete": "tel", "inputmode": "tel"}

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return text
        if not (number := phone(text)):
            raise forms.ValidationError(PHONE_HINT, code="phone")
        return number


class SlugField(forms.SlugField):
    """The last part of a URL; the label does not assume that the office knows the word slug."""

    default_error_messages = {
        "invalid": "Adres to litery bez polskich znaków, cyfry i łączniki, na przykład „klub-sportowy”."
    }


class WebField(forms.CharField):
    """A web address with or without "https://"; ``cleaned_data`` has the full one."""

    widget = forms.TextInput(attrs={"type": "text"})

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"autocomplete": "url", "inputmode": "url"}

    def clean(self, value):
        return web_address(super().clean(value))

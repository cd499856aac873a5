"""Certificate forms: the public code check; revoking and reissuing in the office."""

from django import forms

from events.certificates import codes
from events.models import Certificate, Registration


class CodeForm(forms.Form):
    kod = forms.CharField(
        label="Kod z zaświadczenia",
        max_length=60,
        help_text="12 liter i cyfr, na przykład BCDF-GHJK-2345. Kreski, odstępy i wielkość liter nie mają znaczenia.",
        error_messages={"required": "Wpisz kod z zaświadczenia."},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code-input"}
        ),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, use_required_attribute=False, **options)

    def clean_kod(self) -> str:
        if code := codes.clean(self.cleaned_data["kod"]):
            return code
        raise forms.ValidationError(
            "To nie jest kod zaświadczenia. Ma 12 znaków: litery (bez samogłosek i Y) oraz cyfry od 2 do 9."
        )


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label="Powód cofnięcia",
        max_length=Certificate._meta.get_field("revoked_reason").max_length,
        widget=forms.Textarea({"rows": 3, "cols": 70}),
        help_text="Zostaje w biurze. Po cofnięciu strona sprawdzania powie, że nie ma ważnego zaświadczenia.",
        error_messages={"required": "Napisz, dlaczego zaświadczenie jest cofnięte."},
    )


class ReissueForm(forms.Form):
    name = forms.CharField(
        label="Imię i nazwisko",
        max_length=Registration._meta.get_field("name").max_length,
        widget=forms.TextInput({"size": 50}),
        help_text="Numer zostaje ten sam, kod będzie nowy: poprzedni wydruk przestanie być ważny. Wyślemy list.",
        error_messages={"required": "Wpisz imię i nazwisko, które mają być na zaświadczeniu."},
    )

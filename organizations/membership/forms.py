"""Forms about the people of an entry."""

from django import forms

from core.forms import EmailField


class InvitationForm(forms.Form):
    email = EmailField(
        label="Adres e-mail osoby, którą zapraszasz",
        max_length=254,
        help_text="Wyślemy list z zaproszeniem. Jest ważne 14 dni.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "off"  # the address of another person


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label="Powód odmowy",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wyślemy go e-mailem osobie, która prosi o dostęp.",
    )

"""The form of /komponenty/: one field of each kind, to show every state."""

from django import forms

from core.forms import EmailField, PhoneField, WebField

WRONG = {"email": "kowalska@", "phone": "12", "topic": "nie-ma-takiego", "subject": "Pytanie o salę"}
"""What a hurried person might send."""


class SampleForm(forms.Form):
    subject = forms.CharField(label="Temat", max_length=80)
    email = EmailField(label="Twój adres e-mail", help_text="Odpowiemy na ten adres i usuniemy go po 180 dniach.")
    phone = PhoneField(label="Telefon", required=False, help_text="Na przykład 65 529 81 23.")
    website = WebField(label="Strona internetowa", required=False)
    topic = forms.ChoiceField(label="Czego dotyczy", choices=[("", "Wybierz"), ("sala", "Sala"), ("inne", "Inne")])
    people = forms.IntegerField(label="Ile osób", min_value=1, required=False)
    day = forms.DateField(label="Dzień", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    way = forms.ChoiceField(
        label="Jak odpowiedzieć",
        choices=[("mail", "E-mailem"), ("telefon", "Telefonicznie")],
        widget=forms.RadioSelect,
        help_text="Wybierz jedną możliwość.",
    )
    needs = forms.MultipleChoiceField(
        label="Udogodnienia",
        choices=[("petla", "Pętla indukcyjna"), ("winda", "Winda"), ("pjm", "Tłumacz języka migowego")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    file = forms.FileField(label="Załącznik", required=False, help_text="PDF, najwyżej 10 MB.")
    message = forms.CharField(label="Treść", widget=forms.Textarea(attrs={"rows": 4}))
    agreed = forms.BooleanField(label="Znam zasady korzystania z sali")

"""An organisation's request for a festival stand, and the office's decision."""

from django import forms

from core.forms import EmailField, PhoneField
from events.choices import StandStatus
from events.models import Stand, Zone
from organizations.models import Organization


class OrganizationChoice(forms.ModelChoiceField):
    """A required choice among the person's own organisations."""

    def __init__(self, *, among):
        super().__init__(Organization.objects.none(), label="Organizacja", empty_label="Wybierz organizację")
        self.queryset = among
        self.error_messages["required"] = "Wybierz organizację."


class StandForm(forms.ModelForm):
    contact_email = EmailField(label="E-mail", max_length=254)
    contact_phone = PhoneField(label="Telefon", max_length=30, required=False)

    class Meta:
        model = Stand
        fields = ["organization", "offer", "equipment", "contact_name", "contact_email", "contact_phone"]
        widgets = {
            "offer": forms.Textarea(attrs={"rows": 4}),
            "equipment": forms.Textarea(attrs={"rows": 3}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
        }
        error_messages = {
            "offer": {"required": "Napisz, co pokażecie."},
            "contact_name": {"required": "Wpisz imię i nazwisko osoby, do której mamy pisać."},
        }

    def __init__(self, *args, organizations, user, **kwargs):
        known = {"contact_name": user.name, "contact_email": user.email}
        among = list(organizations)
        if len(among) == 1:
            known["organization"] = among[0].pk
        super().__init__(*args, initial=known | kwargs.pop("initial", {}), **kwargs)
        self.fields["organization"] = OrganizationChoice(among=organizations)
        if len(among) == 1:
            self.fields["organization"].widget = forms.HiddenInput()
        self.fields["offer"].help_text = "To samo zobaczą odwiedzający, gdy stoisko będzie przyjęte."
        self.fields["contact_name"].help_text = "Kontakt zobaczy tylko biuro."


class StandDecisionForm(forms.Form):
    """Accept into a zone, or reject with a reason: two buttons, one form."""

    zone = forms.ModelChoiceField(
        Zone.objects.none(), label="Strefa", required=False, empty_label="Wybierz strefę", help_text="Gdy przyjmujesz."
    )
    reason = forms.CharField(
        label="Powód odmowy",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Gdy odmawiasz. Wyślemy go osobie do kontaktu.",
    )

    def __init__(self, *args, stand: Stand, **kwargs):
        super().__init__(*args, initial={"zone": stand.zone_id}, **kwargs)
        self.fields["zone"].queryset = stand.series.zones.all()
        if not self.fields["zone"].queryset:
            del self.fields["zone"]
        self.is_accepted = stand.status == StandStatus.ACCEPTED

    @property
    def decision(self) -> str:
        return "accept" if "accept" in self.data else "reject"

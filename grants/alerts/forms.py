"""Choices of alerts: themes and legal forms; without an account the address too."""

from typing import Any

from django import forms

from core.forms import EmailField, TrapForm
from grants.choices import ALERT_CLAUSE
from grants.models import AlertProfile
from grants.models.alert import FORMS
from organizations.models import Organization, Theme


class AlertChoicesForm(forms.Form):
    """``cleaned_data`` is the argument of the actions: ``themes`` and ``forms``, both empty for all."""

    themes = forms.ModelMultipleChoiceField(
        Theme.objects.all(),
        label="Tematy",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nic nie zaznaczysz – napiszemy o każdym temacie.",
    )
    forms = forms.MultipleChoiceField(
        label="Kto będzie się ubiegał o dotację",
        required=False,
        choices=[(value, label[:1].upper() + label[1:]) for value, label in FORMS],
        widget=forms.CheckboxSelectMultiple,
        help_text="Pominiemy nabory nie dla Was. Nic nie zaznaczysz – napiszemy o naborach dla wszystkich.",
    )


class AlertSignUpForm(TrapForm, AlertChoicesForm):
    email = EmailField(
        label="Adres e-mail",
        max_length=254,
        error_messages={"required": "Wpisz adres e-mail."},
        help_text="Wyślemy na niego link. Listy o naborach zaczną przychodzić, gdy go potwierdzisz.",
    )
    consent = forms.BooleanField(
        label=ALERT_CLAUSE,
        error_messages={"required": "Bez tej zgody nie możemy wysyłać listów. Zaznacz ją, proszę."},
    )
    field_order = ["email", "themes", "forms", "consent"]

    def clean(self):
        data = super().clean()
        data.pop("consent", None)
        return data


def chosen_in(profile: AlertProfile) -> dict[str, Any]:
    """Initial values of the form for a saved profile."""
    return {
        "themes": list(profile.themes.values_list("pk", flat=True)),
        "forms": list(profile.forms.values_list("form", flat=True)),
    }


def fitting(organization: Organization) -> dict[str, Any]:
    """Initial values for an organisation, from its entry in the registry."""
    themes = set(organization.themes.values_list("pk", flat=True))
    themes |= set(organization.spheres.values_list("theme_id", flat=True))
    return {"themes": sorted(themes), "forms": [organization.legal_form]}

"""The form for a walk-in without a sign-up."""

from django import forms


class WalkInForm(forms.Form):
    use_required_attribute = False

    name = forms.CharField(label="Imię i nazwisko", max_length=150)
    email = forms.EmailField(
        label="E-mail", required=False, help_text="Może być pusty. Bez niego nie wyślemy zaświadczenia ani materiałów."
    )
    organization_name = forms.CharField(label="Organizacja", max_length=250, required=False)

"""The form of a recurrence."""

from django import forms

from events.choices import Repeat


class RepeatForm(forms.Form):
    use_required_attribute = False

    rule = forms.ChoiceField(label="Jak często", choices=Repeat, widget=forms.RadioSelect, initial=Repeat.WEEKLY)
    until = forms.DateField(label="Ostatni dzień", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

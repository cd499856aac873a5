"""The feedback form: scales from 1 to 5 with labelled ends, and three free texts. Nothing is required."""

from django import forms

from events.models import Feedback

STEPS = [(step, str(step)) for step in range(1, 6)]
LOWEST, HIGHEST = "zdecydowanie nie", "zdecydowanie tak"
ENDS = {
    "useful": (LOWEST, HIGHEST),
    "clear": (LOWEST, HIGHEST),
    "organized": ("bardzo źle", "bardzo dobrze"),
    "accessible": (LOWEST, HIGHEST),
}


class FeedbackForm(forms.Form):
    def __init__(self, *args, **options):
        super().__init__(*args, use_required_attribute=False, **options)
        for name in Feedback.SCALES:
            self.fields[name] = forms.TypedChoiceField(
                label=Feedback._meta.get_field(name).verbose_name,
                choices=STEPS,
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        for name in Feedback.WORDS:
            field = Feedback._meta.get_field(name)
            self.fields[name] = forms.CharField(
                label=field.verbose_name,
                max_length=field.max_length,
                required=False,
                widget=forms.Textarea({"rows": 3}),
            )

    def scales(self) -> dict[str, int | None]:
        return {name: self.cleaned_data[name] for name in Feedback.SCALES}

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in Feedback.WORDS}

    def scale_fields(self) -> list[tuple[forms.BoundField, str, str]]:
        """Each field with the labels of its lowest and highest value."""
        return [(self[name], *ENDS[name]) for name in Feedback.SCALES]

    def word_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in Feedback.WORDS]

"""The form of a draft: saved with gaps, published without; two people at it do not overwrite each other."""

from typing import Any

from django import forms

from core.richtext import text_of
from core.versions.models import State, Version

PUBLISH = "_publish"
MEANWHILE = (
    "Ktoś zapisał ten szkic w czasie, gdy był tu otwarty. Nic nie zginęło: przy polach, które się różnią, "
    "stoją też tamte słowa. Popraw, co trzeba, i zapisz jeszcze raz."
)


class VersionForm(forms.ModelForm):
    """A gap is no fault until the person presses "Zapisz i opublikuj"; then each has its sentence."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.edition
        if self.is_bound:
            self.data = self.data.copy()

    @property
    def is_publishing(self) -> bool:
        return PUBLISH in self.data

    def clean(self):
        data = super().clean() or self.cleaned_data
        saved = type(self.instance).objects.select_for_update().filter(pk=self.instance.pk, status=State.DRAFT).first()
        if saved is None:
            raise forms.ValidationError("Ten szkic został tymczasem opublikowany albo usunięty.")
        self.instance.edition = saved.edition
        if data.get("seen") != saved.edition:
            self._compare(saved)
        return data

    def _compare(self, saved: Version) -> None:
        """Beside each field that differs, what was saved meanwhile; the next press of the button is meant."""
        differing = [
            name for name in self.instance.content() if _differ(self.cleaned_data.get(name), getattr(saved, name))
        ]
        for name in differing:
            self.add_error(name, f"Tymczasem zapisano tu: „{_shown(saved, name)}”")
        self.data[self.add_prefix("seen")] = saved.edition
        raise forms.ValidationError(MEANWHILE, code="conflict")

    def _post_clean(self):
        super()._post_clean()
        if self.is_publishing:
            for name, sentence in self.instance.problems().items():
                if name not in self.errors:
                    self.add_error(name if name in self.fields else None, sentence)


def _differ(mine: Any, theirs: Any) -> bool:
    return (mine or "") != (theirs or "")


def _shown(saved: Version, name: str) -> str:
    shown = getattr(saved, f"get_{name}_display", None)
    value = shown() if shown else getattr(saved, name)
    return text_of(str(value)) if value not in (None, "") else "puste"

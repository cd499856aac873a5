"""The form of a draft: saved with gaps, published only without gaps."""

from django import forms

from core.conflicts.forms import ComparedForm
from core.versions.models import State

PUBLISH = "_publish"


class VersionForm(ComparedForm):
    """A gap is an error only on "Zapisz i opublikuj"; then each has its message."""

    @property
    def is_publishing(self) -> bool:
        return PUBLISH in self.data

    def clean(self):
        if not type(self.instance).objects.filter(pk=self.instance.pk, status=State.DRAFT).exists():
            raise forms.ValidationError("Ten szkic został tymczasem opublikowany albo usunięty.")
        return super().clean()

    def _post_clean(self):
        super()._post_clean()
        if self.is_publishing:
            for name, sentence in self.instance.problems().items():
                if name not in self.errors:
                    self.add_error(name if name in self.fields else None, sentence)

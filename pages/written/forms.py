"""A page as the office types it."""

from typing import Any

from django import forms

from core.errors import ConflictError
from core.moment_fields import SeenAtField
from core.seen_form import SeenForm
from pages.models import Page
from pages.written.actions import FIELDS


class WholeForm(SeenForm):
    """``values()`` is what the actions take."""

    meanwhile = str(ConflictError())

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.compared if name in self.cleaned_data}


class PageForm(WholeForm):
    compared = FIELDS

    path = forms.CharField(
        label="Adres", required=False, max_length=200, widget=forms.TextInput({"size": 60}),
        help_text="Na przykład „poradnik/klub-sportowy”. Puste pole: adres powstanie z tytułu. "
        "Po zmianie dawny adres będzie prowadził do nowego.",
    )  # fmt: skip

    class Meta:
        model = Page
        fields = FIELDS
        widgets = {
            "title": forms.TextInput({"size": 80}),
            "lead": forms.Textarea({"rows": 2, "cols": 70}),
        }

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        if "parent" in self.fields and self.instance.pk:
            self.fields["parent"].queryset = Page.objects.exclude(pk=self.instance.pk)

    def clean_path(self):
        """ "/Poradnik/Klub-Sportowy/" is understood; left empty, a kept page keeps its address."""
        return self.cleaned_data["path"].strip().strip("/").lower() or self.instance.path


class RestoreForm(forms.Form):
    """One button: the words of an earlier version, unless somebody has saved the page meanwhile."""

    seen_at = SeenAtField(label="Ostatnia zmiana")

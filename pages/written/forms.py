"""A page as the office types it."""

from typing import Any

from django import forms

from core.conflicts.forms import ComparedForm
from core.moment_fields import SeenAtField
from pages.models import Page
from pages.written.workflow import PAGES


class PageForm(ComparedForm):
    """``values()`` is what the actions take."""

    path = forms.CharField(
        label="Adres", required=False, max_length=200, widget=forms.TextInput({"size": 60}),
        help_text="Na przykład „poradnik/klub-sportowy”. Puste pole: adres powstanie z tytułu. "
        "Po zmianie dawny adres będzie prowadził do nowego.",
    )  # fmt: skip

    class Meta:
        model = Page
        fields = PAGES.fields
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

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PAGES.fields if name in self.cleaned_data}


class RestoreForm(forms.Form):
    """One button: the words of an earlier version, unless somebody has saved the page meanwhile."""

    seen_at = SeenAtField(label="Ostatnia zmiana")

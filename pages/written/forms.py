"""Form of a page for the office."""

from typing import Any

from django import forms

from core.conflicts.forms import ComparedForm
from core.moment_fields import SeenAtField
from pages.models import Page
from pages.written.workflow import PAGES


class PageForm(ComparedForm):
    """``values()`` is the argument of the actions."""

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
        """Accepts "/Poradnik/Klub-Sportowy/"; empty, an existing page keeps its path."""
        return self.cleaned_data["path"].strip().strip("/").lower() or self.instance.path

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PAGES.fields if name in self.cleaned_data}


class RestoreForm(forms.Form):
    """A button to restore an earlier version; a concurrent change of the page is a conflict."""

    seen_at = SeenAtField(label="Ostatnia zmiana")

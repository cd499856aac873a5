"""Two of the office at one page: the second sees what differs, field by field, and decides; nothing is lost."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from core.errors import DomainError
from core.moment_fields import SeenAtField
from core.refusals import tell
from news.actions.errors import ConflictError
from organizations import comparing

KEEP = "keep_"


@dataclass(frozen=True)
class Row:
    """A field in which this form and the saved thing differ."""

    name: str
    label: str
    mine: str
    saved: str

    @property
    def choice_name(self) -> str:
        return f"{KEEP}{self.name}"


class SeenForm(forms.ModelForm):
    """A form that knows when its object was last saved, by ``updated_at``, and never overwrites something newer.

    ``compared`` names the fields that a conflict is told of; ``conflict`` has those that differ, and for each the
    person chooses which value stands; until then the saved one does. ``refused`` holds the sentences of an action
    that has refused already: they are shown beside their fields.
    """

    compared: tuple[str, ...] = ()
    refused: DomainError | None = None

    seen_at = SeenAtField(required=False)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.conflict: list[Row] = []
        self.initial["seen_at"] = self.instance.updated_at
        if self.is_bound:
            self.data = self.data.copy()
            self._take_saved_values()

    def clean(self):
        data = super().clean() or self.cleaned_data
        if self.instance.pk and self.cleaned_data.get("seen_at") not in (None, self.instance.updated_at):
            self.conflict = self._differences()
            self.data["seen_at"] = self.instance.updated_at.isoformat()
            raise ValidationError(str(ConflictError()), code="conflict")
        if self.refused:
            tell(self, self.refused)
        return data

    def _differences(self) -> list[Row]:
        names = [name for name in self.changed_data if name in self.compared]
        return [
            Row(name, str(self.fields[name].label), self._words(name, self.cleaned_data.get(name)),
                self._words(name, self.initial.get(name)))
            for name in names
        ]  # fmt: skip

    def _words(self, name: str, value: Any) -> str:
        """A value as a person reads it."""
        field = self.fields[name]
        if isinstance(value, bool):
            return "tak" if value else "nie"
        if hasattr(value, "hour"):
            return timezone.localtime(value).strftime("%d.%m.%Y, %H.%M")
        if isinstance(value, QuerySet | list | tuple):
            return ", ".join(" ".join(each) if isinstance(each, tuple) else str(each) for each in value)
        if isinstance(field, forms.ModelChoiceField) and isinstance(value, int):
            return str(field.queryset.filter(pk=value).first() or "")
        return str(value if value is not None else "")

    def _take_saved_values(self) -> None:
        """Put the saved value into each field for which the person chose it."""
        for name in self.compared:
            if name in self.fields and self.data.get(f"{KEEP}{name}") == "saved":
                comparing.put_saved(self, name, self.fields[name])

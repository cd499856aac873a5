"""Fields shared by all people of one form: organisation, consent, and hidden marks of the form."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.html import escape
from django.utils.safestring import SafeString

from core.forms import TrapForm
from core.text.polish import sort_key
from events.choices import Audience
from events.models import Event, Question
from organizations.models import Organization

CHANGED = "Organizator zmienił ten formularz, gdy był wypełniany. Sprawdź odpowiedzi i wyślij jeszcze raz."


class PartyForm(TrapForm):
    """``cleaned_data["organization"]`` is an entry of the registry or None, ``organization_name`` its name."""

    organization = forms.CharField(
        label="Organizacja",
        max_length=250,
        widget=forms.TextInput({"autocomplete": "organization", "list": "organizacje"}),
    )
    consent = forms.BooleanField(
        label="Zgadzam się na to, co poniżej.",
        error_messages={"required": "Bez tej zgody nie możemy nikogo zapisać. Zaznacz ją, proszę."},
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, event: Event, questions: Sequence[Question], mine: Sequence[Organization], **options
    ):
        super().__init__(*args, use_required_attribute=False, **options)
        self.mine, self.mark = mine, mark_of(event, questions)
        self.fields["seen"].initial = self.mark
        self.fields["consent"].help_text = SafeString(escape(event.clause.strip()).replace("\n", "<br>"))
        if event.asks_organization:
            self._ask_for_organization(event)
        else:
            del self.fields["organization"]

    def _ask_for_organization(self, event: Event) -> None:
        field = self.fields["organization"]
        field.required = event.audience == Audience.ORGANIZATIONS
        field.error_messages["required"] = "To spotkanie jest dla organizacji. Wpisz, z której jesteś."
        if not field.required:
            field.help_text = "Jeśli przychodzisz w imieniu organizacji. Możesz zostawić puste."

    def speak_for(self, people: int) -> None:
        """One person consents personally; for several, the person who fills in the form declares consent."""
        if people > 1:
            self.fields[
                "consent"
            ].label = "Wszystkie wpisane tu osoby wiedzą o zapisie i zgadzają się na to, co poniżej."

    def clean(self):
        data = super().clean()
        typed = " ".join(data.get("organization", "").split())
        data["organization"] = known_as(typed, self.mine) if typed else None
        data["organization_name"] = data["organization"].name if data["organization"] else typed
        if data.pop("seen", "") != self.mark:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.mark
            self.add_error(None, CHANGED)
        data["form_key"] = data.get("form_key") or uuid4()
        return data


def mark_of(event: Event, questions: Iterable[Question]) -> str:
    """Changes whenever the questions or the clause change."""
    asked = [(one.pk, one.label, one.kind, one.options, one.is_required) for one in questions]
    return hashlib.sha256(repr((asked, event.clause)).encode()).hexdigest()[:16]


def known_as(name: str, mine: Sequence[Organization] = ()) -> Organization | None:
    """The entry with this exact name: first among ``mine``, else the only published one."""
    key = sort_key(name)
    for entry in mine:
        if key in (entry.sort_key, sort_key(entry.name)):
            return entry
    found = Organization.objects.published().filter(sort_key=key).order_by("pk")[:2]
    return found[0] if len(found) == 1 else None

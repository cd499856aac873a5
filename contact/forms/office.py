"""Forms of the office on the page of a thread; several share the page, so each has its own prefix."""

from typing import Any

from django import forms

from contact import people
from contact.choices import OTHER_CHANNELS, Channel
from contact.models import Thread
from core.cases.forms import MarkForm as CaseMarkForm

LONGEST = 10_000


class StepForm(forms.Form):
    """``seen_version``: the thread as this page showed it; a newer version is a conflict."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.thread = thread
        self.initial["seen_version"] = thread.version

    def take_fresh(self, thread: Thread) -> None:
        """Accept the current version: pressing the button again confirms the step."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen_version")] = thread.version


def _text(label: str, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows, "cols": 70}), **options)


class AnswerForm(StepForm):
    text = _text("Odpowiedź", 9, max_length=LONGEST, help_text="List sam doda podpis biura i numer wątku.")
    channel = forms.ChoiceField(label="Jak dociera do osoby", choices=())
    is_last = forms.BooleanField(
        label="To kończy sprawę",
        required=False,
        initial=True,
        help_text="Odznacz, gdy o coś pytasz albo odpiszesz jeszcze raz.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        by_letter = [(Channel.PORTAL, f"e-mailem na {self.thread.email}")] if self.thread.email else []
        told = [(one, f"przekazana już {one.label}") for one in (Channel.PHONE, Channel.PAPER)]
        self.fields["channel"].choices = [*by_letter, *told]


class NoteForm(StepForm):
    text = _text("Notatka", max_length=LONGEST, help_text="Widzi ją tylko biuro.")


class ReplyForm(StepForm):
    text = _text("Co odpisała ta osoba", 6, max_length=LONGEST, help_text="Wklej treść odpowiedzi, która przyszła.")
    channel = forms.ChoiceField(label="Jak to dotarło", choices=[(one, one.label) for one in OTHER_CHANNELS])


class AssignForm(StepForm):
    to = forms.ModelChoiceField(None, label="Kto prowadzi", required=False, empty_label="nikt")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people.who_may_answer()
        self.initial["to"] = self.thread.assigned_to_id


class CloseForm(StepForm):
    reason = forms.CharField(
        label="Dlaczego bez odpowiedzi", max_length=500, required=False, help_text="Przy spamie nie trzeba."
    )
    is_spam = forms.BooleanField(label="To spam", required=False)

    def clean(self):
        data = super().clean()
        if not data.get("is_spam") and not data.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", "Napisz krótko, dlaczego zamykamy bez odpowiedzi.")
        return data


class ReopenForm(StepForm):
    """One button."""


class ExtendForm(StepForm):
    until = forms.DateField(label="Nowy termin", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    reason = _text("Dlaczego", max_length=1000, help_text="Ta osoba dostanie to w liście, słowo w słowo.")


class MarkForm(StepForm, CaseMarkForm):
    def __init__(self, *args: Any, thread: Thread, **kwargs: Any):
        super().__init__(*args, thread=thread, day=thread.received_on, **kwargs)


class WithdrawMarkForm(StepForm):
    reason = forms.CharField(label="Dlaczego", max_length=250)

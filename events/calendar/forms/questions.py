"""The organiser's questions to people who sign up."""

from typing import Any

from django import forms

from events.calendar.forms.rows import RowForm, RowSet
from events.choices import Answer

MOST = 10


class QuestionForm(RowForm):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    label = forms.CharField(label="Pytanie", required=False, max_length=200)
    kind = forms.ChoiceField(label="Rodzaj odpowiedzi", choices=Answer, initial=Answer.TEXT)
    options = forms.CharField(
        label="Odpowiedzi do wyboru", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Każda w osobnym wierszu. Tylko przy wyborze z kilku odpowiedzi.",
    )  # fmt: skip
    is_required = forms.BooleanField(label="Odpowiedź jest konieczna", required=False)

    def clean(self):
        data = super().clean() or self.cleaned_data
        if not data.get("label") and (self.has_changed() or data.get("pk")):
            self.add_error("label", "Wpisz pytanie albo usuń ten wiersz.")
        if data.get("kind") in (Answer.CHOICE, Answer.CHOICES) and not data.get("options", "").strip():
            self.add_error("options", "Wpisz odpowiedzi do wyboru, każdą w osobnym wierszu.")
        return data


class BaseQuestions(RowSet):
    adds, removes = "add_question", "Usuń to pytanie"

    @property
    def asked(self) -> list[dict[str, Any]]:
        names = ("pk", "label", "kind", "options", "is_required")
        return [
            {name: form.cleaned_data[name] for name in names} for form in self.staying if form.cleaned_data["label"]
        ]


Questions = forms.formset_factory(
    QuestionForm, BaseQuestions, extra=0, max_num=MOST, absolute_max=MOST, can_delete=True, validate_max=True
)


def questions(data: Any, event, *, is_unfinished: bool = False) -> BaseQuestions:
    stored = event.questions.filter(removed_at=None).order_by("order", "pk") if event.pk else []
    initial = [
        {name: getattr(one, name) for name in ("pk", "label", "kind", "options", "is_required")} for one in stored
    ]
    return Questions(data, prefix="pytanie", initial=initial, is_unfinished=is_unfinished)

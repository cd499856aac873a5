"""One person of the form: contact data, the organiser's questions, needs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import escape

from core.forms import EmailField, PhoneField
from events.choices import Answer, Need
from events.models import Event, Question

DETAILED = {Need.DIET: "diet", Need.OTHER: "other"}
GONE = "Tej odpowiedzi nie ma już na liście. Wybierz inną."
YES_NO = [("tak", "Tak"), ("nie", "Nie")]


class PersonForm(forms.Form):
    """``facts()`` is the person's input of ``actions.register``."""

    name = forms.CharField(
        label="Imię i nazwisko", max_length=150, error_messages={"required": "Wpisz imię i nazwisko."}
    )
    email = EmailField(label="Adres e-mail", max_length=254, error_messages={"required": "Wpisz adres e-mail."})
    phone = PhoneField(label="Telefon", max_length=40, error_messages={"required": "Wpisz numer telefonu."})
    needs = forms.MultipleChoiceField(
        label="Co pomoże wziąć udział?",
        required=False,
        choices=[(need.value, need.label[0].upper() + need.label[1:]) for need in Need],
        widget=forms.CheckboxSelectMultiple,
    )
    diet = forms.CharField(label="Jaka dieta?", max_length=300, required=False)
    other = forms.CharField(label="Jaka inna potrzeba?", max_length=300, required=False)
    needs_consent = forms.BooleanField(required=False)

    def __init__(self, *args: Any, event: Event, questions: Sequence[Question], number: int = 1, **options: Any):
        super().__init__(*args, prefix=f"osoba{number}", use_required_attribute=False, **options)
        self.number, self.questions = number, questions
        self._address_the_person(is_first=number == 1)
        if not event.asks_phone:
            del self.fields["phone"]
        if not event.asks_needs:
            for name in ("needs", "diet", "other", "needs_consent"):
                del self.fields[name]
        for question in questions:
            self.fields[name_of(question)] = field_for(question)

    def _address_the_person(self, *, is_first: bool) -> None:
        """Browser autofill is enabled for the first person only, who fills in the form."""
        for name, purpose in (
            ("name", "name"),
            ("email", "email"),
            ("phone", "tel"),
            ("diet", "off"),
            ("other", "off"),
        ):
            self.fields[name].widget.attrs["autocomplete"] = purpose if is_first else "off"
        first = "Zgadzam się na użycie tych informacji do przygotowania wydarzenia."
        next_ones = "Ta osoba zgadza się na użycie tych informacji do przygotowania wydarzenia."
        self.fields["needs_consent"].label = first if is_first else next_ones
        if is_first:
            self.fields["email"].help_text = "Na ten adres wyślemy potwierdzenie."

    def clean(self):
        data = super().clean()
        if "needs" in self.fields:
            self._clean_needs(data)
        return data

    def _clean_needs(self, data: dict[str, Any]) -> None:
        """Details imply their checkbox; needs are saved only with consent."""
        ticked = set(data.get("needs", []))
        ticked |= {need.value for need, name in DETAILED.items() if data.get(name)}
        for need, name in DETAILED.items():
            if need in ticked and not data.get(name) and name not in self.errors:
                self.add_error(name, "Napisz krótko, o co chodzi – albo odznacz to pole na liście.")
        if ticked and not data.get("needs_consent"):
            self.add_error("needs_consent", "Zaznacz zgodę albo odznacz potrzeby. Bez zgody ich nie zapiszemy.")
        data["needs"] = [need for need in Need.values if need in ticked]

    def main_fields(self) -> list[forms.BoundField]:
        names = ["name", "email", *(["phone"] if "phone" in self.fields else []), *map(name_of, self.questions)]
        return [self[name] for name in names]

    def need_fields(self) -> list[forms.BoundField]:
        names = [name for name in ("needs", "diet", "other", "needs_consent") if name in self.fields]
        return [self[name] for name in names]

    def shown_fields(self) -> list[forms.BoundField]:
        return self.main_fields() + self.need_fields()

    def tells_needs(self) -> bool:
        """The collapsible part is filled in or has an error, so it must be open."""
        return any(field.value() or (self.is_bound and field.errors) for field in self.need_fields())

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        details = {need.value: data.get(name, "") for need, name in DETAILED.items()}
        answers = {question.pk: as_text(data[name_of(question)]) for question in self.questions}
        return {
            "name": data["name"],
            "email": data["email"],
            "phone": data.get("phone", ""),
            "needs": {need: details.get(need, "") for need in data.get("needs", [])},
            "answers": {pk: text for pk, text in answers.items() if text},
        }


def name_of(question: Question) -> str:
    return f"pytanie{question.pk}"


def as_text(answer: str | list[str]) -> str:
    return ", ".join(answer) if isinstance(answer, list) else answer


def field_for(question: Question) -> forms.Field:
    """The organiser's texts are escaped here: the templates print help texts unescaped."""
    words = {
        "label": question.label,
        "help_text": escape(question.help_text),
        "required": question.is_required,
    }
    if question.kind == Answer.TEXT:
        words["error_messages"] = {"required": "Odpowiedz, proszę, na to pytanie."}
        return forms.CharField(max_length=500, widget=forms.TextInput({"autocomplete": "off"}), **words)
    words["error_messages"] = {"invalid_choice": GONE, "required": "Wybierz odpowiedź."}
    choices = YES_NO if question.kind == Answer.YES_NO else [(one, one) for one in question.choices]
    if question.kind == Answer.CHOICES:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **words)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words)

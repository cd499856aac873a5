"""The four steps of a submission: their questions, the saved answers, and the resulting entry."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from core.text import prose
from organizations.models import Joining
from organizations.submission.step_forms import AboutForm, ContactForm, RegistersForm, StepForm, WorkForm

LONGEST_ANSWER = 20_000
LAST = 4


@dataclass(frozen=True)
class Step:
    number: int
    title: str
    form: type[StepForm]


STEPS = {
    1: Step(1, "Ty i organizacja", AboutForm),
    2: Step(2, "Rejestry", RegistersForm),
    3: Step(3, "Czym się zajmuje", WorkForm),
    4: Step(4, "Adres i kontakt", ContactForm),
}
CONTACT = {"contact_name": "name", "contact_phone": "phone", "contact_email": "email"}
PERSONAL = {"person", "person_email"}


@dataclass(frozen=True)
class JoiningAnswers:
    """All validated answers: the values of the entry and its internal contact."""

    values: dict[str, Any]
    contact: dict[str, str]


def typed(number: int, post: QueryDict) -> dict[str, Any]:
    """The input of a step, valid or not, as JSON-serialisable values."""
    answers = {}
    for name, field in STEPS[number].form.base_fields.items():
        if hasattr(field.widget, "allow_multiple_selected") and field.widget.allow_multiple_selected:
            answers[name] = [_kept(value) for value in post.getlist(name)[:100]]
        else:
            answers[name] = _kept(post.get(name, ""))
    return answers


def _kept(value: str) -> str:
    """PostgreSQL cannot store null characters in JSON."""
    return value.replace("\0", "")[:LONGEST_ANSWER]


def form(number: int, answers: dict[str, Any], *, post: QueryDict | None = None) -> StepForm:
    """The form of a step: with the posted data, with the saved data (validated again), or new with known values."""
    about = answers.get("1", {})
    options = {"legal_form": about.get("legal_form", "")} if number == 2 else {}
    if post is not None:
        return STEPS[number].form(post, **options)
    saved = answers.get(str(number), {})
    if number in answers.get("seen", []):
        return STEPS[number].form(saved, **options)
    return STEPS[number].form(initial=_known(number, about) | saved, **options)


def _known(number: int, about: dict[str, Any]) -> dict[str, Any]:
    if number != LAST:
        return {}
    return {
        "city": "Leszno",
        "contact_name": about.get("person", ""),
        "contact_email": about.get("person_email", ""),
    }


def next_step(joining: Joining) -> int:
    """The first step not seen yet; one more than the last when all were."""
    seen = joining.answers.get("seen", [])
    return next((number for number in STEPS if number not in seen), LAST + 1)


def wrong(joining: Joining) -> list[Step]:
    """Steps that are invalid or not seen yet."""
    return [step for number, step in STEPS.items() if not _is_right(joining.answers, number)]


def _is_right(answers: dict[str, Any], number: int) -> bool:
    return number in answers.get("seen", []) and form(number, answers).is_valid()


def whole(joining: Joining) -> JoiningAnswers | None:
    """The validated answers, or None while a step is invalid."""
    data: dict[str, Any] = {}
    for number in STEPS:
        bound = form(number, joining.answers)
        if number not in joining.answers.get("seen", []) or not bound.is_valid():
            return None
        data |= bound.cleaned_data
    contact = {ours: data.pop(name) for name, ours in CONTACT.items()}
    values = {name: value for name, value in data.items() if name not in PERSONAL}
    values["description"] = prose.to_rich(values["description"])
    values |= _from_register(joining.answers, values["krs"])
    return JoiningAnswers(values, contact)


def _from_register(answers: dict[str, Any], krs: str) -> dict[str, Any]:
    """The public-benefit status from the register, if the user accepted it and the number has not changed."""
    told = answers.get("krs", {})
    if told.get("krs") == krs and told.get("asked_on") and "is_public_benefit" in told.get("taken", []):
        return {"public_benefit_as_of": told["asked_on"]}
    return {}


def step_of(field: str) -> int:
    """The step that contains a field of the entry; "" is an error of the whole entry, caused by its numbers."""
    if field in ("", "internal_contact"):
        return LAST if field else 2
    return next((number for number, step in STEPS.items() if field in step.form.base_fields), 1)


def refused(joining: Joining, problems: dict[str, list[str]]) -> tuple[int, StepForm]:
    """The first step with a value that the registry refused, and its form with the errors."""
    number = min(step_of(field) for field in problems)
    bound = form(number, joining.answers)
    for field, sentences in problems.items():
        if step_of(field) == number:
            place = {"internal_contact": "contact_phone"}.get(field, field)
            bound.add_error(place if place in bound.fields else None, sentences)
    return number, bound


def summary(joining: Joining) -> list[dict[str, Any]]:
    """All answers for the summary: each step with its labels and readable values."""
    return [
        {"step": step, "rows": _rows(form(number, joining.answers)), "is_right": _is_right(joining.answers, number)}
        for number, step in STEPS.items()
    ]


def _rows(bound: StepForm) -> list[tuple[str, str]]:
    bound.is_valid()
    cleaned = getattr(bound, "cleaned_data", {})
    return [
        (str(field.label), _said(field, cleaned.get(name, bound[name].value())))
        for name, field in bound.fields.items()
    ]


def _said(field: Any, value: Any) -> str:
    """A readable answer, validated or as typed."""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if hasattr(value, "model"):
        return ", ".join(str(word) for word in value)
    if hasattr(field, "choices") and not hasattr(value, "pk"):
        chosen = {str(one) for one in (value if isinstance(value, list) else [value]) if one}
        return ", ".join(str(label) for key, label in field.choices if str(key) in chosen)
    return "" if value is None else str(value)

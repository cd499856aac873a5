"""Replace the organiser's questions as a set. Private to the actions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from core.errors import Refused
from events.models import Event, Question

FIELDS = ("label", "help_text", "kind", "options", "is_required")


def replace(event: Event, questions: Iterable[Mapping[str, Any]]) -> bool:
    """Ask these questions in this order and no others; returns whether anything changed.

    Each is a mapping of FIELDS, with ``pk`` for an existing question of this event. A question that may have been
    answered, or is open in a form now, is hidden from the form and kept in the database.
    """
    asked = {question.pk: question for question in event.questions.filter(removed_at=None)}
    changed = False
    for order, wanted in enumerate(questions):
        question = asked.pop(wanted.get("pk"), None) or Question(event=event)
        changed |= _write(question, order, {name: wanted[name] for name in FIELDS if name in wanted})
    _remove(event, list(asked))
    return changed or bool(asked)


def _write(question: Question, order: int, values: dict[str, Any]) -> bool:
    is_new = question.pk is None
    before = {name: getattr(question, name) for name in (*FIELDS, "order")}
    for name, value in (values | {"order": order}).items():
        setattr(question, name, value)
    if not is_new and before == {name: getattr(question, name) for name in before}:
        return False
    if not is_new and before["kind"] != question.kind and question.answers.exists():
        raise Refused({"questions": ["Ktoś już odpowiedział na to pytanie – dodaj nowe zamiast zmieniać rodzaj."]})
    try:
        question.full_clean(exclude=["event"])
    except ValidationError as problem:
        raise Refused({"questions": problem.messages}) from problem
    question.save(**({"force_insert": True} if is_new else {"update_fields": list(before)}))
    return True


def _remove(event: Event, pks: list[int]) -> None:
    questions = event.questions.filter(pk__in=pks)
    if event.published_at is None:
        questions.filter(answers__isnull=True).delete()
    questions.update(removed_at=timezone.now())

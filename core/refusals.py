"""How a form says what an action refused."""

from django.forms import BaseForm

from core.errors import DomainError


def add_errors(form: BaseForm, error: DomainError) -> None:
    """The sentences of a refusal, each beside its field; above the form what belongs to no field of it."""
    for name, sentences in getattr(error, "problems", {"": [str(error)]}).items():
        form.add_error(name if name in form.fields else None, sentences)

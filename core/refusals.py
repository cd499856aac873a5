"""Shows errors raised by actions on forms."""

from django.forms import BaseForm

from core.errors import DomainError


def add_errors(form: BaseForm, error: DomainError) -> None:
    """Add each error to its field; errors without a field of this form go above it."""
    for name, sentences in getattr(error, "problems", {"": [str(error)]}).items():
        form.add_error(name if name in form.fields else None, sentences)

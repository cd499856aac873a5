"""Fields and constraints of all published models."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

#: States with these values exist in every workflow; an app's own TextChoices give them Polish labels.
DRAFT, SUBMITTED, NEEDS_CHANGES, PUBLISHED = "draft", "submitted", "needs_changes", "published"
REJECTED, WITHDRAWN, CANCELLED, MOVED = "rejected", "withdrawn", "cancelled", "moved"
#: States that require an explanation.
EXPLAINED = frozenset({NEEDS_CHANGES, REJECTED, WITHDRAWN, CANCELLED, MOVED})


class WithStatus(models.Model):
    """A model with a state. The app adds ``status`` with its own choices."""

    status_changed_at = models.DateTimeField("stan od", default=timezone.now)
    status_reason = models.TextField("powód", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("dodano", auto_now_add=True)
    updated_at = models.DateTimeField("zmieniono", auto_now=True)

    class Meta:
        abstract = True


class Published(WithStatus):
    """``published_at`` is the first publication; it is kept after a withdrawal."""

    published_at = models.DateTimeField("opublikowano", null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Moderated(Published):
    """An object that an organisation may submit to the office, and change after publication."""

    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name="kto zgłosił",
    )
    is_changed_by_organization = models.BooleanField("zmiana po publikacji", default=False, editable=False)

    class Meta:
        abstract = True


def constraints(
    name: str, statuses: Iterable[str], *, explained: Iterable[str] = EXPLAINED
) -> list[models.BaseConstraint]:
    """For Meta: valid states, and a reason in the states that need one. ``name`` is "<app>_<model>"."""
    known, needing = list(statuses), [state for state in statuses if state in explained]
    rules = [models.CheckConstraint(name=f"{name}_status_known", condition=Q(status__in=known))]
    if needing:
        condition = ~Q(status__in=needing) | ~Q(status_reason="")
        said = "Napisz powód."
        rules.append(
            models.CheckConstraint(name=f"{name}_has_reason", condition=condition, violation_error_message=said)
        )
    return rules

"""A version of a published text: draft, current, former."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class State(models.TextChoices):
    DRAFT = "draft", "szkic"
    CURRENT = "current", "obowiązuje"
    FORMER = "former", "wcześniejsza"


class VersionQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(status=State.DRAFT)

    def current(self):
        return self.filter(status=State.CURRENT)

    def published(self):
        """The current and former versions."""
        return self.exclude(status=State.DRAFT)


class Version(models.Model):
    """The publisher is recorded only in the audit log, where retention removes it."""

    SERIES: ClassVar[tuple[str, ...]] = ()
    """The fields that say what this is a version of; versions of one series share them."""

    version = models.PositiveIntegerField("wersja", editable=False)
    status = models.CharField("stan", max_length=10, choices=State, default=State.DRAFT, editable=False)
    created_at = models.DateTimeField("szkic od", default=timezone.now, editable=False)
    updated_at = models.DateTimeField("ostatnia zmiana", default=timezone.now, editable=False)
    published_at = models.DateTimeField("opublikowana", null=True, blank=True, editable=False)
    replaced_at = models.DateTimeField("zastąpiona", null=True, blank=True, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_draft(self) -> bool:
        return self.status == State.DRAFT

    @property
    def series(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.SERIES}

    @classmethod
    def content(cls) -> list[str]:
        """Names of the text fields."""
        about = {field.name for field in Version._meta.get_fields()} | {"id", *cls.SERIES}
        return [field.name for field in cls._meta.concrete_fields if field.name not in about]

    def copied(self) -> dict[str, Any]:
        """The text, for the draft of the next version."""
        return {name: getattr(self, name) for name in self.content()}

    def problems(self) -> dict[str, str]:
        """What prevents publication, by field; empty if nothing."""
        raise NotImplementedError

    def sealed(self) -> dict[str, Any]:
        """Values written on publication."""
        return {}


def constraints(prefix: str, *series: str) -> list[models.BaseConstraint]:
    """Database constraints: one draft and one current version per series, times in order."""
    draft = Q(status="draft", published_at=None, replaced_at=None)
    current = Q(status="current", published_at__isnull=False, replaced_at=None)
    # without "is not null" a NULL time compares as unknown, which a check constraint accepts
    former = Q(
        status="former", published_at__isnull=False, replaced_at__isnull=False, replaced_at__gte=F("published_at")
    )
    return [
        models.UniqueConstraint(fields=[*series, "version"], name=f"{prefix}_version_once"),
        models.UniqueConstraint(
            fields=[*series, "status"], condition=Q(status="draft"), name=f"{prefix}_one_draft",
        ),
        models.UniqueConstraint(
            fields=[*series, "status"], condition=Q(status="current"), name=f"{prefix}_one_current",
        ),
        models.CheckConstraint(
            name=f"{prefix}_status_known", condition=Q(status__in=["draft", "current", "former"])
        ),
        models.CheckConstraint(name=f"{prefix}_times_fit_status", condition=draft | current | former),
    ]  # fmt: skip

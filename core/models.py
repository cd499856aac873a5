"""Tables of core: audit, list versions, heartbeats, pictures; search, mail and cases have their own modules."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.cases.models import CaseClass, CaseCounter, CaseMark
from core.clauses.models import Clause
from core.mail.models import Letter, SharedBody, Suppression
from core.search.models import SearchDocument, SearchForm

__all__ = [
    "AuditEvent",
    "CaseClass",
    "CaseCounter",
    "CaseMark",
    "Clause",
    "Heartbeat",
    "Letter",
    "ListVersion",
    "Picture",
    "SearchDocument",
    "SearchForm",
    "Seeded",
    "SentForm",
    "SharedBody",
    "Suppression",
]


class AuditEvent(models.Model):
    """Who did what to which object, and when. No foreign keys: the log never blocks a deletion (docs/adr/0005)."""

    action = models.CharField("czynność", max_length=100)
    object_kind = models.CharField("rodzaj", max_length=100)
    object_id = models.CharField("numer", max_length=64)
    object_label = models.CharField("czego dotyczy", max_length=250)
    actor_id = models.BigIntegerField("numer konta", null=True)
    details = models.JSONField("szczegóły", default=dict)
    created_at = models.DateTimeField("kiedy", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "wpis dziennika"
        verbose_name_plural = "dziennik zmian"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index("object_kind", "object_id", name="core_audit_object")]

    def __str__(self):
        return f"{self.action}: {self.object_label}"


class ListVersion(models.Model):
    """A counter that rises with each change of a list, so that every process knows when its copy is old."""

    name = models.CharField(max_length=50, primary_key=True)
    version = models.BigIntegerField(default=1)

    def __str__(self):
        return f"{self.name}: {self.version}"


class Heartbeat(models.Model):
    """When a part of the portal last worked: one row per part (core/health.py)."""

    name = models.CharField(max_length=50, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self):
        return f"{self.name}: {self.seen_at:%Y-%m-%d %H:%M:%S}"


class SentForm(models.Model):
    """A form that created an object: digest of the typed data, and the object's id (core/once.py)."""

    digest = models.CharField(max_length=64, unique=True)
    object_id = models.BigIntegerField(null=True)
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self):
        return f"{self.digest[:8]}: {self.object_id}"


class Seeded(models.Model):
    """The name of a right or a first text that ``manage.py prepare`` added once (core/seeding.py)."""

    name = models.CharField(max_length=200, primary_key=True)
    added_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.name


class Picture(models.Model):
    """A cleaned picture in three WebP widths, with its description (made by core.files.images.store)."""

    small = models.FileField("320 px", upload_to="images/%Y/%m/")
    medium = models.FileField("640 px", upload_to="images/%Y/%m/")
    large = models.FileField("1280 px", upload_to="images/%Y/%m/")
    width = models.PositiveIntegerField("szerokość")
    height = models.PositiveIntegerField("wysokość")
    alt = models.CharField(
        "opis obrazu",
        max_length=250,
        blank=True,
        help_text="Jedno zdanie o tym, co widać. Przeczyta je czytnik ekranu.",
    )
    is_decorative = models.BooleanField("obraz tylko ozdobny", default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="dodane przez"
    )
    uploaded_at = models.DateTimeField("dodane", auto_now_add=True)

    class Meta:
        verbose_name = "obraz"
        verbose_name_plural = "obrazy"
        constraints = [
            models.CheckConstraint(
                name="core_picture_alt_or_decorative",
                condition=Q(is_decorative=True, alt="") | (Q(is_decorative=False) & ~Q(alt="")),
                violation_error_message="Opisz obraz jednym zdaniem albo zaznacz, że jest tylko ozdobny.",
            )
        ]

    def __str__(self):
        return self.alt or "obraz ozdobny"

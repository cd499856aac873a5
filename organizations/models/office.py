"""The office's own tables: reported errors, pairs that are not duplicates, imports."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organizations.models.organization import Organization


class ErrorReport(models.Model):
    """An error that a reader reported in an entry. The address is personal data: kept RETENTION_DAYS after
    handling."""

    RETENTION_DAYS = 180

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="error_reports", verbose_name="organizacja"
    )
    message = models.TextField("co jest nie tak", max_length=2000)
    reporter_email = models.EmailField("e-mail do odpowiedzi", blank=True)
    created_at = models.DateTimeField("kiedy", auto_now_add=True)
    handled_at = models.DateTimeField("załatwione", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="przez"
    )

    class Meta:
        verbose_name = "zgłoszony błąd"
        verbose_name_plural = "zgłoszone błędy"
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.organization}: {self.message[:60]}"


class NotDuplicates(models.Model):
    """Two similar entries that the office marked as different bodies. Lower pk first."""

    first = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    second = models.ForeignKey(Organization, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "para sprawdzona"
        verbose_name_plural = "pary sprawdzone"
        constraints = [
            models.UniqueConstraint("first", "second", name="organizations_notduplicates_once"),
            models.CheckConstraint(name="organizations_notduplicates_lower_first", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self):
        return f"{self.first} ≠ {self.second}"


class ImportBatch(models.Model):
    """One spreadsheet uploaded by the office: read, previewed row by row, then written or dropped."""

    class Status(models.TextChoices):
        PREVIEW = "preview", "do sprawdzenia"
        WAITING = "waiting", "w trakcie zapisywania"
        APPLIED = "applied", "zapisany"
        DROPPED = "dropped", "porzucony"

    file_name = models.CharField("plik", max_length=200)
    status = models.CharField("stan", max_length=20, choices=Status, default=Status.PREVIEW)
    mapping = models.JSONField("kolumny", default=dict)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="kto"
    )
    created_at = models.DateTimeField("kiedy", auto_now_add=True)
    applied_at = models.DateTimeField("zapisany", null=True, blank=True)

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "importy"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="organizations_importbatch_applied_pair",
                condition=Q(status="applied", applied_at__isnull=False)
                | Q(status__in=["preview", "waiting", "dropped"], applied_at__isnull=True),
            )
        ]

    def __str__(self):
        return self.file_name


class ImportRow(models.Model):
    """One row of the spreadsheet, as typed, with its planned outcome."""

    class Outcome(models.TextChoices):
        NEW = "new", "nowa"
        CHANGED = "changed", "zmieniona"
        SAME = "same", "bez zmian"
        WRONG = "wrong", "z błędem"
        LEFT_OUT = "left_out", "pominięta"

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows", verbose_name="import")
    number = models.PositiveIntegerField("wiersz")
    values = models.JSONField("wartości")
    outcome = models.CharField("co się stanie", max_length=20, choices=Outcome)
    errors = models.JSONField("błędy", default=dict)
    warnings = models.JSONField("uwagi", default=list)
    changes = models.JSONField("zmiany", default=dict)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="organizacja"
    )

    class Meta:
        verbose_name = "wiersz importu"
        verbose_name_plural = "wiersze importu"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("batch", "number", name="organizations_importrow_once"),
            models.CheckConstraint(
                name="organizations_importrow_outcome_known",
                condition=Q(outcome__in=["new", "changed", "same", "wrong", "left_out"]),
            ),
        ]

    def __str__(self):
        return f"{self.batch}, wiersz {self.number}"

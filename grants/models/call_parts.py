"""Related rows of a funding call: files, former deadlines, results."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.files.uploads import private_storage
from grants.models.call import Call
from organizations.models import Organization


class CallAttachment(models.Model):
    call = models.ForeignKey(Call, models.CASCADE, related_name="attachments", verbose_name="nabór")
    title = models.CharField("tytuł", max_length=160)
    file = models.FileField("plik", upload_to="calls/%Y/%m/", storage=private_storage)
    size = models.PositiveIntegerField("rozmiar w bajtach", default=0, editable=False)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "załącznik"
        verbose_name_plural = "załączniki"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="grants_callattachment_has_file",
                condition=~Q(file=""),
                violation_error_message="Dodaj plik.",
            )
        ]

    def __str__(self):
        return self.title


class FormerDeadline(models.Model):
    """A deadline that was published and then moved; the page of the call shows it."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="former_deadlines", verbose_name="nabór")
    closes_at = models.DateTimeField("poprzedni termin", null=True, blank=True)
    reason = models.TextField("powód zmiany", max_length=600)
    moved_at = models.DateTimeField("kiedy zmieniony", default=timezone.now)

    class Meta:
        verbose_name = "poprzedni termin"
        verbose_name_plural = "poprzednie terminy"
        ordering = ["-moved_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="grants_formerdeadline_says_why",
                condition=~Q(reason=""),
                violation_error_message="Napisz, dlaczego termin się zmienia.",
            )
        ]

    def __str__(self):
        return f"{timezone.localtime(self.closes_at):%d.%m.%Y, %H.%M}"


class CallResult(models.Model):
    """One grant: recipient, task and amount."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="results", verbose_name="nabór")
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="grants", verbose_name="organizacja"
    )
    name = models.CharField("nazwa spoza bazy", max_length=200, blank=True)
    task = models.CharField("na co", max_length=300, blank=True)
    amount = models.DecimalField(
        "kwota",
        max_digits=12,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"), "Podaj kwotę większą od zera.")],
    )

    class Meta:
        verbose_name = "przyznana dotacja"
        verbose_name_plural = "przyznane dotacje"
        ordering = ["-amount", "pk"]
        constraints = [
            models.CheckConstraint(
                name="grants_callresult_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Podaj kwotę większą od zera.",
            ),
            models.CheckConstraint(
                name="grants_callresult_has_name",
                condition=~Q(name=""),
                violation_error_message="Wybierz organizację z bazy albo wpisz nazwę.",
            ),
        ]

    def __str__(self):
        return self.name

"""Documents to download: templates, rules, guides; each version is one row, former versions lead to the newest."""

import posixpath

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.files.uploads import private_storage
from pages.choices import DocumentKind


class DocumentTopic(models.Model):
    """A group of documents."""

    name = models.CharField("nazwa", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0, help_text="Mniejsza liczba stoi wyżej.")

    class Meta:
        verbose_name = "temat dokumentów"
        verbose_name_plural = "tematy dokumentów"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class DocumentQuerySet(models.QuerySet):
    def newest(self):
        """Versions without a newer one."""
        return self.filter(replaced_by__isnull=True)


class Document(models.Model):
    """``replaced_by`` is the next version. Only a newest version may be replaced, and only by another one."""

    title = models.CharField("tytuł", max_length=160)
    slug = models.SlugField("adres", max_length=140, unique=True)
    topic = models.ForeignKey(DocumentTopic, models.PROTECT, related_name="documents", verbose_name="temat")
    kind = models.CharField("rodzaj", max_length=10, choices=DocumentKind)
    summary = models.CharField(
        "do czego służy", max_length=300, blank=True, help_text="Jedno, dwa zdania: kto i kiedy tego potrzebuje."
    )
    file = models.FileField("plik", upload_to="downloads/%Y/%m/", storage=private_storage)
    size = models.PositiveIntegerField("rozmiar", default=0, editable=False)
    version_label = models.CharField("wersja", max_length=40, blank=True, help_text="Na przykład „2026” albo „2.1”.")
    valid_from = models.DateField("obowiązuje od", null=True, blank=True)
    valid_to = models.DateField("obowiązuje do", null=True, blank=True, help_text="Puste: do odwołania.")
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name="nowsza wersja"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("dodany", auto_now_add=True)
    updated_at = models.DateTimeField("zmieniony", auto_now=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "dokument"
        verbose_name_plural = "dokumenty"
        ordering = ["title", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="pages_document_kind_known", condition=Q(kind__in=["template", "rules", "guide", "other"])
            ),
            models.CheckConstraint(
                name="pages_document_ends_after_start",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message="Koniec obowiązywania nie może być przed początkiem.",
            ),
            models.CheckConstraint(
                name="pages_document_not_replaced_by_itself",
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("pk")),
                violation_error_message="Dokument nie może być nowszą wersją samego siebie.",
            ),
        ]

    def __str__(self):
        return f"{self.title}, wersja {self.version_label}" if self.version_label else self.title

    def get_absolute_url(self):
        return reverse("pages:document", args=[self.slug])

    @property
    def format(self) -> str:
        """ "PDF"."""
        return posixpath.splitext(self.file.name)[1].lstrip(".").upper()

    @property
    def is_out_of_date(self) -> bool:
        """Its last day has passed, whether or not there is a newer version."""
        return self.valid_to is not None and self.valid_to < timezone.localdate()

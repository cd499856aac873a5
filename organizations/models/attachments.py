"""Related rows of an entry: internal contact, photos, documents, former addresses."""

from django.db import models
from django.db.models import Q

from core.files.uploads import private_storage
from organizations.models.organization import Organization


class InternalContact(models.Model):
    """How the office reaches the organisation. Personal data: never public, deleted with the entry."""

    organization = models.OneToOneField(
        Organization, models.CASCADE, related_name="internal_contact", verbose_name="organizacja"
    )
    name = models.CharField("osoba do kontaktu", max_length=150, blank=True)
    phone = models.CharField("telefon dla biura", max_length=30, blank=True)
    email = models.EmailField("e-mail dla biura", blank=True)

    class Meta:
        verbose_name = "kontakt dla biura"
        verbose_name_plural = "kontakty dla biura"

    def __str__(self):
        return self.name or self.email or self.phone


class Photo(models.Model):
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="photos", verbose_name="organizacja")
    picture = models.OneToOneField("core.Picture", models.CASCADE, related_name="+", verbose_name="zdjęcie")
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "zdjęcie"
        verbose_name_plural = "zdjęcia"
        ordering = ["order", "pk"]

    def __str__(self):
        return str(self.picture)


class Document(models.Model):
    class Kind(models.TextChoices):
        STATUTE = "statute", "statut"
        REPORT = "report", "sprawozdanie"
        OTHER = "other", "inny dokument"

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="documents", verbose_name="organizacja"
    )
    kind = models.CharField("rodzaj", max_length=20, choices=Kind)
    year = models.PositiveSmallIntegerField("za rok", null=True, blank=True)
    title = models.CharField("tytuł", max_length=200)
    file = models.FileField("plik", upload_to="documents/%Y/%m/", storage=private_storage)
    size = models.PositiveIntegerField("rozmiar w bajtach", editable=False, default=0)
    uploaded_at = models.DateTimeField("dodany", auto_now_add=True)

    class Meta:
        verbose_name = "dokument"
        verbose_name_plural = "dokumenty"
        ordering = ["kind", "-year", "title"]
        constraints = [
            models.CheckConstraint(
                name="organizations_document_kind_known", condition=Q(kind__in=["statute", "report", "other"])
            ),
            models.CheckConstraint(
                name="organizations_document_report_has_year",
                condition=~Q(kind="report") | Q(year__isnull=False),
                violation_error_message="Podaj rok, którego dotyczy sprawozdanie.",
            ),
        ]

    def __str__(self):
        return self.title


class OldAddress(models.Model):
    """A former slug; it redirects to the current address of the entry."""

    slug = models.SlugField("dawny adres", max_length=120, unique=True)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="old_addresses", verbose_name="organizacja"
    )

    class Meta:
        verbose_name = "dawny adres"
        verbose_name_plural = "dawne adresy"

    def __str__(self):
        return self.slug

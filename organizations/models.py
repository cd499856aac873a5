"""Who we are: organisations of the town, the words they are sorted by, and what hangs on an entry."""

from datetime import date, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField
from simple_history.models import HistoricalRecords

from organizations.choices import LegalForm, RegisterKind, Status

PUBLIC_BENEFIT_VALID_DAYS = 400
"""How long a seen entry on the public-benefit list counts as current: the list is renewed yearly (domain.md 3.5)."""


class Theme(models.Model):
    """A plain topic that residents filter by; about ten of them cover the statutory spheres."""

    name = models.CharField("nazwa", max_length=60, unique=True)
    slug = models.SlugField("adres", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "temat"
        verbose_name_plural = "tematy"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class Sphere(models.Model):
    """A sphere of public tasks from art. 4 ust. 1 of the public benefit act (docs/glossary.md)."""

    code = models.CharField("punkt ustawy", max_length=6, unique=True)
    order = models.PositiveSmallIntegerField("kolejność")
    official_text = models.TextField("brzmienie z ustawy")
    short_label = models.CharField("krótka nazwa", max_length=90)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="spheres", verbose_name="temat")
    valid_from = models.DateField("obowiązuje od", null=True, blank=True)
    valid_to = models.DateField("obowiązuje do", null=True, blank=True)

    class Meta:
        verbose_name = "sfera zadań publicznych"
        verbose_name_plural = "sfery zadań publicznych"
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                name="organizations_sphere_ends_after_start",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message="Koniec obowiązywania musi być po początku.",
            )
        ]

    def __str__(self):
        return f"{self.code}. {self.short_label}"


class District(models.Model):
    """A part of the town, or "poza Lesznem"."""

    name = models.CharField("nazwa", max_length=60, unique=True)
    slug = models.SlugField("adres", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "część miasta"
        verbose_name_plural = "części miasta"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class TargetGroup(models.Model):
    """Whom an organisation works for."""

    name = models.CharField("nazwa", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "grupa odbiorców"
        verbose_name_plural = "grupy odbiorców"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class AccessFeature(models.Model):
    """A fact about the accessibility of a place, e.g. a lift or an induction loop."""

    name = models.CharField("udogodnienie", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "udogodnienie"
        verbose_name_plural = "udogodnienia"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class OrganizationQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=Status.PUBLISHED)

    def on_map(self):
        return self.published().filter(latitude__isnull=False)

    def public_benefit(self):
        """Seen on the official list recently enough to be called current."""
        return self.filter(public_benefit_as_of__gte=Organization.public_benefit_cutoff())

    def jubilees_in(self, year: int):
        """Published, founded a year before ``year`` or a multiple of five years before it."""
        ages = [1, *range(5, 500, 5)]
        return self.published().filter(founded_year__in=[year - age for age in ages])


class Organization(models.Model):
    # identity
    name = models.CharField("pełna nazwa", max_length=250)
    short_name = models.CharField("krótka nazwa", max_length=80, blank=True)
    slug = models.SlugField("adres wpisu", max_length=120, unique=True)
    sort_key = models.CharField(max_length=260, editable=False, default="")
    legal_form = models.CharField("forma prawna", max_length=40, choices=LegalForm)
    krs = models.CharField("numer KRS", max_length=10, blank=True, help_text="10 cyfr. Nie każda organizacja go ma.")
    nip = models.CharField("NIP", max_length=10, blank=True)
    regon = models.CharField("REGON", max_length=14, blank=True)
    register_kind = models.CharField("inny rejestr", max_length=40, choices=RegisterKind, blank=True)
    register_number = models.CharField("numer w tym rejestrze", max_length=60, blank=True)
    founded_year = models.PositiveSmallIntegerField(
        "rok założenia", null=True, blank=True, validators=[MinValueValidator(1400), MaxValueValidator(2100)]
    )
    founded_on = models.DateField("dzień założenia", null=True, blank=True, help_text="Jeśli go znasz.")
    is_social_enterprise = models.BooleanField("przedsiębiorstwo społeczne", default=False)
    has_business_activity = models.BooleanField("prowadzi działalność gospodarczą", default=False)
    # what it does
    themes = models.ManyToManyField(Theme, blank=True, related_name="organizations", verbose_name="tematy")
    spheres = models.ManyToManyField(Sphere, blank=True, related_name="organizations", verbose_name="sfery zadań")
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, related_name="organizations", verbose_name="dla kogo działa"
    )
    mission = models.CharField("misja w jednym zdaniu", max_length=250, blank=True)
    description = ProseEditorField(
        "opis",
        blank=True,
        sanitize=True,
        extensions={
            "Bold": True,
            "Italic": True,
            "BulletList": True,
            "OrderedList": True,
            "ListItem": True,
            "Link": True,
            "Heading": {"levels": [3, 4]},
        },
    )
    is_seeking_volunteers = models.BooleanField("szuka wolontariuszy", default=False)
    volunteering_info = models.TextField("dla wolontariuszy", blank=True, help_text="Kogo szukacie i do czego.")
    # where and how to reach it
    street = models.CharField("ulica i numer", max_length=120, blank=True)
    postal_code = models.CharField("kod pocztowy", max_length=6, blank=True)
    city = models.CharField("miejscowość", max_length=80, blank=True)
    district = models.ForeignKey(
        District, models.SET_NULL, null=True, blank=True, related_name="organizations", verbose_name="część miasta"
    )
    latitude = models.DecimalField("szerokość geograficzna", max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("długość geograficzna", max_digits=9, decimal_places=6, null=True, blank=True)
    phone = models.CharField("telefon", max_length=30, blank=True, help_text="Zobaczy go każdy.")
    email = models.EmailField("e-mail", blank=True, help_text="Zobaczy go każdy.")
    website = models.URLField("strona internetowa", blank=True)
    facebook_url = models.URLField("Facebook", blank=True)
    instagram_url = models.URLField("Instagram", blank=True)
    youtube_url = models.URLField("YouTube", blank=True)
    x_url = models.URLField("X (dawniej Twitter)", blank=True)
    opening_hours = models.TextField("godziny otwarcia", blank=True, help_text="Każdy dzień w osobnym wierszu.")
    access_features = models.ManyToManyField(
        AccessFeature, blank=True, related_name="organizations", verbose_name="udogodnienia w siedzibie"
    )
    access_notes = models.TextField("dostępność siedziby – opis", blank=True)
    # support
    public_benefit_as_of = models.DateField(
        "na liście OPP dnia",
        null=True,
        blank=True,
        help_text="Dzień, w którym ktoś widział organizację w wykazie pożytku publicznego. Puste: nie jest OPP.",
    )
    bank_account = models.CharField("numer konta (IBAN)", max_length=34, blank=True)
    # pictures
    logo = models.OneToOneField(
        "core.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="logo"
    )
    # life of the entry
    status = models.CharField("stan", max_length=20, choices=Status, default=Status.SUBMITTED)
    status_changed_at = models.DateTimeField("stan od", default=timezone.now)
    status_reason = models.TextField("powód", blank=True)
    confirmed_on = models.DateField("dane potwierdzone dnia", null=True, blank=True)
    office_notes = models.TextField("notatki biura", blank=True, help_text="Nikt poza biurem ich nie zobaczy.")
    source_url = models.URLField("źródło danych", max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("dodana", auto_now_add=True)
    updated_at = models.DateTimeField("zmieniona", auto_now=True)

    objects = OrganizationQuerySet.as_manager()
    history = HistoricalRecords(
        m2m_fields=[themes, spheres, target_groups, access_features],
        excluded_fields=["sort_key", "updated_at", "version"],
        verbose_name="wersja wpisu",
        verbose_name_plural="historia wpisu",
    )

    class Meta:
        verbose_name = "organizacja"
        verbose_name_plural = "organizacje"
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index("sort_key", "id", name="organizations_by_name"),
            models.Index("sort_key", "id", name="organizations_published", condition=Q(status="published")),
        ]
        constraints = [
            models.CheckConstraint(
                name="organizations_organization_status_known", condition=Q(status__in=Status.values)
            ),
            models.CheckConstraint(
                name="organizations_organization_legal_form_known", condition=Q(legal_form__in=LegalForm.values)
            ),
            models.CheckConstraint(
                name="organizations_organization_register_pair",
                condition=Q(register_kind="", register_number="")
                | (Q(register_kind__in=RegisterKind.values) & ~Q(register_number="")),
                violation_error_message="Podaj i rejestr, i numer w nim – albo zostaw oba pola puste.",
            ),
            models.UniqueConstraint(
                "krs",
                name="organizations_organization_one_per_krs",
                condition=~Q(krs="") & ~Q(legal_form="branch") & ~Q(status="rejected"),
                violation_error_message="Organizacja z tym numerem KRS już jest w bazie.",
            ),
            models.UniqueConstraint(
                "nip",
                name="organizations_organization_one_per_nip",
                condition=~Q(nip="") & ~Q(legal_form="branch") & ~Q(status="rejected"),
                violation_error_message="Organizacja z tym numerem NIP już jest w bazie.",
            ),
            models.UniqueConstraint(
                "regon",
                name="organizations_organization_one_per_regon",
                condition=~Q(regon="") & ~Q(legal_form="branch") & ~Q(status="rejected"),
                violation_error_message="Organizacja z tym numerem REGON już jest w bazie.",
            ),
            models.UniqueConstraint(
                "register_kind",
                "register_number",
                name="organizations_organization_one_per_register",
                condition=~Q(register_number="") & ~Q(status="rejected"),
                violation_error_message="Organizacja z tym numerem w rejestrze już jest w bazie.",
            ),
            models.CheckConstraint(
                name="organizations_organization_point_pair",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                violation_error_message="Punkt na mapie potrzebuje obu współrzędnych.",
            ),
            models.CheckConstraint(
                name="organizations_organization_founded_agrees",
                condition=Q(founded_on__isnull=True) | Q(founded_on__year=F("founded_year")),
                violation_error_message="Dzień założenia musi leżeć w roku założenia.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organizations:detail", args=[self.slug])

    @staticmethod
    def public_benefit_cutoff() -> date:
        return timezone.localdate() - timedelta(days=PUBLIC_BENEFIT_VALID_DAYS)

    @property
    def is_public_benefit(self) -> bool:
        """Same rule as OrganizationQuerySet.public_benefit(), for one object."""
        return bool(self.public_benefit_as_of and self.public_benefit_as_of >= self.public_benefit_cutoff())


class InternalContact(models.Model):
    """How the office reaches the organisation. Personal data: never public, removed with the entry."""

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
    file = models.FileField("plik", upload_to="documents/%Y/%m/")
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
    """A former slug: whoever comes by an old link is led to the entry of today."""

    slug = models.SlugField("dawny adres", max_length=120, unique=True)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="old_addresses", verbose_name="organizacja"
    )

    class Meta:
        verbose_name = "dawny adres"
        verbose_name_plural = "dawne adresy"

    def __str__(self):
        return self.slug


class ErrorReport(models.Model):
    """What a reader found wrong in an entry. Personal data (the address): kept RETENTION_DAYS after it was handled."""

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
    """Two entries that look alike and that the office has looked at: not the same body. Lower pk first."""

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
    """One spreadsheet brought by the office: read, shown row by row, then written or dropped."""

    class Status(models.TextChoices):
        PREVIEW = "preview", "do sprawdzenia"
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
                | Q(status__in=["preview", "dropped"], applied_at__isnull=True),
            )
        ]

    def __str__(self):
        return self.file_name


class ImportRow(models.Model):
    """One row of the spreadsheet, as typed, with what would become of it."""

    class Outcome(models.TextChoices):
        NEW = "new", "nowa"
        CHANGED = "changed", "zmieniona"
        SAME = "same", "bez zmian"
        WRONG = "wrong", "z błędem"

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows", verbose_name="import")
    number = models.PositiveIntegerField("wiersz")
    values = models.JSONField("wartości")
    outcome = models.CharField("co się stanie", max_length=20, choices=Outcome)
    errors = models.JSONField("błędy", default=dict)
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
                condition=Q(outcome__in=["new", "changed", "same", "wrong"]),
            ),
        ]

    def __str__(self):
        return f"{self.batch}, wiersz {self.number}"

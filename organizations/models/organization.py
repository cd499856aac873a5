"""The entry of an organisation: its public fields and its state."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField
from simple_history.models import HistoricalRecords

from core.text import richtext
from organizations import identifiers
from organizations.choices import LegalForm, RegisterKind, Status
from organizations.models.words import AccessFeature, District, Sphere, TargetGroup, Theme

PUBLIC_BENEFIT_VALID_DAYS = 400
"""How long a seen entry on the public-benefit list counts as current: the list is renewed yearly (domain.md 3.5)."""

CONFIRMED_FOR = timedelta(days=365)
STALE_AFTER = timedelta(days=548)
"""Eighteen months: an entry that nobody has confirmed for so long carries a warning and stands last on the list."""


def start_of(day: date) -> datetime:
    """Midnight in Leszno at the start of the day."""
    return timezone.make_aware(datetime.combine(day, time.min))


class OrganizationQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=Status.PUBLISHED)

    def public_benefit(self):
        """Last seen on the official list recently enough to count as current."""
        return self.filter(public_benefit_as_of__gte=Organization.public_benefit_cutoff())

    def formerly_public_benefit(self):
        """Last seen on the official list too long ago to count as current."""
        return self.filter(public_benefit_as_of__lt=Organization.public_benefit_cutoff())

    def confirmed_lately(self):
        """Confirmed within a year."""
        return self.filter(confirmed_on__gte=timezone.localdate() - CONFIRMED_FOR)

    def confirmed_long_ago(self):
        return self.filter(confirmed_on__lt=timezone.localdate() - CONFIRMED_FOR)

    def never_confirmed(self):
        return self.filter(confirmed_on__isnull=True)

    def stale(self):
        """Not confirmed for eighteen months, or never confirmed and older than that."""
        cutoff = Organization.stale_cutoff()
        never = Q(confirmed_on__isnull=True, created_at__lt=start_of(cutoff))
        return self.filter(Q(confirmed_on__lt=cutoff) | never)

    def jubilees_in(self, year: int):
        """Published, and founded a year before ``year`` or a multiple of five years before it."""
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
    mission = models.CharField(
        "o organizacji w jednym zdaniu",
        max_length=250,
        blank=True,
        help_text="Czym się zajmuje i dla kogo. To zdanie widać na liście organizacji.",
    )
    description = ProseEditorField("opis", blank=True, sanitize=richtext.clean, extensions=richtext.EXTENSIONS)
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
    accepts_messages = models.BooleanField(
        "przyjmuje wiadomości przez portal",
        default=True,
        help_text="Na profilu jest formularz; adresu e-mail nie widać.",
    )
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
    # state of the entry
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
        excluded_fields=["sort_key"],
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
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                violation_error_message="Punkt na mapie potrzebuje obu współrzędnych.",
            ),
            models.CheckConstraint(
                name="organizations_organization_founded_agrees",
                condition=Q(founded_on__isnull=True)
                | Q(founded_year__isnull=False, founded_on__year=F("founded_year")),
                violation_error_message="Dzień założenia musi leżeć w roku założenia.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organizations:detail", args=[self.slug])

    def clean_fields(self, exclude=None):
        """Normalise numbers and addresses to their stored form first."""
        problems = {}
        for name, stored_form in identifiers.STORED_FORMS.items():
            if name in (exclude or ()):
                continue
            try:
                setattr(self, name, stored_form(getattr(self, name)))
            except ValidationError as problem:
                problems[name] = problem.error_list
        try:
            super().clean_fields(exclude={*(exclude or ()), *problems})
        except ValidationError as problem:
            problems |= problem.error_dict
        if problems:
            raise ValidationError(problems)

    def clean(self):
        """Check the pairs that the constraints guard, so that the error is shown beside the field to correct."""
        if self.founded_on and self.founded_year is None:
            self.founded_year = self.founded_on.year
        problems = {}
        if self.founded_on and self.founded_on.year != self.founded_year:
            problems["founded_on"] = "Dzień założenia musi leżeć w roku założenia."
        if self.register_number and not self.register_kind:
            problems["register_kind"] = "Podaj, z jakiego rejestru jest ten numer."
        if self.register_kind and not self.register_number:
            problems["register_number"] = "Podaj numer w wybranym rejestrze."
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            problems[missing] = "Punkt na mapie potrzebuje obu współrzędnych."
        for name in ("founded_on", "confirmed_on", "public_benefit_as_of"):
            if (day := getattr(self, name)) and day > timezone.localdate():
                problems.setdefault(name, "Ta data jest w przyszłości.")
        if problems:
            raise ValidationError(problems)

    def owner(self) -> Any:
        """The owner of the entry, or None; costs a query."""
        owners = self.memberships.filter(role="owner").select_related("user")
        return next((one.user for one in owners), None)

    @staticmethod
    def public_benefit_cutoff() -> date:
        return timezone.localdate() - timedelta(days=PUBLIC_BENEFIT_VALID_DAYS)

    @property
    def is_public_benefit(self) -> bool:
        """Same rule as OrganizationQuerySet.public_benefit(), for one object."""
        return bool(self.public_benefit_as_of and self.public_benefit_as_of >= self.public_benefit_cutoff())

    @staticmethod
    def stale_cutoff() -> date:
        return timezone.localdate() - STALE_AFTER

    @property
    def is_stale(self) -> bool:
        """Same rule as OrganizationQuerySet.stale(), for one object."""
        return self.unconfirmed_since < self.stale_cutoff()

    @property
    def unconfirmed_since(self) -> date:
        """The day of the last confirmation, or of creation."""
        return self.confirmed_on or timezone.localdate(self.created_at)

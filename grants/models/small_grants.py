"""Small grants (art. 19a of the act): the limits of the law, public offers, remarks on them."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.files.uploads import private_storage
from core.publishing.models import WithStatus, constraints
from grants.choices import OfferStatus
from grants.models.call import Call
from organizations.models import Organization

PUBLIC_STATUSES = (OfferStatus.POSTED, OfferStatus.GRANTED, OfferStatus.REFUSED)


class LegalLimits(models.Model):
    """The single row of limits that the law sets, with the date for which the office checked them."""

    legal_as_of = models.DateField("stan prawny na dzień")
    basis = models.CharField("podstawa prawna", max_length=300, blank=True)
    contest_days = models.PositiveSmallIntegerField(
        "konkurs: dni od ogłoszenia do terminu",
        default=21,
        validators=[MinValueValidator(1)],
        help_text="Liczone od ostatniego z trzech ogłoszeń: w BIP, na tablicy, na stronie internetowej.",
    )
    small_grant_amount = models.DecimalField(
        "mały grant: najwyższa kwota", max_digits=10, decimal_places=2, validators=[MinValueValidator(1)]
    )
    small_grant_days = models.PositiveSmallIntegerField(
        "mały grant: najwięcej dni realizacji", validators=[MinValueValidator(1)]
    )
    small_grant_yearly = models.DecimalField(
        "małe granty: najwyższa kwota dla jednej organizacji w roku",
        max_digits=10,
        decimal_places=2,
        validators=[MinValueValidator(1)],
    )
    remark_days = models.PositiveSmallIntegerField(
        "mały grant: ile dni każdy może zgłosić uwagi", validators=[MinValueValidator(1)]
    )

    class Meta:
        verbose_name = "limity z ustawy"
        verbose_name_plural = "limity z ustawy"
        constraints = [
            models.CheckConstraint(name="grants_legallimits_one_row", condition=Q(pk=1)),
            models.CheckConstraint(
                name="grants_legallimits_positive",
                condition=Q(
                    contest_days__gte=1,
                    small_grant_amount__gt=0,
                    small_grant_days__gte=1,
                    small_grant_yearly__gt=0,
                    remark_days__gte=1,
                ),
                violation_error_message="Limity muszą być większe od zera.",
            ),
            models.CheckConstraint(
                name="grants_legallimits_year_holds_one_grant",
                condition=Q(small_grant_yearly__gte=F("small_grant_amount")),
                violation_error_message="Limit na rok nie może być mniejszy od kwoty jednej dotacji.",
            ),
        ]

    def __str__(self):
        return "Limity z ustawy"


class OfferQuerySet(models.QuerySet):
    def shown(self):
        """Posted offers, readable by everybody."""
        return self.filter(status__in=PUBLIC_STATUSES)

    def taking_remarks(self):
        return self.filter(status=OfferStatus.POSTED, remarks_until__gt=timezone.now())


class SmallGrantOffer(WithStatus):
    """An organisation's own offer for a small grant, posted for public remarks."""

    call = models.ForeignKey(
        Call,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="offers",
        verbose_name="nabór",
        limit_choices_to={"kind": "small_grant"},
    )
    title = models.CharField("nazwa zadania", max_length=200)
    slug = models.SlugField("adres", max_length=140, unique=True, editable=False)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="offers", verbose_name="organizacja"
    )
    name = models.CharField("nazwa organizacji", max_length=200, blank=True, help_text="Puste: nazwa z bazy.")
    summary = models.TextField("o zadaniu", max_length=3000)
    amount = models.DecimalField(
        "kwota dotacji", max_digits=10, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    starts_on = models.DateField("początek zadania")
    ends_on = models.DateField("koniec zadania")
    received_on = models.DateField("oferta wpłynęła")
    bip_url = models.URLField("oferta w BIP", max_length=500, blank=True)
    file = models.FileField("treść oferty", upload_to="calls/offers/%Y/%m/", storage=private_storage, blank=True)
    status = models.CharField("stan", max_length=10, choices=OfferStatus, default=OfferStatus.DRAFT, editable=False)
    posted_at = models.DateTimeField("opublikowana", null=True, blank=True, editable=False)
    remarks_until = models.DateTimeField("uwagi do", null=True, blank=True, editable=False)
    decided_at = models.DateTimeField("rozstrzygnięta", null=True, blank=True, editable=False)
    decision_note = models.TextField("uzasadnienie", max_length=2000, blank=True, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = "oferta na mały grant"
        verbose_name_plural = "oferty na małe granty"
        ordering = ["-posted_at", "-pk"]
        constraints = [
            *constraints("grants_smallgrantoffer", OfferStatus, explained=()),
            models.CheckConstraint(
                name="grants_smallgrantoffer_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Podaj kwotę większą od zera.",
            ),
            models.CheckConstraint(
                name="grants_smallgrantoffer_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="Koniec zadania musi być po jego początku.",
            ),
            models.CheckConstraint(
                name="grants_smallgrantoffer_has_name",
                condition=~Q(name=""),
                violation_error_message="Wybierz organizację z bazy albo wpisz nazwę.",
            ),
            models.CheckConstraint(
                name="grants_smallgrantoffer_posted_has_window",
                condition=~Q(status__in=["posted", "granted", "refused"])
                | Q(posted_at__isnull=False, remarks_until__gt=F("posted_at")),
            ),
            models.CheckConstraint(
                name="grants_smallgrantoffer_decided_has_moment",
                condition=Q(status__in=["granted", "refused"], decided_at__isnull=False)
                | (~Q(status__in=["granted", "refused"]) & Q(decided_at__isnull=True)),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("grants:offer", args=[self.slug])

    @property
    def is_shown(self) -> bool:
        """Same rule as OfferQuerySet.shown(), for one object."""
        return self.status in PUBLIC_STATUSES

    @property
    def takes_remarks(self) -> bool:
        """Same rule as OfferQuerySet.taking_remarks(), for one object."""
        return self.status == OfferStatus.POSTED and self.remarks_until > timezone.now()


class Remark(models.Model):
    """A remark on an offer, sent within its period. Personal data: grants.small_grants.retention empties it."""

    offer = models.ForeignKey(SmallGrantOffer, models.CASCADE, related_name="remarks", verbose_name="oferta")
    name = models.CharField("imię i nazwisko albo nazwa", max_length=150, blank=True)
    email = models.EmailField("e-mail", blank=True)
    text = models.TextField("treść uwagi", max_length=5000)
    created_at = models.DateTimeField("kiedy", default=timezone.now)
    read_at = models.DateTimeField("przeczytana", null=True, blank=True)
    emptied_at = models.DateTimeField("dane usunięte", null=True, blank=True)

    class Meta:
        verbose_name = "uwaga do oferty"
        verbose_name_plural = "uwagi do ofert"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index("read_at", name="grants_remarks_by_reading")]
        constraints = [
            models.CheckConstraint(
                name="grants_remark_has_text_until_emptied",
                condition=(Q(emptied_at__isnull=True) & ~Q(text=""))
                | Q(emptied_at__isnull=False, text="", name="", email=""),
                violation_error_message="Napisz, czego dotyczy uwaga.",
            )
        ]

    def __str__(self):
        return f"uwaga z {timezone.localtime(self.created_at):%d.%m.%Y, %H.%M}"

    @property
    def audit_label(self) -> str:
        """The number only, never words of the person, for the audit log."""
        return f"uwaga {self.pk}"

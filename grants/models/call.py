"""A funding call: the funder, the applicants, the purpose and the deadline."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField

from core.publishing.models import Published, constraints
from core.text import richtext
from grants.choices import PUBLIC, CallKind, CallSource, CallStatus, Deadline, Phase
from organizations.choices import LegalForm
from organizations.models import Sphere, Theme

#: After this time without results a call is shown as ended, not as under assessment: other funders rarely report them.
ASSESSED_FOR = timedelta(days=180)
MONEY = {"max_digits": 12, "decimal_places": 2, "null": True, "blank": True, "validators": [MinValueValidator(0)]}


def over() -> Q:
    """Applications are no longer possible now."""
    return Q(closes_at__lte=timezone.now()) | Q(deadline=Deadline.UNKNOWN) | Q(status=CallStatus.WITHDRAWN)


class CallQuerySet(models.QuerySet):
    def public(self):
        """Readable by everybody: published, or withdrawn after publication."""
        return self.filter(status__in=PUBLIC)

    def published(self):
        return self.filter(status=CallStatus.PUBLISHED)

    def coming(self):
        """Announced: not open yet, the nearest opening first."""
        return self.published().filter(opens_at__gt=timezone.now()).order_by("opens_at", "pk")

    def open(self):
        """Taking applications now, the nearest deadline first, those without one last."""
        now = timezone.now()
        has_time = Q(closes_at__gt=now) | Q(closes_at=None, deadline=Deadline.OPEN_ENDED)
        opened = Q(opens_at=None) | Q(opens_at__lte=now)
        return self.published().filter(has_time, opened).order_by(F("closes_at").asc(nulls_last=True), "pk")

    def archive(self):
        """Closed, without a known deadline, or withdrawn; the most recent first."""
        return self.public().filter(over()).order_by(F("closes_at").desc(nulls_last=True), "-pk")


class Call(Published):
    """Opening and closing follow from time alone; ``grants.calls.actions`` makes all other changes.

    No row in ``applicants`` means that every organisation may apply, whatever its legal form.
    """

    title = models.CharField("tytuł", max_length=200)
    slug = models.SlugField("adres", max_length=140, unique=True)
    kind = models.CharField("rodzaj", max_length=20, choices=CallKind, default=CallKind.OPEN_CONTEST)
    source = models.CharField("skąd są pieniądze", max_length=10, choices=CallSource, default=CallSource.CITY)
    funder = models.CharField("kto ogłasza", max_length=160, default="Miasto Leszno")
    lead = models.CharField(
        "w jednym zdaniu", max_length=300, blank=True, help_text="Na co i dla kogo. Widać to na liście."
    )
    body = ProseEditorField("opis", blank=True, sanitize=richtext.clean, extensions=richtext.EXTENSIONS)
    themes = models.ManyToManyField(Theme, blank=True, related_name="calls", verbose_name="tematy")
    spheres = models.ManyToManyField(Sphere, blank=True, related_name="calls", verbose_name="sfery zadań publicznych")
    is_for_informal = models.BooleanField("także grupy nieformalne", default=False)
    applicants_note = models.CharField("kto może się zgłosić – dopisek", max_length=300, blank=True)
    # dates
    deadline = models.CharField("termin", max_length=10, choices=Deadline, default=Deadline.SET)
    opens_at = models.DateTimeField("nabór od", null=True, blank=True)
    closes_at = models.DateTimeField("nabór do", null=True, blank=True)
    results_on = models.DateField("wyniki najpóźniej", null=True, blank=True)
    project_from = models.DateField("działania od", null=True, blank=True)
    project_to = models.DateField("działania do", null=True, blank=True)
    # amounts
    pool = models.DecimalField("pula", **MONEY)
    grant_from = models.DecimalField("dotacja od", **MONEY)
    grant_to = models.DecimalField("dotacja do", **MONEY)
    own_share = models.DecimalField(
        "wkład własny (%)", max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="Najmniejszy wymagany. 0: niepotrzebny. Puste: nie podano.",
    )  # fmt: skip
    area = models.CharField("gdzie mają być działania", max_length=160, blank=True)
    # links
    form_url = models.URLField("generator lub formularz", max_length=500, blank=True)
    bip_url = models.URLField("ogłoszenie w BIP", max_length=500, blank=True)
    bip_on = models.DateField("w BIP od", null=True, blank=True)
    board_on = models.DateField("na tablicy ogłoszeń od", null=True, blank=True)
    site_on = models.DateField("na stronie internetowej od", null=True, blank=True)
    contact = models.TextField("kto odpowie na pytania", max_length=600, blank=True)
    legal_as_of = models.DateField("stan prawny na dzień", null=True, blank=True)
    source_url = models.URLField("źródło", max_length=500, blank=True)
    # results
    settled_at = models.DateTimeField("rozstrzygnięty", null=True, blank=True, editable=False)
    results_note = models.TextField("o wynikach", max_length=3000, blank=True)
    results_url = models.URLField("ogłoszenie wyników", max_length=500, blank=True)
    # state
    status = models.CharField("stan", max_length=10, choices=CallStatus, default=CallStatus.DRAFT)
    sequence = models.PositiveIntegerField("numer zmiany w kalendarzach", default=0, editable=False)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = "nabór"
        verbose_name_plural = "nabory"
        ordering = ["-closes_at", "-pk"]
        indexes = [
            models.Index("status", "closes_at", name="grants_calls_by_deadline"),
            models.Index("status", "opens_at", name="grants_calls_by_opening"),
        ]
        constraints = [
            models.CheckConstraint(
                name="grants_call_kind_known",
                condition=Q(kind__in=["open_contest", "small_grant", "local_initiative", "regranting", "other"]),
            ),
            models.CheckConstraint(
                name="grants_call_source_known", condition=Q(source__in=["city", "region", "country", "eu", "private"])
            ),
            models.CheckConstraint(
                name="grants_call_deadline_known", condition=Q(deadline__in=["set", "open_ended", "unknown"])
            ),
            *constraints("grants_call", CallStatus),
            models.CheckConstraint(
                name="grants_call_closes_after_opening",
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                violation_error_message="Koniec naboru musi być po jego początku.",
            ),
            models.CheckConstraint(
                name="grants_call_public_has_deadline",
                condition=~Q(deadline="set") | Q(status="draft") | Q(closes_at__isnull=False),
                violation_error_message="Podaj, do kiedy można składać wnioski.",
            ),
            models.CheckConstraint(
                name="grants_call_unknown_has_no_deadline",
                condition=~Q(deadline="unknown") | Q(closes_at__isnull=True),
                violation_error_message="Termin jest podany, więc nie jest nieznany. Wybierz „do podanego dnia”.",
            ),
            models.CheckConstraint(
                name="grants_call_public_was_published",
                condition=Q(status="draft") | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="grants_call_contest_is_announced",
                condition=~Q(kind="open_contest", source="city", status="published")
                | Q(bip_on__isnull=False, board_on__isnull=False, site_on__isnull=False)
                | Q(deadline="unknown")
                | Q(closes_at__lte=F("published_at")),
                violation_error_message="Podaj trzy daty ogłoszenia: w BIP, na tablicy i na stronie internetowej.",
            ),
            models.CheckConstraint(
                name="grants_call_bip_has_address",
                condition=Q(bip_on__isnull=True) | ~Q(bip_url=""),
                violation_error_message="Podaj adres ogłoszenia w BIP.",
            ),
            models.CheckConstraint(
                name="grants_call_pool_not_negative",
                condition=Q(pool__isnull=True) | Q(pool__gte=0),
                violation_error_message="Pula nie może być mniejsza od zera.",
            ),
            models.CheckConstraint(
                name="grants_call_grant_not_negative",
                condition=(Q(grant_from__isnull=True) | Q(grant_from__gte=0))
                & (Q(grant_to__isnull=True) | Q(grant_to__gte=0)),
                violation_error_message="Dotacja nie może być mniejsza od zera.",
            ),
            models.CheckConstraint(
                name="grants_call_grant_to_not_below_from",
                condition=Q(grant_from__isnull=True) | Q(grant_to__isnull=True) | Q(grant_to__gte=F("grant_from")),
                violation_error_message="Największa dotacja nie może być mniejsza od najmniejszej.",
            ),
            models.CheckConstraint(
                name="grants_call_grant_within_pool",
                condition=Q(pool__isnull=True) | Q(grant_to__isnull=True) | Q(grant_to__lte=F("pool")),
                violation_error_message="Największa dotacja nie może być większa od puli.",
            ),
            models.CheckConstraint(
                name="grants_call_own_share_is_percentage",
                condition=Q(own_share__isnull=True) | Q(own_share__gte=0, own_share__lte=100),
                violation_error_message="Wkład własny podaj w procentach: od 0 do 100.",
            ),
            models.CheckConstraint(
                name="grants_call_project_ends_after_start",
                condition=Q(project_from__isnull=True)
                | Q(project_to__isnull=True)
                | Q(project_to__gte=F("project_from")),
                violation_error_message="Koniec działań musi być po ich początku.",
            ),
            models.CheckConstraint(
                name="grants_call_settled_is_published",
                condition=Q(settled_at__isnull=True) | ~Q(status="draft"),
                violation_error_message="Wyniki można podać dopiero po publikacji naboru.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("grants:call", args=[self.slug])

    @property
    def uid(self) -> str:
        """The UID of the deadline in calendars; it never changes."""
        return f"nabor-{self.pk}@ngo.leszno.pl"

    @property
    def is_public(self) -> bool:
        """Same rule as CallQuerySet.public(), for one object."""
        return self.status in PUBLIC

    @property
    def phase(self) -> str | None:
        """The phase now; None for a draft."""
        now = timezone.now()
        if self.status == CallStatus.DRAFT:
            return None
        if self.status == CallStatus.WITHDRAWN:
            return Phase.WITHDRAWN
        if self.settled_at is not None:
            return Phase.SETTLED
        if self.opens_at is not None and self.opens_at > now:
            return Phase.ANNOUNCED
        if self.closes_at is None:
            return Phase.OPEN if self.deadline == Deadline.OPEN_ENDED else Phase.CLOSED
        if self.closes_at > now:
            return Phase.OPEN
        return Phase.ASSESSMENT if self.closes_at > now - ASSESSED_FOR else Phase.CLOSED

    @property
    def is_open(self) -> bool:
        """Same rule as CallQuerySet.open(), for one object."""
        return self.phase == Phase.OPEN


class CallApplicant(models.Model):
    """One legal form that may apply."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="applicants", verbose_name="nabór")
    legal_form = models.CharField("forma prawna", max_length=40, choices=LegalForm)

    class Meta:
        verbose_name = "kto może się zgłosić"
        verbose_name_plural = "kto może się zgłosić"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("call", "legal_form", name="grants_callapplicant_once"),
            models.CheckConstraint(
                name="grants_callapplicant_legal_form_known", condition=Q(legal_form__in=LegalForm.values)
            ),
        ]

    def __str__(self):
        return self.get_legal_form_display()


class OldCallAddress(models.Model):
    """A former slug, which redirects to the call."""

    slug = models.SlugField("dawny adres", max_length=140, unique=True)
    call = models.ForeignKey(Call, models.CASCADE, related_name="old_addresses", verbose_name="nabór")

    class Meta:
        verbose_name = "dawny adres naboru"
        verbose_name_plural = "dawne adresy naborów"

    def __str__(self):
        return self.slug

"""Tables of case marks: classes edited by staff, counters, and the register of marks."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from core.cases.marks import INITIALS, SYMBOL, UNIT, Mark

CATEGORY = r"A|Bc|BE?[0-9]{1,2}"
PLAIN_YEARS = re.compile(r"BE?([0-9]{1,2})")


class CaseClassQuerySet(models.QuerySet):
    def in_force(self, day):
        """Classes that may mark a case beginning on this day."""
        return self.filter(Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def numbered_here(self):
        return self.filter(numbering=CaseClass.Numbering.PORTAL)


class CaseClass(models.Model):
    """A line of the office's list of files (JRWA) that the portal needs; edited by staff."""

    class Numbering(models.TextChoices):
        PORTAL = "portal", "nadaje portal, kolejny numer"
        BY_HAND = "by_hand", "tylko wpisywane, numer nadaje inny system"

    unit = models.CharField(
        "znak biura",
        max_length=17,
        default="OP",
        validators=[RegexValidator(rf"^{UNIT}$", "Wpisz znak wielkimi literami, na przykład OP albo ABC-A.")],
    )
    symbol = models.CharField(
        "symbol klasy",
        max_length=5,
        validators=[RegexValidator(rf"^{SYMBOL}$", "Symbol to od 2 do 5 cyfr, na przykład 524.")],
    )
    title = models.CharField("hasło klasyfikacyjne", max_length=200)
    archival_category = models.CharField(
        "kategoria archiwalna",
        max_length=4,
        help_text="Na przykład B5, BE10 albo A. Od niej zależy, jak długo przechowujemy korespondencję ze znakiem.",
        validators=[RegexValidator(rf"^({CATEGORY})$", "Wpisz kategorię, na przykład B5, BE10, Bc albo A.")],
    )
    numbering = models.CharField("numery", max_length=10, choices=Numbering, default=Numbering.PORTAL)
    valid_from = models.DateField("obowiązuje od")
    valid_to = models.DateField("obowiązuje do", null=True, blank=True, help_text="Puste: nadal obowiązuje.")

    objects = CaseClassQuerySet.as_manager()

    class Meta:
        verbose_name = "klasa z wykazu akt"
        verbose_name_plural = "klasy z wykazu akt"
        ordering = ["unit", "symbol", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "symbol", "valid_from"],
                name="core_caseclass_once_from_a_day",
                violation_error_message="Ta klasa jest już na liście z tym samym dniem początku.",
            ),
            models.CheckConstraint(
                name="core_caseclass_ends_after_start",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message="Koniec obowiązywania musi być po początku.",
            ),
            models.CheckConstraint(
                name="core_caseclass_numbering_known", condition=Q(numbering__in=["portal", "by_hand"])
            ),
            models.CheckConstraint(name="core_caseclass_symbol_is_digits", condition=Q(symbol__regex=rf"^{SYMBOL}$")),
        ]

    def __str__(self):
        return f"{self.unit}.{self.symbol} – {self.title}"

    def clean(self):
        """Only one class at a time per symbol: a new version begins after the previous one ends."""
        if not (self.unit and self.symbol and self.valid_from):
            return
        others = CaseClass.objects.filter(unit=self.unit, symbol=self.symbol).exclude(pk=self.pk)
        others = others.filter(Q(valid_to=None) | Q(valid_to__gte=self.valid_from))
        if self.valid_to:
            others = others.filter(valid_from__lte=self.valid_to)
        if other := others.first():
            raise ValidationError(
                {"valid_from": f"W tym czasie obowiązuje już „{other}”. Najpierw wpisz, kiedy tamta się kończy."}
            )

    @property
    def years(self) -> int | None:
        """How many years its files are kept: for Bc the minimum, one; for A forever, so None."""
        found = PLAIN_YEARS.fullmatch(self.archival_category)
        return int(found[1]) if found else 1 if self.archival_category == "Bc" else None


class CaseCounter(models.Model):
    """The last number given by the portal in one series; locked while the next is given."""

    unit = models.CharField(max_length=17)
    symbol = models.CharField(max_length=5)
    subfolder = models.PositiveIntegerField(default=0)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "symbol", "subfolder", "year"], name="core_casecounter_one_each")
        ]

    def __str__(self):
        return f"{self.unit}.{self.symbol}/{self.subfolder}/{self.year}: {self.last}"


class CaseMarkQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_at=None)

    def of(self, obj):
        """All marks of this object, withdrawn ones included."""
        return self.filter(object_kind=obj._meta.label_lower, object_id=obj.pk)

    def of_series(self, mark):
        return self.filter(unit=mark.unit, symbol=mark.symbol, subfolder=mark.subfolder, year=mark.year)


class CaseMark(models.Model):
    """One line of the register of cases. It is never deleted and its number is never reused."""

    class Origin(models.TextChoices):
        PORTAL = "portal", "nadany przez portal"
        TYPED = "typed", "wpisany"

    unit = models.CharField("znak biura", max_length=17)
    symbol = models.CharField("symbol klasy", max_length=5)
    subfolder = models.PositiveIntegerField("numer teczki", default=0)
    number = models.PositiveIntegerField("numer")
    year = models.PositiveSmallIntegerField("rok")
    initials = models.CharField("inicjały", max_length=4, blank=True)
    origin = models.CharField("skąd numer", max_length=10, choices=Origin)
    keep_years = models.PositiveSmallIntegerField("lat przechowywania", null=True, blank=True)
    object_kind = models.CharField("rodzaj", max_length=100)
    object_id = models.BigIntegerField("numer tego, czego dotyczy")
    object_label = models.CharField("czego dotyczy", max_length=250)
    given_at = models.DateTimeField("nadany", auto_now_add=True)
    withdrawn_at = models.DateTimeField("wycofany", null=True, blank=True)
    withdrawn_reason = models.CharField("powód wycofania", max_length=250, blank=True)

    objects = CaseMarkQuerySet.as_manager()

    class Meta:
        verbose_name = "znak sprawy"
        verbose_name_plural = "spis spraw"
        ordering = ["-year", "unit", "symbol", "subfolder", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "symbol", "subfolder", "year", "number"],
                name="core_casemark_number_once",
                violation_error_message="Ten znak ma już inna sprawa.",
            ),
            models.UniqueConstraint(
                fields=["object_kind", "object_id"],
                condition=Q(withdrawn_at__isnull=True),
                name="core_casemark_one_standing_each",
                violation_error_message="Ta sprawa ma już znak.",
            ),
            models.CheckConstraint(name="core_casemark_number_positive", condition=Q(number__gte=1)),
            models.CheckConstraint(name="core_casemark_year_of_four_digits", condition=Q(year__range=(1000, 9999))),
            models.CheckConstraint(name="core_casemark_origin_known", condition=Q(origin__in=["portal", "typed"])),
            models.CheckConstraint(
                name="core_casemark_initials_letters",
                condition=Q(initials="") | Q(initials__regex=rf"^{INITIALS}$"),
            ),
            models.CheckConstraint(
                name="core_casemark_withdrawn_has_reason",
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
            ),
        ]

    def __str__(self):
        return str(Mark(self.unit, self.symbol, self.number, self.year, self.subfolder, self.initials))

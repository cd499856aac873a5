"""Pages written by staff, and old addresses that lead to current ones."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField
from simple_history.models import HistoricalRecords

from core.text import richtext
from pages.choices import MenuPlace, PageStatus

#: "poradnik/klub-sportowy": small letters, digits and hyphens, separated by slashes.
PATH = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*"
OVERDUE_FOR_LONG = timedelta(days=90)
"""How long after its review day a page that nobody has looked at says so to its readers."""


class PageQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=PageStatus.PUBLISHED)

    def overdue(self):
        """Published, and the day of its review has passed."""
        return self.published().filter(review_on__lt=timezone.localdate())


class Page(models.Model):
    """``path`` is the URL path without its outer slashes; ``parent`` is the page above it in the breadcrumbs."""

    title = models.CharField("tytuł", max_length=160)
    path = models.CharField(
        "adres",
        max_length=200,
        unique=True,
        validators=[
            RegexValidator(
                rf"^{PATH}\Z",
                "Adres to małe litery bez polskich znaków, cyfry i łączniki, na przykład „poradnik/klub-sportowy”.",
            )
        ],
        error_messages={"unique": "Pod tym adresem jest już inna strona. Wybierz inny."},
    )
    lead = models.CharField(
        "w jednym, dwóch zdaniach",
        max_length=300,
        blank=True,
        help_text="Co tu znajdzie czytelnik. Widać to pod tytułem i w wynikach wyszukiwania.",
    )
    body = ProseEditorField("treść", blank=True, sanitize=richtext.clean, extensions=richtext.EXTENSIONS)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="strona nadrzędna"
    )
    menu_place = models.CharField("gdzie ją pokazać", max_length=10, choices=MenuPlace, default=MenuPlace.NONE)
    order = models.PositiveSmallIntegerField("kolejność", default=0, help_text="Mniejsza liczba stoi wyżej.")
    law_as_of = models.DateField(
        "stan prawny na dzień",
        null=True,
        blank=True,
        help_text="Gdy strona mówi o przepisach: z którego dnia one są. Czytelnik to zobaczy.",
    )
    review_on = models.DateField(
        "sprawdzić do dnia",
        null=True,
        blank=True,
        help_text="Po tym dniu strona trafi na listę „do sprawdzenia”.",
    )
    status = models.CharField("stan", max_length=10, choices=PageStatus, default=PageStatus.DRAFT)
    published_at = models.DateTimeField("opublikowana", null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("dodana", auto_now_add=True)
    updated_at = models.DateTimeField("zmieniona", auto_now=True)

    objects = PageQuerySet.as_manager()
    history = HistoricalRecords(
        excluded_fields=["created_at", "updated_at"],
        verbose_name="wersja strony",
        verbose_name_plural="historia strony",
    )

    class Meta:
        verbose_name = "strona"
        verbose_name_plural = "strony"
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(name="pages_page_status_known", condition=Q(status__in=["draft", "published"])),
            models.CheckConstraint(
                name="pages_page_menu_place_known", condition=Q(menu_place__in=["none", "main", "footer", "listed"])
            ),
            models.CheckConstraint(
                name="pages_page_published_has_moment", condition=Q(status="draft") | Q(published_at__isnull=False)
            ),
            models.CheckConstraint(
                name="pages_page_listed_has_parent",
                condition=~Q(menu_place="listed") | Q(parent__isnull=False),
                violation_error_message="Wybierz stronę nadrzędną – to na jej liście stanie ta strona.",
            ),
            models.CheckConstraint(
                name="pages_page_not_under_itself",
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                violation_error_message="Strona nie może być swoją własną stroną nadrzędną.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("pages:page", args=[self.path])

    @property
    def is_published(self) -> bool:
        """Same rule as PageQuerySet.published(), for one object."""
        return self.status == PageStatus.PUBLISHED

    @property
    def is_overdue_for_long(self) -> bool:
        """Whether the page warns its readers that it was not reviewed lately."""
        return self.review_on is not None and self.review_on < timezone.localdate() - OVERDUE_FOR_LONG


class OldAddress(models.Model):
    """A URL of the former site, or a former path of a page; ``key`` is the same for any spelling of it.

    It leads to a page, even if its path changes later, or to a fixed URL of the portal: never to another old address,
    so there are no chains.
    """

    path = models.CharField("dawny adres", max_length=300)
    key = models.CharField(max_length=300, unique=True, editable=False)
    page = models.ForeignKey(
        Page, models.PROTECT, null=True, blank=True, related_name="old_addresses", verbose_name="strona"
    )
    target = models.CharField("adres w portalu", max_length=300, blank=True)
    created_at = models.DateTimeField("dodany", auto_now_add=True)

    class Meta:
        verbose_name = "dawny adres"
        verbose_name_plural = "dawne adresy"
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                name="pages_oldaddress_leads_to_one_thing",
                condition=Q(page__isnull=False, target="") | (Q(page__isnull=True) & ~Q(target="")),
                violation_error_message="Dawny adres prowadzi albo do strony, albo do innego miejsca w portalu.",
            ),
            models.CheckConstraint(name="pages_oldaddress_has_a_key", condition=~Q(key="")),
            models.CheckConstraint(
                name="pages_oldaddress_stays_in_the_portal",
                condition=Q(target="") | (Q(target__startswith="/") & ~Q(target__startswith="//")),
                violation_error_message="Nowy adres musi być w tym portalu.",
            ),
        ]

    def __str__(self):
        return self.path

    @property
    def leads_to(self) -> str:
        """The current URL; one query unless ``page`` was prefetched."""
        return self.page.get_absolute_url() if self.page_id else self.target


class AddressImport(models.Model):
    """A spreadsheet of old addresses, stored for preview before it is applied: rows of number, old, new."""

    file_name = models.CharField("plik", max_length=200)
    rows = models.JSONField("wiersze", default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="kto"
    )
    created_at = models.DateTimeField("wczytany", auto_now_add=True)
    applied_at = models.DateTimeField("zapisany", null=True, blank=True)

    class Meta:
        verbose_name = "import dawnych adresów"
        verbose_name_plural = "importy dawnych adresów"
        ordering = ["-created_at"]

    def __str__(self):
        return self.file_name

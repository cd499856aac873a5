"""Venues, and yearly series of events with zones and stands."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField

from core.publishing.models import WithStatus, constraints
from core.text import richtext
from events.choices import ACTIVE_STANDS, StandStatus
from organizations.models import AccessFeature, Organization


class Venue(models.Model):
    """A place with its accessibility, shared by all events in it."""

    name = models.CharField("nazwa", max_length=120, unique=True)
    street = models.CharField("ulica i numer", max_length=120, blank=True)
    postal_code = models.CharField("kod pocztowy", max_length=6, blank=True)
    city = models.CharField("miejscowość", max_length=80, default="Leszno")
    latitude = models.DecimalField("szerokość geograficzna", max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("długość geograficzna", max_digits=9, decimal_places=6, null=True, blank=True)
    access_features = models.ManyToManyField(
        AccessFeature, blank=True, related_name="venues", verbose_name="udogodnienia"
    )
    access_notes = models.TextField("dostępność – opis", blank=True, help_text="Wejście, winda, toaleta, parking.")
    is_offered = models.BooleanField("do wyboru przy nowych wydarzeniach", default=True)

    class Meta:
        verbose_name = "miejsce"
        verbose_name_plural = "miejsca"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="events_venue_point_pair",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                violation_error_message="Punkt na mapie potrzebuje obu współrzędnych.",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def address(self) -> str:
        town = " ".join(filter(None, (self.postal_code, self.city)))
        return ", ".join(filter(None, (self.street, town)))


class Series(models.Model):
    """Events of one edition, e.g. "Aktywne Obywatelskie Leszno 2026"."""

    title = models.CharField("tytuł", max_length=160, unique=True)
    slug = models.SlugField("adres", max_length=120, unique=True)
    lead = models.CharField("w jednym zdaniu", max_length=300, blank=True)
    body = ProseEditorField("opis", blank=True, sanitize=richtext.clean, extensions=richtext.EXTENSIONS)
    starts_on = models.DateField("pierwszy dzień")
    ends_on = models.DateField("ostatni dzień")
    picture = models.OneToOneField(
        "core.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="obraz"
    )
    is_published = models.BooleanField("widoczna dla wszystkich", default=False)
    stands_open_at = models.DateTimeField("zgłoszenia stoisk od", null=True, blank=True)
    stands_close_at = models.DateTimeField("zgłoszenia stoisk do", null=True, blank=True)
    stands_info = models.TextField("co zapewniamy na stoisku", blank=True)

    class Meta:
        verbose_name = "cykl wydarzeń"
        verbose_name_plural = "cykle wydarzeń"
        ordering = ["-starts_on", "title"]
        constraints = [
            models.CheckConstraint(
                name="events_series_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="Ostatni dzień nie może być przed pierwszym.",
            ),
            models.CheckConstraint(
                name="events_series_stands_pair",
                condition=Q(stands_open_at__isnull=True, stands_close_at__isnull=True)
                | Q(
                    stands_open_at__isnull=False,
                    stands_close_at__isnull=False,
                    stands_close_at__gt=F("stands_open_at"),
                ),
                violation_error_message="Podaj początek i późniejszy koniec zgłoszeń stoisk – albo zostaw oba puste.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:series", args=[self.slug])

    @property
    def takes_stands(self) -> bool:
        """Whether submissions of stands are open now."""
        if not self.is_published or self.stands_open_at is None:
            return False
        return self.stands_open_at <= timezone.now() < self.stands_close_at


class Zone(models.Model):
    """A part of the festival grounds, e.g. "strefa zdrowia"."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="zones", verbose_name="cykl")
    name = models.CharField("nazwa", max_length=80)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "strefa"
        verbose_name_plural = "strefy"
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(
                "series", "name", name="events_zone_once", violation_error_message="Taka strefa już jest."
            )
        ]

    def __str__(self):
        return self.name


class Stand(WithStatus):
    """An organisation's request for a stand. The contact is personal data: see retention."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="stands", verbose_name="cykl")
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="stands", verbose_name="organizacja")
    zone = models.ForeignKey(
        Zone, models.SET_NULL, null=True, blank=True, related_name="stands", verbose_name="strefa"
    )
    offer = models.TextField("co pokażecie na stoisku", max_length=1000)
    equipment = models.TextField("czego potrzebujecie", max_length=500, blank=True, help_text="Prąd, stół, namiot…")
    contact_name = models.CharField("osoba do kontaktu", max_length=150)
    contact_email = models.EmailField("e-mail")
    contact_phone = models.CharField("telefon", max_length=30, blank=True)
    status = models.CharField("stan", max_length=10, choices=StandStatus, default=StandStatus.SUBMITTED)

    class Meta:
        verbose_name = "stoisko"
        verbose_name_plural = "stoiska"
        ordering = ["created_at"]
        constraints = [
            *constraints("events_stand", StandStatus, explained=[StandStatus.REJECTED]),
            models.UniqueConstraint(
                "series",
                "organization",
                name="events_stand_one_active",
                condition=Q(status__in=["submitted", "accepted"]),
                violation_error_message="Ta organizacja zgłosiła już stoisko.",
            ),
        ]

    def __str__(self):
        """Without the contact, because the audit log stores it."""
        return f"stoisko {self.pk}"

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE_STANDS

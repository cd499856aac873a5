"""Records around an event: materials, messages to its people, feedback."""

from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.files.uploads import private_storage
from events.models.event import Event


class Material(models.Model):
    """A file or a link for attendees; listed in the letter of thanks."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="materials", verbose_name="wydarzenie")
    title = models.CharField("tytuł", max_length=160)
    file = models.FileField("plik", upload_to="materials/%Y/%m/", storage=private_storage, blank=True)
    url = models.URLField("link", max_length=500, blank=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "materiał"
        verbose_name_plural = "materiały"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="events_material_file_or_link",
                condition=(Q(file="") & ~Q(url="")) | (~Q(file="") & Q(url="")),
                violation_error_message="Dodaj plik albo link – jedno z nich.",
            )
        ]

    def __str__(self):
        return self.title


class Message(models.Model):
    """A message of the office to people of an event, with its recipients."""

    class To(models.TextChoices):
        EVERYBODY = "everybody", "wszyscy zapisani i oczekujący"
        CONFIRMED = "confirmed", "osoby z potwierdzonym miejscem"
        WAITING = "waiting", "osoby z listy rezerwowej"

    event = models.ForeignKey(Event, models.CASCADE, related_name="messages", verbose_name="wydarzenie")
    to = models.CharField("do kogo", max_length=10, choices=To, default=To.CONFIRMED)
    subject = models.CharField("temat", max_length=150)
    text = models.TextField("treść", max_length=5000)
    form_key = models.UUIDField(unique=True, editable=False)
    letters = models.PositiveIntegerField("ile listów", default=0, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="kto wysłał"
    )
    sent_at = models.DateTimeField("kiedy", default=timezone.now)

    class Meta:
        verbose_name = "wiadomość do zapisanych"
        verbose_name_plural = "wiadomości do zapisanych"
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                name="events_message_to_known", condition=Q(to__in=["everybody", "confirmed", "waiting"])
            )
        ]

    def __str__(self):
        return self.subject


def scale(question: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        question, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


def within_scale(name: str) -> models.CheckConstraint:
    condition = Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (1, 5)})
    return models.CheckConstraint(name=f"events_feedback_{name}_within_scale", condition=condition)


class Feedback(models.Model):
    """One opinion, 1 to 5 and in words. Anonymous: no person, no time, no order of arrival."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="feedback", verbose_name="wydarzenie")
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    useful = scale("Czy wydarzenie było przydatne?")
    clear = scale("Czy osoby prowadzące mówiły jasno?")
    organized = scale("Jak oceniasz organizację?")
    accessible = scale("Czy miejsce i forma były dla Ciebie dostępne?")
    good = models.TextField("Co było dobre?", max_length=2000, blank=True)
    better = models.TextField("Co możemy poprawić?", max_length=2000, blank=True)
    wishes = models.TextField("Jakiego spotkania teraz potrzebujesz?", max_length=2000, blank=True)

    SCALES = ("useful", "clear", "organized", "accessible")
    WORDS = ("good", "better", "wishes")

    class Meta:
        verbose_name = "opinia"
        verbose_name_plural = "opinie"
        ordering = ["pk"]
        constraints = [
            within_scale("useful"),
            within_scale("clear"),
            within_scale("organized"),
            within_scale("accessible"),
        ]

    def __str__(self):
        return "opinia"


class PersonalFeed(models.Model):
    """The unguessable address of a person's calendar; a new key disables the old address."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="event_feed")
    key = models.CharField("klucz", max_length=43, unique=True)
    created_at = models.DateTimeField("od", default=timezone.now)

    class Meta:
        verbose_name = "własny kalendarz"
        verbose_name_plural = "własne kalendarze"

    def __str__(self):
        return f"kalendarz {self.pk}"

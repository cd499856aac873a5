"""Messages of a thread, and their files."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from contact.choices import Channel, Voice
from contact.models.thread import Thread
from core.files.uploads import private_storage


class EntryQuerySet(models.QuerySet):
    def for_person(self):
        """All except the office's own notes."""
        return self.exclude(voice=Voice.NOTE)


class Entry(models.Model):
    """One message: from the person, from the office to the person, or an internal note."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="entries", verbose_name="wątek")
    voice = models.CharField("czyje", max_length=10, choices=Voice)
    channel = models.CharField("jak", max_length=10, choices=Channel, default=Channel.PORTAL)
    text = models.TextField("treść", max_length=10_000)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="kto"
    )
    written_at = models.DateTimeField("kiedy", default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "wypowiedź"
        verbose_name_plural = "wypowiedzi"
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="contact_entry_voice_known", condition=Q(voice__in=["person", "answer", "notice", "note"])
            ),
            models.CheckConstraint(
                name="contact_entry_channel_known", condition=Q(channel__in=["portal", "mail", "phone", "paper"])
            ),
            models.CheckConstraint(name="contact_entry_says_something", condition=~Q(text="")),
        ]

    def __str__(self):
        return f"{self.thread_id}: {self.get_voice_display()}"

    @property
    def is_from_office(self) -> bool:
        return self.voice != Voice.PERSON


class Attachment(models.Model):
    """A document attached to a message; accessible only to the office and to the thread's person."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="attachments", verbose_name="wypowiedź")
    file = models.FileField("plik", upload_to="contact/%Y/%m/", storage=private_storage, max_length=200)
    name = models.CharField("nazwa", max_length=150)
    size = models.PositiveIntegerField("wielkość")

    class Meta:
        verbose_name = "załącznik"
        verbose_name_plural = "załączniki"
        ordering = ["pk"]

    def __str__(self):
        return self.name

"""The half-yearly confirmation of entries, and messages relayed to organisations."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from organizations.models.organization import Organization


class ConfirmationRequest(models.Model):
    """One half-yearly letter to one organisation that asks whether its entry is true. ``round`` is "2026-1" or
    "2026-2"."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="confirmation_requests", verbose_name="organizacja"
    )
    round = models.CharField("tura", max_length=6)
    sent_at = models.DateTimeField("wysłane", auto_now_add=True)
    answered_at = models.DateTimeField("odpowiedź", null=True, blank=True)

    class Meta:
        verbose_name = "pytanie o aktualność"
        verbose_name_plural = "pytania o aktualność"
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint("organization", "round", name="organizations_confirmationrequest_once_a_round"),
            models.CheckConstraint(
                name="organizations_confirmationrequest_round_known", condition=Q(round__regex=r"^[0-9]{4}-[12]$")
            ),
        ]

    def __str__(self):
        return f"{self.organization}, {self.round}"


class ContactMessage(models.Model):
    """A reader's message to an organisation from its profile; the organisation's address is not shown.

    Personal data: see retention.
    """

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="contact_messages", verbose_name="organizacja"
    )
    sender_name = models.CharField("imię i nazwisko", max_length=150)
    sender_email = models.EmailField("adres e-mail")
    message = models.TextField("wiadomość", max_length=4000)
    wants_copy = models.BooleanField("kopia dla piszącego", default=False)
    stopped_at = models.DateTimeField("zatrzymana przez biuro", null=True, blank=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kto zatrzymał",
    )
    created_at = models.DateTimeField("kiedy", auto_now_add=True)

    class Meta:
        verbose_name = "wiadomość do organizacji"
        verbose_name_plural = "wiadomości do organizacji"
        ordering = ["-created_at"]
        indexes = [models.Index("created_at", name="organizations_contact_created")]

    def __str__(self):
        """Without personal data, because this goes into the audit log."""
        return f"wiadomość {self.pk}"


class BarredSender(models.Model):
    """A blocked sender address, stored only as a keyed hash (core.mail.addresses.digest)."""

    digest = models.CharField("skrót adresu", max_length=64, unique=True)
    created_at = models.DateTimeField("od", auto_now_add=True)

    class Meta:
        verbose_name = "zablokowany nadawca"
        verbose_name_plural = "zablokowani nadawcy"
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.digest[:12]}…"

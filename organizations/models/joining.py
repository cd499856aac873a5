"""Draft of an online submission, kept between visits."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from organizations.models.organization import Organization


class Joining(models.Model):
    """A draft submission. No account is needed to begin; the link in the letter opens it again.

    ``answers`` holds the typed values by step, valid or not, so that no input is lost. Personal data: see retention.
    """

    class Status(models.TextChoices):
        OPEN = "open", "w trakcie wypełniania"
        SENT = "sent", "wysłane, adres niepotwierdzony"
        DONE = "done", "przekazane do biura"
        DROPPED = "dropped", "porzucone"

    email = models.EmailField("adres e-mail")
    person = models.CharField("imię i nazwisko", max_length=150)
    answers = models.JSONField("odpowiedzi", default=dict)
    step = models.PositiveSmallIntegerField("krok", default=1)
    status = models.CharField("stan", max_length=10, choices=Status, default=Status.OPEN)
    status_changed_at = models.DateTimeField("stan od", default=timezone.now)
    email_confirmed_at = models.DateTimeField("adres potwierdzony", null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="konto"
    )
    organization = models.OneToOneField(
        Organization, models.SET_NULL, null=True, blank=True, related_name="joining", verbose_name="organizacja"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("zaczęte", auto_now_add=True)
    touched_at = models.DateTimeField("ostatnio zmienione", default=timezone.now)

    class Meta:
        verbose_name = "zgłoszenie w trakcie"
        verbose_name_plural = "zgłoszenia w trakcie"
        ordering = ["-touched_at"]
        constraints = [
            models.CheckConstraint(
                name="organizations_joining_status_known", condition=Q(status__in=["open", "sent", "done", "dropped"])
            ),
            models.CheckConstraint(name="organizations_joining_step_known", condition=Q(step__range=(1, 4))),
            models.CheckConstraint(
                name="organizations_joining_done_is_confirmed",
                condition=~Q(status="done") | Q(email_confirmed_at__isnull=False),
            ),
        ]

    def __str__(self):
        """Without personal data, because this goes into the audit log."""
        return f"zgłoszenie {self.pk}"

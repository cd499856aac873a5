"""Changes of identity that an NGO proposes and the office decides on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from organizations.models.organization import Organization

#: Identity fields; in a published entry they change only with the office's approval.
IDENTITY_FIELDS = ("name", "short_name", "legal_form", "krs", "nip", "regon", "register_kind", "register_number")


class Proposal(models.Model):
    """New values of identity fields; the published entry does not change until the office approves them.

    ``changes`` holds {field: new value}, ``base`` {field: value when proposed}.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "czeka na biuro"
        APPROVED = "approved", "przyjęta"
        REJECTED = "rejected", "odrzucona"
        WITHDRAWN = "withdrawn", "wycofana"

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="proposals", verbose_name="organizacja"
    )
    changes = models.JSONField("zmiany")
    base = models.JSONField("wartości w chwili zgłoszenia")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="kto zgłosił"
    )
    status = models.CharField("stan", max_length=10, choices=Status, default=Status.WAITING)
    status_changed_at = models.DateTimeField("stan od", default=timezone.now)
    reason = models.TextField("powód odmowy", max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kto rozstrzygnął",
    )
    created_at = models.DateTimeField("kiedy", default=timezone.now)

    class Meta:
        verbose_name = "propozycja zmiany"
        verbose_name_plural = "propozycje zmian"
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                name="organizations_proposal_status_known",
                condition=Q(status__in=["waiting", "approved", "rejected", "withdrawn"]),
            ),
            models.UniqueConstraint(
                "organization",
                name="organizations_proposal_one_waiting",
                condition=Q(status="waiting"),
                violation_error_message="Jedna propozycja zmiany już czeka na decyzję biura.",
            ),
            models.CheckConstraint(
                name="organizations_proposal_rejected_with_reason", condition=~Q(status="rejected") | ~Q(reason="")
            ),
        ]

    def __str__(self):
        return f"propozycja {self.pk}: {self.organization}"

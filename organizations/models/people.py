"""Memberships of entries, invitations and access requests."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from organizations.models.organization import Organization

INVITATION_DAYS = 14


class Membership(models.Model):
    """The role of one person in one entry. Each entry has at most one owner, who may add others."""

    class Role(models.TextChoices):
        OWNER = "owner", "opiekun wpisu"
        EDITOR = "editor", "redaktor wpisu"

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="memberships", verbose_name="organizacja"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name="osoba"
    )
    role = models.CharField("rola", max_length=10, choices=Role)
    created_at = models.DateTimeField("od", default=timezone.now)

    class Meta:
        verbose_name = "osoba przy wpisie"
        verbose_name_plural = "osoby przy wpisach"
        ordering = ["-role", "created_at"]
        constraints = [
            models.CheckConstraint(
                name="organizations_membership_role_known", condition=Q(role__in=["owner", "editor"])
            ),
            models.UniqueConstraint(
                "organization",
                "user",
                name="organizations_membership_once",
                violation_error_message="Ta osoba już opiekuje się tym wpisem.",
            ),
            models.UniqueConstraint(
                "organization",
                name="organizations_membership_one_owner",
                condition=Q(role="owner"),
                violation_error_message="Ten wpis ma już opiekuna.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.organization}"


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Unanswered and not expired."""
        return self.filter(status=Invitation.Status.WAITING, expires_at__gt=timezone.now())


def invitation_ends():
    return timezone.now() + timedelta(days=INVITATION_DAYS)


class Invitation(models.Model):
    """The owner invites an e-mail address to edit the entry. Personal data: see retention."""

    class Status(models.TextChoices):
        WAITING = "waiting", "czeka na odpowiedź"
        ACCEPTED = "accepted", "przyjęte"
        DECLINED = "declined", "odrzucone"
        WITHDRAWN = "withdrawn", "wycofane"

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="invitations", verbose_name="organizacja"
    )
    email = models.EmailField("adres e-mail")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="kto zaprasza"
    )
    status = models.CharField("stan", max_length=10, choices=Status, default=Status.WAITING)
    status_changed_at = models.DateTimeField("stan od", default=timezone.now)
    expires_at = models.DateTimeField("ważne do", default=invitation_ends)
    created_at = models.DateTimeField("kiedy", auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "zaproszenie"
        verbose_name_plural = "zaproszenia"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="organizations_invitation_status_known",
                condition=Q(status__in=["waiting", "accepted", "declined", "withdrawn"]),
            ),
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                name="organizations_invitation_one_waiting",
                condition=Q(status="waiting"),
                violation_error_message="Ta osoba ma już zaproszenie.",
            ),
        ]

    def __str__(self):
        """Without the address, because this goes into the audit log."""
        return f"zaproszenie {self.pk}"


class AccessRequest(models.Model):
    """A request to manage an entry. Decided by its owner or by the office."""

    class Status(models.TextChoices):
        UNCONFIRMED = "unconfirmed", "adres niepotwierdzony"
        WAITING = "waiting", "czeka na decyzję"
        GRANTED = "granted", "zgoda"
        REFUSED = "refused", "odmowa"

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="access_requests", verbose_name="organizacja"
    )
    name = models.CharField("imię i nazwisko", max_length=150)
    email = models.EmailField("adres e-mail")
    message = models.TextField("kim jestem w tej organizacji", max_length=1000)
    status = models.CharField("stan", max_length=12, choices=Status, default=Status.UNCONFIRMED)
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
    created_at = models.DateTimeField("kiedy", auto_now_add=True)

    class Meta:
        verbose_name = "prośba o dostęp"
        verbose_name_plural = "prośby o dostęp"
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                name="organizations_accessrequest_status_known",
                condition=Q(status__in=["unconfirmed", "waiting", "granted", "refused"]),
            ),
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                name="organizations_accessrequest_one_open",
                condition=Q(status__in=["unconfirmed", "waiting"]),
                violation_error_message="Prośba z tego adresu już czeka na decyzję.",
            ),
        ]

    def __str__(self):
        """Without personal data, because this goes into the audit log."""
        return f"prośba o dostęp {self.pk}"

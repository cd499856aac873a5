"""Tables of the outbox: letters, shared bodies, suppressed addresses."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.mail.addresses import digest


def new_token() -> str:
    """Identifies a letter externally (Message-ID, return path); unguessable and case-insensitive."""
    return secrets.token_hex(12)


class SharedBody(models.Model):
    """The common content of a mailing, stored once; slots are filled for each reader on sending."""

    key = models.CharField("klucz", max_length=150, unique=True)
    subject = models.CharField("temat", max_length=250)
    text = models.TextField("treść")
    html = models.TextField("treść HTML")
    calendar = models.TextField("plik kalendarza", blank=True, default="")
    good_until = models.DateTimeField("ma sens do", null=True, blank=True)
    created_at = models.DateTimeField("powstała", auto_now_add=True)

    class Meta:
        verbose_name = "wspólna treść"
        verbose_name_plural = "wspólne treści"

    def __str__(self):
        return self.subject


class LetterQuerySet(models.QuerySet):
    def due(self, now):
        """Queued and past their send time."""
        return self.filter(status=Letter.Status.QUEUED, next_attempt_at__lte=now)

    def waiting(self):
        return self.filter(status__in=[Letter.Status.QUEUED, *Letter.HELD])

    def held(self):
        """Claimed by a worker, alive or dead."""
        return self.filter(status__in=Letter.HELD)

    def abandoned(self, now):
        """Claimed by a worker whose lease has expired."""
        return self.held().filter(lease_until__lt=now)

    def resendable(self):
        """Letters that a person may send again; invalid addresses and outdated letters are excluded."""
        trouble = [Letter.Status.FAILED, Letter.Status.UNDECIDED, Letter.Status.SUPPRESSED]
        return self.filter(status__in=trouble).exclude(reason__in=[Letter.Reason.BAD_ADDRESS, Letter.Reason.TOO_LATE])

    def addressed_to(self, address):
        return self.filter(to__iexact=address)


class Letter(models.Model):
    """One letter to one address. The unique key prevents duplicates (docs/adr/0004)."""

    class Status(models.TextChoices):
        QUEUED = "queued", "czeka"
        CLAIMED = "claimed", "przydzielony"
        SENDING = "sending", "w trakcie wysyłania"
        SENT = "sent", "wysłany"
        FAILED = "failed", "niewysłany"
        UNDECIDED = "undecided", "niepewny"
        SUPPRESSED = "suppressed", "wstrzymany"

    class Reason(models.TextChoices):
        UNREACHABLE = "unreachable", "serwer poczty nie odpowiada"
        LATER = "later", "serwer poczty prosi, by spróbować później"
        NO_SUCH_ADDRESS = "no_such_address", "serwer odbiorcy nie zna tego adresu"
        REFUSED = "refused", "serwer poczty odmówił przyjęcia listu"
        BAD_ADDRESS = "bad_address", "adres jest niepoprawny"
        UNBUILDABLE = "unbuildable", "listu nie udało się złożyć"
        BOUNCED = "bounced", "list wrócił do nas"
        GAVE_UP = "gave_up", "przez trzy dni nie udało się go wysłać"
        INTERRUPTED = "interrupted", "wysyłka została przerwana, nie wiemy, czy list dotarł"
        ON_THE_LIST = "on_the_list", "adres jest na liście wstrzymanych"
        TOO_LATE = "too_late", "minął termin, o którym mówił list"

    class Priority(models.IntegerChoices):
        PERSON = 0, "list do jednej osoby"
        CROWD = 1, "wysyłka do wielu osób"

    #: Claimed by a worker, not started; or sending: the server may already have it.
    HELD = (Status.CLAIMED, Status.SENDING)
    #: Queued with this reason: the letter is fine, the mail server accepts nothing from us.
    SERVER_AT_FAULT = (Reason.UNREACHABLE, Reason.REFUSED)

    # Unique by constraints below: unique=True adds a second index for LIKE, a cost for every letter.
    key = models.CharField("klucz", max_length=200)
    kind = models.CharField("rodzaj", max_length=100)
    to = models.CharField("adresat", max_length=254)
    reply_to = models.CharField("odpowiedzi na adres", max_length=254, blank=True)
    subject = models.CharField("temat", max_length=250)
    text = models.TextField("treść", blank=True)
    html = models.TextField("treść HTML", blank=True)
    calendar = models.TextField("plik kalendarza", blank=True, default="")
    body = models.ForeignKey(SharedBody, models.CASCADE, null=True, blank=True, verbose_name="wspólna treść")
    substitutions = models.JSONField("wstawki", default=dict, blank=True)
    is_automatic = models.BooleanField("wysłany przez portal, nie przez osobę", default=True)
    is_confidential = models.BooleanField(
        "tylko dla adresata",
        default=False,
        help_text="Zawiera hasło jednorazowe albo link, którego nikt inny nie powinien użyć.",
    )
    priority = models.PositiveSmallIntegerField("pierwszeństwo", choices=Priority.choices, default=Priority.PERSON)
    token = models.CharField("znak listu", max_length=32, default=new_token)

    status = models.CharField("stan", max_length=12, choices=Status.choices, default=Status.QUEUED)
    reason = models.CharField("przyczyna", max_length=20, choices=Reason.choices, blank=True)
    answer = models.CharField("odpowiedź serwera", max_length=16, blank=True)
    attempts = models.PositiveSmallIntegerField("nieudane próby", default=0)
    queued_at = models.DateTimeField("w kolejce od", default=timezone.now)
    next_attempt_at = models.DateTimeField("następna próba", default=timezone.now)
    claimed_by = models.CharField("wysyła proces", max_length=32, blank=True)
    lease_until = models.DateTimeField("przydzielony do", null=True, blank=True)
    sent_at = models.DateTimeField("wysłany", null=True, blank=True)
    created_at = models.DateTimeField("powstał", auto_now_add=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "list"
        verbose_name_plural = "listy"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index("status", "priority", "next_attempt_at", name="core_letter_queue"),
            models.Index("claimed_by", name="core_letter_claimed_by"),
            models.Index("kind", "created_at", name="core_letter_kind"),
            models.Index("created_at", name="core_letter_created_at"),
            models.Index("sent_at", name="core_letter_sent_at"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="core_letter_one_per_key"),
            models.UniqueConstraint(fields=["token"], name="core_letter_one_per_token"),
            models.CheckConstraint(
                name="core_letter_status_valid",
                condition=Q(status__in=["queued", "claimed", "sending", "sent", "failed", "undecided", "suppressed"]),
            ),
            models.CheckConstraint(
                name="core_letter_reason_valid",
                condition=Q(
                    reason__in=[
                        "",
                        "unreachable",
                        "later",
                        "no_such_address",
                        "refused",
                        "bad_address",
                        "unbuildable",
                        "bounced",
                        "gave_up",
                        "interrupted",
                        "on_the_list",
                        "too_late",
                    ]
                ),
            ),
            models.CheckConstraint(name="core_letter_priority_valid", condition=Q(priority__in=[0, 1])),
            models.CheckConstraint(
                name="core_letter_sent_has_time", condition=~Q(status="sent") | Q(sent_at__isnull=False)
            ),
            models.CheckConstraint(
                name="core_letter_held_by_somebody",
                condition=(Q(status__in=["claimed", "sending"], lease_until__isnull=False) & ~Q(claimed_by=""))
                | (~Q(status__in=["claimed", "sending"]) & Q(lease_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="core_letter_trouble_has_reason",
                condition=~Q(status__in=["failed", "undecided", "suppressed"]) | ~Q(reason=""),
            ),
        ]

    def __str__(self):
        """Without the address: this appears in the audit log."""
        return self.key

    @property
    def is_too_late(self) -> bool:
        """The letter is outdated: the time limit of its body has passed."""
        return bool(self.body and self.body.good_until and self.body.good_until <= timezone.now())


class SuppressionQuerySet(models.QuerySet):
    def of(self, address):
        return self.filter(digest=digest(address))


class Suppression(models.Model):
    """A suppressed address, stored only as a hash."""

    class Reason(models.TextChoices):
        NO_SUCH_ADDRESS = "no_such_address", "serwer odbiorcy nie zna adresu"
        BOUNCED = "bounced", "listy wracają"
        OFFICE = "office", "decyzja biura"

    digest = models.CharField("skrót adresu", max_length=64, unique=True)
    reason = models.CharField("powód", max_length=20, choices=Reason.choices)
    created_at = models.DateTimeField("od", auto_now_add=True)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = "wstrzymany adres"
        verbose_name_plural = "wstrzymane adresy"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="core_suppression_reason_valid",
                condition=Q(reason__in=["no_such_address", "bounced", "office"]),
            )
        ]

    def __str__(self):
        return f"{self.digest[:12]}…"

"""A thread: a message to the office, all that followed, and its state."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from contact.choices import BARRIERS, DONE, WAITING, ContactWay, Kind, Status
from contact.models.desk import Topic


class ThreadQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status__in=WAITING)

    def done(self):
        return self.filter(status__in=DONE)

    def messages(self):
        return self.filter(kind=Kind.MESSAGE)

    def barriers(self):
        return self.filter(kind__in=BARRIERS)

    def overdue(self, today):
        return self.waiting().filter(due_on__lt=today)

    def kept(self):
        """Not emptied yet."""
        return self.filter(emptied_at=None)

    def of_person(self, user):
        """Written with the account, or from its verified address."""
        return self.filter(Q(user=user) | Q(email__iexact=user.email))


class Thread(models.Model):
    """Personal data: emptied after its retention period; the row stays for the count.

    ``version`` rises with every message, so that nobody answers an unread one.
    """

    kind = models.CharField("rodzaj", max_length=10, choices=Kind, default=Kind.MESSAGE)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="threads", verbose_name="temat"
    )
    name = models.CharField("imię i nazwisko", max_length=150, blank=True)
    email = models.EmailField("adres e-mail", blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    organization_name = models.CharField("organizacja", max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="konto"
    )
    status = models.CharField("stan", max_length=12, choices=Status, default=Status.NEW)
    status_changed_at = models.DateTimeField("w tym stanie od", default=timezone.now)
    status_reason = models.CharField("powód", max_length=500, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="prowadzi"
    )
    due_on = models.DateField("odpowiedź do", null=True, blank=True)
    extended_at = models.DateTimeField("termin przedłużono", null=True, blank=True)
    extension_reason = models.CharField("powód przedłużenia", max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    form_key = models.UUIDField(unique=True, default=uuid4, editable=False)
    created_at = models.DateTimeField("wpłynęła", default=timezone.now)
    emptied_at = models.DateTimeField("dane usunięto", null=True, blank=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = "wiadomość do biura"
        verbose_name_plural = "wiadomości do biura"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index("status", "status_changed_at", name="contact_thread_status"),
            models.Index("due_on", name="contact_thread_due"),
            models.Index("email", name="contact_thread_email"),
        ]
        constraints = [
            models.CheckConstraint(
                name="contact_thread_kind_known", condition=Q(kind__in=["message", "barrier", "demand"])
            ),
            models.CheckConstraint(
                name="contact_thread_status_known",
                condition=Q(status__in=["new", "in_progress", "reopened", "answered", "closed", "spam"]),
            ),
            models.CheckConstraint(
                name="contact_thread_message_has_topic",
                condition=Q(kind="message", topic__isnull=False) | (~Q(kind="message") & Q(topic__isnull=True)),
            ),
            models.CheckConstraint(
                name="contact_thread_barrier_has_clock",
                condition=Q(kind="message", due_on__isnull=True) | (~Q(kind="message") & Q(due_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="contact_thread_message_has_address",
                condition=~Q(kind="message") | ~Q(email="") | Q(emptied_at__isnull=False),
            ),
            models.CheckConstraint(
                name="contact_thread_demand_has_name",
                condition=~Q(kind="demand") | ~Q(name="") | Q(emptied_at__isnull=False),
                violation_error_message="Żądanie musi mieć imię i nazwisko.",
            ),
            models.CheckConstraint(
                name="contact_thread_unanswered_has_reason",
                condition=(Q(status__in=["closed", "spam"]) & ~Q(status_reason=""))
                | (~Q(status__in=["closed", "spam"]) & Q(status_reason="")),
            ),
            models.CheckConstraint(
                name="contact_thread_extension_has_reason",
                condition=Q(extended_at__isnull=True, extension_reason="")
                | (Q(extended_at__isnull=False, due_on__isnull=False) & ~Q(extension_reason="")),
            ),
            models.CheckConstraint(
                name="contact_thread_emptied_holds_nobody",
                condition=Q(emptied_at__isnull=True)
                | Q(name="", email="", phone="", organization_name="", user__isnull=True),
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self) -> str:
        """Shown in the subject of each letter: "NGO-123"."""
        return f"NGO-{self.pk}"

    audit_label = number

    @property
    def received_on(self):
        """The day of receipt in Leszno; a case begins on it."""
        return timezone.localdate(self.created_at)

    @property
    def about(self) -> str:
        """The topic, or the kind of report."""
        return str(self.topic) if self.topic_id else self.get_kind_display()

    @property
    def state_for_person(self) -> str:
        """The state as the person sees it: whether an answer will come."""
        if self.is_waiting:
            return "zajmujemy się tym" if self.status == Status.IN_PROGRESS else "czeka na odpowiedź"
        return "odpowiedź wysłana" if self.status == Status.ANSWERED else "zakończona"

    @property
    def is_barrier(self) -> bool:
        return self.kind in BARRIERS

    @property
    def is_waiting(self) -> bool:
        return self.status in WAITING


class Barrier(models.Model):
    """Fields of a barrier report beside its text: page, other form, ways of contact."""

    thread = models.OneToOneField(Thread, models.CASCADE, primary_key=True, related_name="barrier")
    page = models.CharField("strona albo jej element", max_length=500)
    other_form = models.CharField("wygodna forma", max_length=500, blank=True)
    contact_way = models.CharField("sposób kontaktu", max_length=10, choices=ContactWay, default=ContactWay.MAIL)
    postal_address = models.CharField("adres pocztowy", max_length=300, blank=True)

    class Meta:
        verbose_name = "bariera"
        verbose_name_plural = "bariery"
        constraints = [
            models.CheckConstraint(
                name="contact_barrier_way_known", condition=Q(contact_way__in=["mail", "phone", "paper", "none"])
            )
        ]

    def __str__(self):
        return self.page

"""People at an event: registrations, answers, needs, attendance, certificates."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from events.choices import ACTIVE, HOLDING, Answer, Need, Place
from events.models.event import Event, EventDate
from organizations.models import Organization

NAMELESS = "(dane usunięte)"


class Question(models.Model):
    """The organiser's question. An answered one is never deleted, only hidden from the form."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="questions", verbose_name="wydarzenie")
    label = models.CharField("pytanie", max_length=200)
    help_text = models.CharField("podpowiedź", max_length=200, blank=True)
    kind = models.CharField("rodzaj odpowiedzi", max_length=10, choices=Answer, default=Answer.TEXT)
    options = models.TextField("odpowiedzi do wyboru", blank=True, help_text="Każda w osobnym wierszu.")
    is_required = models.BooleanField("odpowiedź jest konieczna", default=False)
    order = models.PositiveSmallIntegerField("kolejność", default=0)
    removed_at = models.DateTimeField("zdjęte z formularza", null=True, blank=True)

    class Meta:
        verbose_name = "pytanie"
        verbose_name_plural = "pytania"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="events_question_kind_known",
                condition=Q(kind__in=["text", "choice", "choices", "yes_no"]),
            ),
            models.CheckConstraint(
                name="events_question_has_options",
                condition=Q(kind__in=["text", "yes_no"]) | ~Q(options=""),
                violation_error_message="Wpisz odpowiedzi do wyboru, każdą w osobnym wierszu.",
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def choices(self) -> list[str]:
        return [line.strip() for line in self.options.splitlines() if line.strip()]


class RegistrationQuerySet(models.QuerySet):
    def active(self):
        """At most one per address and event."""
        return self.filter(place__in=ACTIVE)

    def confirmed(self):
        return self.filter(place=Place.CONFIRMED)

    def holding(self):
        """Unavailable places: confirmed and offered."""
        return self.filter(place__in=HOLDING)

    def waiting(self):
        """In queue order."""
        return self.filter(place=Place.WAITING).order_by("queue_position", "pk")

    def present(self):
        return self.filter(attended_at__isnull=False)

    def of_person(self, user):
        """Signed up with the account, or with its verified address."""
        return self.filter(Q(user=user) | Q(email__iexact=user.email))


class Registration(models.Model):
    """A place, an offer or a queue position. Personal data is erased after retention; the row stays for counts."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="registrations", verbose_name="wydarzenie")
    name = models.CharField("imię i nazwisko", max_length=150, blank=True)
    email = models.EmailField("adres e-mail", blank=True)
    phone = models.CharField("telefon", max_length=30, blank=True)
    organization = models.ForeignKey(
        Organization,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="event_registrations",
        verbose_name="organizacja z bazy",
    )
    organization_name = models.CharField("organizacja", max_length=250, blank=True)
    organization_key = models.CharField(max_length=260, blank=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="event_registrations",
        verbose_name="konto",
    )
    party = models.UUIDField("zapisani razem", null=True, blank=True, editable=False)
    is_added_by_office = models.BooleanField("wpisane przez biuro", default=False)
    # place
    place = models.CharField("miejsce", max_length=10, choices=Place)
    place_changed_at = models.DateTimeField("miejsce od", default=timezone.now)
    queue_position = models.PositiveIntegerField("kolejność na liście rezerwowej", null=True, blank=True)
    offer_ends_at = models.DateTimeField("propozycja ważna do", null=True, blank=True)
    offers = models.PositiveSmallIntegerField("która propozycja", default=0, editable=False)
    said_coming_at = models.DateTimeField("potwierdzone przyjście", null=True, blank=True)
    attended_at = models.DateTimeField("obecność", null=True, blank=True)
    # consent
    clause = models.TextField("treść zgody", blank=True)
    consented_at = models.DateTimeField("zgoda", null=True, blank=True)
    has_given_feedback = models.BooleanField("opinia oddana", default=False, editable=False)
    emptied_at = models.DateTimeField("dane usunięte", null=True, blank=True, editable=False)
    created_at = models.DateTimeField("kiedy", default=timezone.now)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "zapis"
        verbose_name_plural = "zapisy"
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index("event", "place", name="events_reg_by_place"),
            models.Index("event", "organization_key", name="events_reg_by_organization"),
            models.Index("offer_ends_at", name="events_reg_offers", condition=Q(place="offered")),
            models.Index(Lower("email"), name="events_reg_by_email"),
        ]
        constraints = [
            models.CheckConstraint(
                name="events_registration_place_known",
                condition=Q(place__in=["confirmed", "offered", "waiting", "cancelled", "lapsed"]),
            ),
            models.UniqueConstraint(
                F("event"),
                Lower("email"),
                name="events_registration_one_active_per_email",
                condition=Q(place__in=["confirmed", "offered", "waiting"]) & ~Q(email=""),
                violation_error_message="Ten adres jest już zapisany na to wydarzenie.",
            ),
            models.UniqueConstraint(
                "event",
                "queue_position",
                name="events_registration_one_per_queue_position",
                condition=Q(place="waiting"),
            ),
            models.CheckConstraint(
                name="events_registration_waiting_has_turn",
                condition=~Q(place="waiting") | Q(queue_position__isnull=False),
            ),
            models.CheckConstraint(
                name="events_registration_offer_has_end",
                condition=Q(place="offered", offer_ends_at__isnull=False)
                | (~Q(place="offered") & Q(offer_ends_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="events_registration_present_had_place",
                condition=Q(attended_at__isnull=True) | Q(place="confirmed"),
                violation_error_message="Obecność można zaznaczyć tylko osobie z potwierdzonym miejscem.",
            ),
            models.CheckConstraint(
                name="events_registration_named_or_emptied",
                condition=(~Q(name="") & Q(emptied_at__isnull=True))
                | Q(name="", email="", phone="", emptied_at__isnull=False),
            ),
        ]

    def __str__(self):
        """Without the person, because the audit log stores it."""
        return f"zapis {self.pk}"

    @property
    def person(self) -> str:
        return self.name or NAMELESS


class QuestionAnswer(models.Model):
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="answers", verbose_name="zapis")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers", verbose_name="pytanie")
    text = models.TextField("odpowiedź")

    class Meta:
        verbose_name = "odpowiedź"
        verbose_name_plural = "odpowiedzi"
        constraints = [models.UniqueConstraint("registration", "question", name="events_questionanswer_once")]

    def __str__(self):
        return f"odpowiedź {self.pk}"


class PersonNeed(models.Model):
    """One need of a person, given with consent; the organiser sees counts, the named officer the person."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="needs", verbose_name="zapis")
    need = models.CharField("potrzeba", max_length=12, choices=Need)
    details = models.CharField("szczegóły", max_length=300, blank=True)

    class Meta:
        verbose_name = "potrzeba"
        verbose_name_plural = "potrzeby"
        constraints = [
            models.CheckConstraint(
                name="events_personneed_need_known",
                condition=Q(need__in=["interpreter", "loop", "ramp", "diet", "other"]),
            ),
            models.UniqueConstraint("registration", "need", name="events_personneed_once"),
        ]

    def __str__(self):
        return f"potrzeba {self.pk}"


class Attendance(models.Model):
    """Attendance at one meeting of an event; the first one also sets ``Registration.attended_at``."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="attendances", verbose_name="zapis")
    date = models.ForeignKey(EventDate, models.CASCADE, related_name="attendances", verbose_name="termin")
    at = models.DateTimeField("o której", default=timezone.now)

    class Meta:
        verbose_name = "obecność"
        verbose_name_plural = "obecności"
        constraints = [models.UniqueConstraint("registration", "date", name="events_attendance_once")]

    def __str__(self):
        return f"obecność {self.pk}"


class CertificateQuerySet(models.QuerySet):
    def valid(self):
        """Issued and not revoked."""
        return self.filter(revoked_at=None)

    def with_facts(self):
        """With everything printed on the certificate."""
        return self.select_related("registration__event__venue", "registration__event__organizer")


class Certificate(models.Model):
    """A numbered certificate of an attendee. Only the code is public."""

    registration = models.OneToOneField(Registration, models.PROTECT, related_name="certificate", verbose_name="zapis")
    year = models.PositiveSmallIntegerField("rok")
    number = models.PositiveIntegerField("numer w roku")
    code = models.CharField(
        "kod", max_length=16, unique=True, validators=[RegexValidator(r"^[A-Z2-9]{12}$", "Kod ma 12 znaków.")]
    )
    issued_at = models.DateTimeField("wydane", default=timezone.now)
    revoked_at = models.DateTimeField("cofnięte", null=True, blank=True)
    revoked_reason = models.CharField("powód cofnięcia", max_length=300, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "zaświadczenie"
        verbose_name_plural = "zaświadczenia"
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint("year", "number", name="events_certificate_one_per_number"),
            models.CheckConstraint(
                name="events_certificate_revoked_with_reason",
                condition=Q(revoked_at__isnull=True, revoked_reason="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_reason="")),
                violation_error_message="Napisz, dlaczego zaświadczenie jest cofnięte.",
            ),
        ]

    def __str__(self):
        return f"OP/{self.number}/{self.year}"

"""An event: what, when, where, for whom, and how to sign up."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField

from core.publishing.models import Moderated, constraints
from core.text import richtext
from events.choices import ON, PUBLIC, Audience, Kind, Precision, Seats, Status
from events.models.places import Series, Venue, Zone
from organizations.models import Organization, Theme

OFFICE = "Biuro Pełnomocnika ds. Współpracy z Organizacjami Pozarządowymi"
CLAUSE = (
    "Podaję swoje dane, żeby wziąć udział w tym wydarzeniu. Administratorem danych jest Miasto Leszno. "
    "Podanie danych jest dobrowolne, ale bez nich nie zapiszemy Cię na listę. "
    "Masz prawo wglądu do danych, poprawienia ich i usunięcia."
)
SIGN_UP_ENDS_TOO_EARLY = "Koniec zapisów musi być po ich początku."


class EventQuerySet(models.QuerySet):
    def public(self):
        """Published, moved or cancelled."""
        return self.filter(status__in=PUBLIC)

    def on(self):
        """Takes place: neither cancelled nor hidden."""
        return self.filter(status__in=ON)

    def upcoming(self):
        """Public, and not over."""
        return self.public().filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")

    def past(self):
        return self.public().filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def for_person(self, user):
        """Without members-only events of organisations that the person does not belong to."""
        everybodys = ~Q(audience=Audience.MEMBERS)
        if not user.is_authenticated:
            return self.filter(everybodys)
        mine = user.memberships.filter(organization=OuterRef("members_of"))
        return self.filter(everybodys | Exists(mine))

    def open_for_sign_up(self):
        """Accepts sign-ups now, possibly for the waiting list only."""
        now = timezone.now()
        opened = Q(sign_up_opens_at__isnull=True) | Q(sign_up_opens_at__lte=now)
        return self.on().filter(opened, has_sign_up=True, sign_up_closes_at__gt=now)


class Event(Moderated):
    """Start and end of the event follow its dates; ``actions`` keep them and ``seats`` in step."""

    title = models.CharField("tytuł", max_length=160)
    slug = models.SlugField("adres", max_length=140, unique=True)
    kind = models.CharField("rodzaj", max_length=20, choices=Kind)
    lead = models.CharField(
        "w jednym zdaniu", max_length=300, blank=True, help_text="Co się wydarzy i dla kogo. Widać to na liście."
    )
    body = ProseEditorField("opis", blank=True, sanitize=richtext.clean, extensions=richtext.EXTENSIONS)
    programme = ProseEditorField("program", blank=True, sanitize=richtext.clean, extensions=richtext.EXTENSIONS)
    trainers = models.TextField("kto prowadzi", blank=True, help_text="Każda osoba w osobnym wierszu.")
    themes = models.ManyToManyField(Theme, blank=True, related_name="events", verbose_name="tematy")
    picture = models.OneToOneField(
        "core.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="obraz"
    )
    # time
    starts_at = models.DateTimeField("początek", editable=False, null=True)
    ends_at = models.DateTimeField("koniec", editable=False, null=True)
    precision = models.CharField(
        "jak dokładny jest termin",
        max_length=5,
        choices=Precision,
        default=Precision.HOUR,
        help_text="Całodniowe: co do dnia. Dawne, o których wiemy mniej: co do miesiąca lub roku.",
    )
    # place
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="miejsce"
    )
    room = models.CharField("sala lub inne miejsce", max_length=160, blank=True)
    online_url = models.URLField(
        "adres spotkania w internecie", max_length=500, blank=True, help_text="Dostaną go tylko osoby zapisane."
    )
    # people
    organizer = models.ForeignKey(
        Organization,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="organizator",
        help_text="Puste: organizuje biuro.",
    )
    organizer_text = models.CharField("organizator spoza bazy", max_length=160, blank=True)
    audience = models.CharField("dla kogo", max_length=20, choices=Audience, default=Audience.EVERYBODY)
    members_of = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="members_events",
        verbose_name="dla osób z organizacji",
    )
    price = models.CharField("cena", max_length=120, blank=True, help_text="Puste: udział jest bezpłatny.")
    # membership in a series or recurrence
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="events", verbose_name="cykl"
    )
    zone = models.ForeignKey(
        Zone, models.SET_NULL, null=True, blank=True, related_name="events", verbose_name="strefa"
    )
    recurrence = models.UUIDField("seria powtórzeń", null=True, blank=True, editable=False)
    former = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="later",
        verbose_name="poprzednia edycja",
        help_text="Z jej listy rezerwowej można zaprosić osoby, dla których zabrakło miejsc.",
    )
    source_url = models.URLField("źródło", max_length=500, blank=True)
    # sign-up
    has_sign_up = models.BooleanField("są zapisy", default=False)
    sign_up_opens_at = models.DateTimeField("zapisy od", null=True, blank=True)
    sign_up_closes_at = models.DateTimeField("zapisy do", null=True, blank=True)
    capacity = models.PositiveIntegerField(
        "liczba miejsc", null=True, blank=True, validators=[MinValueValidator(1)], help_text="Puste: bez limitu."
    )
    per_organization = models.PositiveSmallIntegerField(
        "najwięcej osób z jednej organizacji", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    has_waiting_list = models.BooleanField("lista rezerwowa", default=True)
    asks_phone = models.BooleanField("pytaj o telefon", default=False)
    asks_organization = models.BooleanField("pytaj o organizację", default=True)
    asks_needs = models.BooleanField("pytaj o potrzeby (dostępność, dieta)", default=True)
    needs_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"is_staff": True},
        verbose_name="kto czyta potrzeby osób",
    )
    clause = models.TextField("zgoda przy zapisie", default=CLAUSE)
    retention_months = models.PositiveSmallIntegerField(
        "ile miesięcy po wydarzeniu trzymamy dane osób",
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    seats = models.CharField("miejsca", max_length=10, choices=Seats, default=Seats.NONE, editable=False)
    # after the event
    has_certificates = models.BooleanField("wydajemy zaświadczenia", default=False)
    certificate_hours = models.PositiveSmallIntegerField("liczba godzin na zaświadczeniu", null=True, blank=True)
    has_feedback = models.BooleanField("pytamy o opinię", default=True)
    # life cycle
    status = models.CharField("stan", max_length=15, choices=Status, default=Status.DRAFT)
    sequence = models.PositiveIntegerField("numer zmiany w kalendarzach", default=0, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "wydarzenie"
        verbose_name_plural = "wydarzenia"
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(
                "starts_at", "id", name="events_by_start", condition=Q(status__in=["published", "moved", "cancelled"])
            ),
            models.Index("ends_at", name="events_by_end"),
            models.Index("organizer", "starts_at", name="events_of_organizer"),
        ]
        constraints = [
            models.CheckConstraint(
                name="events_event_kind_known",
                condition=Q(
                    kind__in=[
                        "training",
                        "meeting",
                        "cross_sector",
                        "conference",
                        "festival",
                        "consultation",
                        "other",
                    ]
                ),
            ),
            *constraints("events_event", Status),
            models.CheckConstraint(
                name="events_event_audience_known",
                condition=Q(audience__in=["everybody", "organizations", "members"]),
            ),
            models.CheckConstraint(
                name="events_event_seats_known", condition=Q(seats__in=["none", "free", "few", "waiting", "full"])
            ),
            models.CheckConstraint(
                name="events_event_precision_known", condition=Q(precision__in=["hour", "day", "month", "year"])
            ),
            models.CheckConstraint(
                name="events_event_ends_after_start",
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__isnull=False, ends_at__gt=F("starts_at")),
                violation_error_message="Koniec musi być po początku.",
            ),
            models.CheckConstraint(
                name="events_event_public_has_dates",
                condition=~Q(status__in=["published", "moved", "cancelled"]) | Q(starts_at__isnull=False),
                violation_error_message="Podaj co najmniej jeden termin.",
            ),
            models.CheckConstraint(
                name="events_event_members_pair",
                condition=Q(audience="members", members_of__isnull=False)
                | (~Q(audience="members") & Q(members_of__isnull=True)),
                violation_error_message="Wybierz organizację tylko wtedy, gdy wydarzenie jest dla jej osób.",
            ),
            models.CheckConstraint(
                name="events_event_one_organizer",
                condition=Q(organizer__isnull=True) | Q(organizer_text=""),
                violation_error_message="Wybierz organizatora z bazy albo wpisz innego – nie oba naraz.",
            ),
            models.CheckConstraint(
                name="events_event_sign_up_has_end",
                condition=Q(has_sign_up=False)
                | Q(sign_up_closes_at__isnull=False)
                | ~Q(status__in=["published", "moved", "cancelled"]),
                violation_error_message="Podaj, do kiedy można się zapisać.",
            ),
            models.CheckConstraint(
                name="events_event_sign_up_closes_after_opening",
                condition=Q(sign_up_opens_at__isnull=True)
                | Q(sign_up_closes_at__isnull=True)
                | Q(sign_up_closes_at__gt=F("sign_up_opens_at")),
                violation_error_message=SIGN_UP_ENDS_TOO_EARLY,
            ),
            models.CheckConstraint(
                name="events_event_capacity_positive",
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1),
                violation_error_message="Liczba miejsc musi być większa od zera.",
            ),
            models.CheckConstraint(
                name="events_event_per_organization_positive",
                condition=Q(per_organization__isnull=True) | Q(per_organization__gte=1),
                violation_error_message="Limit dla organizacji musi być większy od zera.",
            ),
        ]

    def clean(self):
        """The table's constraint as an error beside a field."""
        opens, closes = self.sign_up_opens_at, self.sign_up_closes_at
        if opens and closes and closes <= opens:
            raise ValidationError({"sign_up_closes_at": SIGN_UP_ENDS_TOO_EARLY})

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:detail", args=[self.slug])

    @property
    def uid(self) -> str:
        """The event's id in calendars; it never changes."""
        return f"wydarzenie-{self.pk}@ngo.leszno.pl"

    @property
    def is_on(self) -> bool:
        """Same rule as EventQuerySet.on(), for one object."""
        return self.status in ON

    @property
    def is_public(self) -> bool:
        """Same rule as EventQuerySet.public(), for one object."""
        return self.status in PUBLIC

    @property
    def is_over(self) -> bool:
        return self.ends_at is not None and self.ends_at <= timezone.now()

    @property
    def is_open_for_sign_up(self) -> bool:
        """Same rule as EventQuerySet.open_for_sign_up(), for one object."""
        now = timezone.now()
        has_opened = self.sign_up_opens_at is None or self.sign_up_opens_at <= now
        return self.is_on and self.has_sign_up and has_opened and self.sign_up_closes_at > now

    @property
    def organizer_name(self) -> str:
        """The organiser's name; costs a query unless ``organizer`` is prefetched."""
        return str(self.organizer) if self.organizer_id else self.organizer_text or OFFICE


class EventDate(models.Model):
    """One meeting of an event; a training on three evenings has three."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="dates", verbose_name="wydarzenie")
    starts_at = models.DateTimeField("początek")
    ends_at = models.DateTimeField("koniec")
    note = models.CharField("dopisek", max_length=120, blank=True, help_text="Na przykład temat tego dnia.")

    class Meta:
        verbose_name = "termin"
        verbose_name_plural = "terminy"
        ordering = ["starts_at"]
        indexes = [models.Index("starts_at", "ends_at", name="events_date_span")]
        constraints = [
            models.CheckConstraint(
                name="events_eventdate_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="Koniec musi być po początku.",
            ),
            models.UniqueConstraint(
                "event",
                "starts_at",
                name="events_eventdate_once",
                violation_error_message="Ten termin jest już wpisany.",
            ),
        ]

    def __str__(self):
        return f"{timezone.localtime(self.starts_at):%d.%m.%Y, %H.%M}"


class OldEventAddress(models.Model):
    """A former slug: an old link redirects to the event."""

    slug = models.SlugField("dawny adres", max_length=140, unique=True)
    event = models.ForeignKey(Event, models.CASCADE, related_name="old_addresses", verbose_name="wydarzenie")

    class Meta:
        verbose_name = "dawny adres"
        verbose_name_plural = "dawne adresy"

    def __str__(self):
        return self.slug

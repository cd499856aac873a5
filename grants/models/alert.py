"""Alerts about funding calls: profiles of recipients, what each was sent, and which calls were already matched."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from grants.choices import INFORMAL, AlertKind
from grants.models.call import Call
from organizations.choices import LegalForm
from organizations.choices import Status as EntryStatus
from organizations.models import Organization, Theme

#: Replaces NULL for "no deadline" in the database constraint.
NO_DAY = date(1970, 1, 1)
FORMS = [*LegalForm.choices, (INFORMAL, "grupa nieformalna")]


class AlertProfileQuerySet(models.QuerySet):
    def active(self):
        """Profiles that get letters: confirmed, not stopped, and with an existing holder."""
        is_here = Q(user=None) | Q(user__is_active=True)
        is_published = Q(organization=None) | Q(organization__status=EntryStatus.PUBLISHED)
        return self.filter(is_here, is_published, confirmed_at__isnull=False, stopped_at=None)

    def unconfirmed(self):
        return self.filter(confirmed_at=None)

    def at_address(self, email):
        """A person's own profile, with an account or without; never an organisation's."""
        return self.filter(Q(email__iexact=email) | Q(user__email__iexact=email), organization=None)

    def of_person(self, user):
        """The profile of the account first; else the one for the account's address, signed up without an account."""
        of_account = Case(When(user=user, then=Value(0)), default=Value(1))
        mine = self.filter(Q(user=user) | Q(user=None, organization=None, email__iexact=user.email))
        return mine.exclude(user=None, confirmed_at=None).order_by(of_account, "pk")


class AlertProfile(models.Model):
    """The wishes of one address, one account or one organisation. No theme means all themes; no form means all forms.

    Personal data: see retention. The letter goes to the address, to that of the account, or to the contact address of
    the organisation (organizations.registry.contact_address).
    """

    email = models.EmailField("adres e-mail", max_length=254, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="alerts", verbose_name="konto"
    )
    organization = models.OneToOneField(
        Organization, models.CASCADE, null=True, blank=True, related_name="alerts", verbose_name="organizacja"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="+", verbose_name="tematy")
    clause = models.TextField("treść zgody")
    clause_version = models.PositiveIntegerField("wersja klauzuli o danych", default=0)
    consented_at = models.DateTimeField("zgoda", default=timezone.now)
    confirmed_at = models.DateTimeField("adres potwierdzony", null=True, blank=True)
    stopped_at = models.DateTimeField("rezygnacja", null=True, blank=True)
    told_on = models.DateField("ostatni list", null=True, blank=True)
    created_at = models.DateTimeField("od", auto_now_add=True)

    objects = AlertProfileQuerySet.as_manager()

    class Meta:
        verbose_name = "powiadomienia o naborach"
        verbose_name_plural = "powiadomienia o naborach"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="grants_alertprofile_one_holder",
                condition=(Q(user__isnull=True, organization__isnull=True) & ~Q(email=""))
                | Q(email="", user__isnull=False, organization__isnull=True)
                | Q(email="", user__isnull=True, organization__isnull=False),
            ),
            models.CheckConstraint(name="grants_alertprofile_has_clause", condition=~Q(clause="")),
            models.UniqueConstraint(
                Lower("email"), name="grants_alertprofile_one_per_email", condition=~Q(email=""),
                violation_error_message="Ten adres ma już powiadomienia.",
            ),
        ]  # fmt: skip

    def __str__(self):
        """Without the person: this text appears in the audit log."""
        return f"powiadomienia {self.pk}"

    @property
    def is_on(self) -> bool:
        """Confirmed and not stopped; only the queryset checks that the holder still exists."""
        return self.confirmed_at is not None and self.stopped_at is None


class AlertForm(models.Model):
    """A legal form, or an informal group, whose calls the profile wants."""

    profile = models.ForeignKey(AlertProfile, models.CASCADE, related_name="forms", verbose_name="powiadomienia")
    form = models.CharField("forma prawna", max_length=40, choices=FORMS)

    class Meta:
        verbose_name = "forma prawna w powiadomieniach"
        verbose_name_plural = "formy prawne w powiadomieniach"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("profile", "form", name="grants_alertform_once"),
            models.CheckConstraint(name="grants_alertform_known", condition=Q(form__in=[*LegalForm.values, INFORMAL])),
        ]

    def __str__(self):
        return self.get_form_display()


class AlertRound(models.Model):
    """A call was matched against all profiles: once as new, and once for each reminder of each of its deadlines."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="alert_rounds", verbose_name="nabór")
    kind = models.CharField("po co", max_length=10, choices=AlertKind)
    deadline_on = models.DateField("termin", null=True, blank=True)
    matched = models.PositiveIntegerField("dla ilu", default=0)
    done_at = models.DateTimeField("kiedy", default=timezone.now)

    class Meta:
        verbose_name = "rozesłanie naboru"
        verbose_name_plural = "rozesłane nabory"
        ordering = ["-done_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="grants_alertround_kind_known", condition=Q(kind__in=["new", "days14", "days3"])
            ),
            models.CheckConstraint(
                name="grants_alertround_reminder_has_deadline",
                condition=Q(kind="new", deadline_on__isnull=True) | (~Q(kind="new") & Q(deadline_on__isnull=False)),
            ),
            models.UniqueConstraint("call", name="grants_alertround_new_once", condition=Q(kind="new")),
            models.UniqueConstraint(
                "call", "kind", "deadline_on", name="grants_alertround_reminder_once", condition=~Q(kind="new")
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.call_id}"


class AlertItemQuerySet(models.QuerySet):
    def waiting(self):
        """In no letter yet."""
        return self.filter(letter_key="")

    def told(self):
        """In a letter. Queries by letter must use this condition, or the database does not use their index."""
        return self.exclude(letter_key="")


class AlertItem(models.Model):
    """One call for one profile, as new or as a reminder of one deadline; the constraints make it unique.

    ``letter_key`` names the letter that contains it; "" until there is one. Each index adds cost for every matched
    profile: the index of the constraint begins with the profile, so the profile has none of its own.
    """

    profile = models.ForeignKey(
        AlertProfile, models.CASCADE, related_name="items", verbose_name="powiadomienia", db_index=False
    )
    call = models.ForeignKey(Call, models.CASCADE, related_name="alert_items", verbose_name="nabór")
    kind = models.CharField("po co", max_length=10, choices=AlertKind)
    deadline_on = models.DateField("termin", null=True, blank=True)
    letter_key = models.CharField("list", max_length=60, blank=True, default="")
    told_until = models.DateTimeField("termin podany w liście", null=True, blank=True)
    created_at = models.DateTimeField("kiedy", default=timezone.now)

    objects = AlertItemQuerySet.as_manager()

    class Meta:
        verbose_name = "nabór w powiadomieniach"
        verbose_name_plural = "nabory w powiadomieniach"
        ordering = ["pk"]
        indexes = [
            models.Index("profile", name="grants_alertitem_waiting", condition=Q(letter_key="")),
            models.Index("letter_key", name="grants_alertitem_letters", condition=~Q(letter_key="")),
        ]
        constraints = [
            models.CheckConstraint(
                name="grants_alertitem_kind_known", condition=Q(kind__in=["new", "days14", "days3"])
            ),
            models.CheckConstraint(
                name="grants_alertitem_reminder_has_deadline",
                condition=Q(kind="new", deadline_on__isnull=True)
                | (~Q(kind="new") & Q(deadline_on__isnull=False)),
            ),
            models.UniqueConstraint(
                "profile", "call", "kind", Coalesce("deadline_on", Value(NO_DAY, models.DateField())),
                name="grants_alertitem_once",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()}: {self.call_id}"

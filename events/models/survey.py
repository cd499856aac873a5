"""The yearly survey of training needs: areas, trainings to choose from, one answer per organisation."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from events.choices import PreferredForm, PreferredTime, SurveyStatus
from events.models.event import Event
from organizations.models import Organization, Theme

CHOICES_AT_MOST = 5


class Survey(models.Model):
    """Opened and closed by the office. ``asked`` stays empty until every organisation has its letter."""

    year = models.PositiveSmallIntegerField("rok szkoleń", unique=True)
    title = models.CharField("tytuł", max_length=160)
    intro = models.TextField("wstęp", blank=True)
    opens_at = models.DateTimeField("początek")
    closes_at = models.DateTimeField("koniec")
    status = models.CharField("stan", max_length=10, choices=SurveyStatus, default=SurveyStatus.DRAFT)
    status_changed_at = models.DateTimeField("stan od", default=timezone.now)
    asked = models.PositiveIntegerField("ile organizacji zapytano", null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField("ostatnie przypomnienie", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "ankieta potrzeb"
        verbose_name_plural = "ankiety potrzeb"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                name="events_survey_status_known", condition=Q(status__in=["draft", "open", "closed"])
            ),
            models.CheckConstraint(
                name="events_survey_closes_after_opening",
                condition=Q(closes_at__gt=F("opens_at")),
                violation_error_message="Koniec ankiety musi być po jej początku.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:survey", args=[self.year])

    @property
    def is_open(self) -> bool:
        """Answers are accepted and may be changed."""
        return self.status == SurveyStatus.OPEN and self.opens_at <= timezone.now() < self.closes_at


class SurveyArea(models.Model):
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="areas", verbose_name="ankieta")
    name = models.CharField("obszar", max_length=120)
    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="temat z bazy"
    )
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "obszar ankiety"
        verbose_name_plural = "obszary ankiety"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                "survey", "name", name="events_surveyarea_once", violation_error_message="Taki obszar już jest."
            )
        ]

    def __str__(self):
        return self.name


class SurveyOption(models.Model):
    """A training to choose. ``event`` was created from it; organisations that chose it get one letter about it."""

    area = models.ForeignKey(SurveyArea, models.CASCADE, related_name="options", verbose_name="obszar")
    title = models.CharField("szkolenie", max_length=160)
    description = models.CharField("krótki opis", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)
    event = models.ForeignKey(
        Event,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="survey_options",
        verbose_name="szkolenie w kalendarzu",
    )
    told_at = models.DateTimeField("kiedy powiadomiono o zapisach", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "szkolenie w ankiecie"
        verbose_name_plural = "szkolenia w ankiecie"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                "area", "title", name="events_surveyoption_once", violation_error_message="To szkolenie już tu jest."
            )
        ]

    def __str__(self):
        return self.title


class SurveyAnswer(models.Model):
    """The answer of one organisation. ``version`` detects concurrent changes by two of its people."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="answers", verbose_name="ankieta")
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="survey_answers", verbose_name="organizacja"
    )
    preferred_times = models.JSONField("pasujące dni", default=list, blank=True)
    preferred_form = models.CharField("forma", max_length=10, choices=PreferredForm, default=PreferredForm.ANY)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="kto"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("pierwsza odpowiedź", default=timezone.now)
    updated_at = models.DateTimeField("ostatnia zmiana", default=timezone.now)

    class Meta:
        verbose_name = "odpowiedź organizacji"
        verbose_name_plural = "odpowiedzi organizacji"
        ordering = ["-updated_at"]
        constraints = [
            models.UniqueConstraint(
                "survey",
                "organization",
                name="events_surveyanswer_one_per_organization",
                violation_error_message="Ta organizacja już odpowiedziała.",
            ),
            models.CheckConstraint(
                name="events_surveyanswer_form_known",
                condition=Q(preferred_form__in=["on_site", "online", "any"]),
            ),
        ]

    def __str__(self):
        return f"odpowiedź na ankietę {self.pk}"

    @property
    def time_labels(self) -> list[str]:
        """The chosen days as labels; values the survey no longer offers are left out."""
        return [PreferredTime(time).label for time in self.preferred_times if time in PreferredTime.values]


class SurveyChoice(models.Model):
    answer = models.ForeignKey(SurveyAnswer, models.CASCADE, related_name="choices", verbose_name="odpowiedź")
    option = models.ForeignKey(SurveyOption, models.CASCADE, related_name="choices", verbose_name="szkolenie")
    rank = models.PositiveSmallIntegerField("miejsce")

    class Meta:
        verbose_name = "wybór"
        verbose_name_plural = "wybory"
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint("answer", "option", name="events_surveychoice_once"),
            models.UniqueConstraint("answer", "rank", name="events_surveychoice_one_per_rank"),
            models.CheckConstraint(name="events_surveychoice_rank_known", condition=Q(rank__range=(1, 5))),
        ]

    def __str__(self):
        return f"wybór {self.pk}"


class SurveyProposal(models.Model):
    """A training proposed in an organisation's own words; staff group similar ones."""

    answer = models.ForeignKey(SurveyAnswer, models.CASCADE, related_name="proposals", verbose_name="odpowiedź")
    text = models.CharField("propozycja", max_length=300)
    group = models.CharField("grupa", max_length=120, blank=True)

    class Meta:
        verbose_name = "własna propozycja"
        verbose_name_plural = "własne propozycje"
        ordering = ["group", "pk"]

    def __str__(self):
        return self.text

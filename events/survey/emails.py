"""Letters of the survey: opened, reminded, answered, and sign-up of a requested training."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core import mail
from core.mail.models import Letter, SharedBody
from core.text.polish import quoted
from events import links
from events.choices import Kind, PreferredForm, PreferredTime, Status
from events.models import Event, Survey, SurveyAnswer
from organizations.models import Organization

SLOTS = ("organization", "url")


def survey_opened(survey: Survey) -> SharedBody:
    """The common body of the opening letter; each organisation gets its own link."""
    return mail.share(
        key=f"events.survey_opened:{survey.pk}", template="events/email/survey_opened", slots=SLOTS, survey=survey
    )


def survey_reminded(survey: Survey, *, day: date) -> SharedBody:
    """The reminder to those without an answer; at most one a day."""
    return mail.share(
        key=f"events.survey_reminded:{survey.pk}-{day:%Y%m%d}",
        template="events/email/survey_reminded",
        slots=SLOTS,
        survey=survey,
    )


def readers(survey: Survey, organizations: Iterable[Organization]) -> list[mail.Reader]:
    """Each organisation with its link to the form; ``organizations`` need ``asked_address``."""
    return [
        mail.Reader(
            key=organization.pk,
            to=organization.asked_address,
            words={"organization": quoted(organization.name), "url": _form_of(survey, organization)},
        )
        for organization in organizations
    ]


def survey_answered(answer: SurveyAnswer, *, to: str, choices: list[str], proposals: list[str]) -> Letter:
    """To the person who answered: the saved answer and how to change it. Each version is a separate letter."""
    return mail.enqueue(
        key=f"events.survey_answered:{answer.pk}:{answer.version}",
        to=to,
        template="events/email/survey_answered",
        survey=answer.survey,
        organization=answer.organization,
        choices=choices,
        proposals=proposals,
        times=answer.time_labels,
        form=answer.get_preferred_form_display(),
        url=_form_of(answer.survey, answer.organization),
    )


def survey_training_opens(event: Event, organization: Organization, *, to: str) -> Letter:
    """To an organisation that asked for this training: sign-up opens. Individual, so sent before mailings."""
    return mail.enqueue(
        key=f"events.survey_training_opens:{event.pk}:{organization.pk}",
        to=to,
        template="events/email/survey_training_opens",
        event=event,
        organization=organization,
    )


def _form_of(survey: Survey, organization: Organization) -> str:
    return f"{settings.SITE_URL}{reverse('events:survey_by_link', args=[links.of_survey(survey, organization)])}"


def _survey() -> Survey:
    now = timezone.now()
    return Survey(
        pk=0, year=now.year + 1, title=f"Jakich szkoleń potrzebujecie w {now.year + 1} roku?", opens_at=now,
        closes_at=now + timedelta(days=30), intro="Na podstawie odpowiedzi ułożymy plan szkoleń na cały rok.",
    )  # fmt: skip


def _organization() -> Organization:
    example = Organization(pk=1, name="Przykładowa Fundacja Ogród Leszczynowy", slug="przyklad")
    example.asked_address = "ogrod@example.org"
    return example


def _mailed(body: SharedBody, survey: Survey) -> Letter:
    mail.enqueue_many(body, readers(survey, [_organization()]))
    return Letter.objects.get(key=f"{body.key}:1")


@mail.kind("events.survey_opened", "Ankieta potrzeb: zaproszenie")
def demo_survey_opened() -> Letter:
    return _mailed(survey_opened(_survey()), _survey())


@mail.kind("events.survey_reminded", "Ankieta potrzeb: przypomnienie")
def demo_survey_reminded() -> Letter:
    return _mailed(survey_reminded(_survey(), day=timezone.localdate()), _survey())


@mail.kind("events.survey_answered", "Ankieta potrzeb: odpowiedź zapisana")
def demo_survey_answered() -> Letter:
    answer = SurveyAnswer(
        pk=1, survey=_survey(), organization=_organization(), preferred_form=PreferredForm.ON_SITE,
        preferred_times=[PreferredTime.WEEKDAY_EVENING, PreferredTime.SATURDAY],
    )  # fmt: skip
    return survey_answered(
        answer,
        to="ogrod@example.org",
        choices=["Jak napisać dobry wniosek o dotację", "Księgowość małej organizacji"],
        proposals=["Jak prowadzić profil organizacji w internecie"],
    )


@mail.kind("events.survey_training_opens", "Ankieta potrzeb: ruszyły zapisy na szkolenie")
def demo_survey_training_opens() -> Letter:
    starts = timezone.now() + timedelta(days=21)
    event = Event(
        pk=1, title="Jak napisać dobry wniosek o dotację", slug="jak-napisac-dobry-wniosek", kind=Kind.TRAINING,
        status=Status.PUBLISHED, starts_at=starts, ends_at=starts + timedelta(hours=4), has_sign_up=True,
        sign_up_closes_at=starts - timedelta(days=2), capacity=20,
    )  # fmt: skip
    return survey_training_opens(event, _organization(), to="ogrod@example.org")

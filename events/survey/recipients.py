"""Organisations of a survey: reachable, without an answer, due for a reminder, interested in a training."""

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from events.choices import SurveyStatus
from events.models import Survey, SurveyAnswer, SurveyChoice, SurveyOption, SurveyProposal
from organizations.choices import Status as EntryStatus
from organizations.models import Membership, Organization
from organizations.registry import contact_address

#: Days before the end on which a reminder is sent, at nine in the morning.
REMINDED_BEFORE = (14, 3)
REMINDED_AT = time(9)
#: A reminder delayed by more than this is dropped: no letters at night.
LATE = timedelta(hours=12)
#: An opening letter this recent needs no reminder yet.
JUST_ASKED = timedelta(days=3)


def current() -> Survey | None:
    """The open survey, else the latest one."""
    seen = Survey.objects.exclude(status=SurveyStatus.DRAFT)
    return seen.filter(status=SurveyStatus.OPEN).first() or seen.first()


def open_to(user: User) -> Survey | None:
    """The open survey if one of this person's organisations has not answered it.

    One query while no survey is open, which is most of the year.
    """
    now = timezone.now()
    survey = Survey.objects.filter(status=SurveyStatus.OPEN, opens_at__lte=now, closes_at__gt=now).first()
    if survey is None:
        return None
    answered = SurveyAnswer.objects.filter(survey=survey, organization=OuterRef("organization"))
    silent = Membership.objects.filter(~Exists(answered), user=user, organization__status=EntryStatus.PUBLISHED)
    return survey if silent.exists() else None


def reachable() -> QuerySet[Organization]:
    """Published organisations with an address. Each has ``asked_address``."""
    return contact_address.with_asked_address(Organization.objects.published()).exclude(asked_address="")


def unanswered(survey: Survey) -> QuerySet[Organization]:
    """Reachable organisations without an answer."""
    answers = SurveyAnswer.objects.filter(survey=survey, organization=OuterRef("pk"))
    return reachable().filter(~Exists(answers))


def reminder_due(survey: Survey) -> date | None:
    """The day of the reminder to send now; None when none is due, all were sent, or it is too late."""
    now = timezone.now()
    if survey.asked is None or not survey.is_open:
        return None
    for moment in _moments(survey):
        is_time = moment <= now < moment + LATE and moment >= survey.status_changed_at + JUST_ASKED
        if is_time and (survey.reminded_at is None or survey.reminded_at < moment):
            return timezone.localtime(moment).date()
    return None


def asked_for(option: SurveyOption) -> QuerySet[Organization]:
    """Organisations that chose this training, or whose proposal is in the group of the same name."""
    chosen = SurveyChoice.objects.filter(option=option, answer__organization=OuterRef("pk"))
    grouped = SurveyProposal.objects.filter(
        group=option.title, answer__survey=option.area.survey_id, answer__organization=OuterRef("pk")
    )
    return reachable().filter(Q(Exists(chosen)) | Q(Exists(grouped)))


def _moments(survey: Survey) -> list[datetime]:
    """Nine o'clock in Leszno on each day, regardless of clock changes."""
    last_day = timezone.localtime(survey.closes_at).date()
    days = [last_day - timedelta(days=before) for before in REMINDED_BEFORE]
    return [timezone.make_aware(datetime.combine(day, REMINDED_AT)) for day in days]

"""Whom a survey of training needs asks, who has answered, who is to be reminded and when, who asked for a training."""

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from events.choices import SurveyStatus
from events.models import Survey, SurveyAnswer, SurveyChoice, SurveyOption, SurveyProposal
from organizations.choices import Status as EntryStatus
from organizations.models import Membership, Organization
from organizations.registry import contact_address

#: So many days before the end those who have not answered are reminded, at nine in the morning.
REMINDED_BEFORE = (14, 3)
REMINDED_AT = time(9)
#: A reminder that could not go out in this time is dropped: nobody gets letters at night.
LATE = timedelta(hours=12)
#: Whoever was asked so shortly before is not reminded yet.
JUST_ASKED = timedelta(days=3)


def current() -> Survey | None:
    """The survey that people look for: the one that is open, else the last one there was."""
    seen = Survey.objects.exclude(status=SurveyStatus.DRAFT)
    return seen.filter(status=SurveyStatus.OPEN).first() or seen.first()


def open_to(user: User) -> Survey | None:
    """The survey that takes answers this very minute and waits for one of this person's organisations; one query."""
    now = timezone.now()
    answered = SurveyAnswer.objects.filter(survey=OuterRef(OuterRef("pk")), organization=OuterRef("organization"))
    silent = Membership.objects.filter(~Exists(answered), user=user, organization__status=EntryStatus.PUBLISHED)
    going_on = Survey.objects.filter(status=SurveyStatus.OPEN, opens_at__lte=now, closes_at__gt=now)
    return going_on.filter(Exists(silent)).first()


def reachable() -> QuerySet[Organization]:
    """Everybody who can be asked: published, with an address. Each has ``asked_address``."""
    return contact_address.with_asked_address(Organization.objects.published()).exclude(asked_address="")


def unanswered(survey: Survey) -> QuerySet[Organization]:
    """Those of the reachable who have not answered."""
    answers = SurveyAnswer.objects.filter(survey=survey, organization=OuterRef("pk"))
    return reachable().filter(~Exists(answers))


def reminder_due(survey: Survey) -> date | None:
    """The day whose reminder is to go out now; None where none is due, all have gone out, or it is too late."""
    now = timezone.now()
    if survey.asked is None or not survey.is_open:
        return None
    for moment in _moments(survey):
        is_time = moment <= now < moment + LATE and moment >= survey.status_changed_at + JUST_ASKED
        if is_time and (survey.reminded_at is None or survey.reminded_at < moment):
            return timezone.localtime(moment).date()
    return None


def asked_for(option: SurveyOption) -> QuerySet[Organization]:
    """Who chose this training, or proposed one that the office put into the group of the same name."""
    chosen = SurveyChoice.objects.filter(option=option, answer__organization=OuterRef("pk"))
    grouped = SurveyProposal.objects.filter(
        group=option.title, answer__survey=option.area.survey_id, answer__organization=OuterRef("pk")
    )
    return reachable().filter(Q(Exists(chosen)) | Q(Exists(grouped)))


def _moments(survey: Survey) -> list[datetime]:
    """Nine o'clock in Leszno, whatever the clocks do between that day and the end."""
    last_day = timezone.localtime(survey.closes_at).date()
    days = [last_day - timedelta(days=before) for before in REMINDED_BEFORE]
    return [timezone.make_aware(datetime.combine(day, REMINDED_AT)) for day in days]

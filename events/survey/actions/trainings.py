"""Create trainings from survey results and write to the organisations that asked for them."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from core.errors import DomainError
from events.calendar.actions import events
from events.choices import Audience, Kind
from events.models import Event, Survey, SurveyArea, SurveyOption, SurveyProposal
from events.survey import emails as letters
from events.survey import recipients

PROPOSED = "Propozycje organizacji"
AT_ONCE = 100


@transaction.atomic
def create_training(*, option: SurveyOption, by: Any) -> Event:
    """Create a draft of a training that organisations chose, once: a second call returns the first draft."""
    # Without joins: joined rows would be read before the wait for the lock.
    option = SurveyOption.objects.select_for_update().get(pk=option.pk)
    if option.event:
        return option.event
    values = {
        "title": option.title,
        "lead": option.description,
        "kind": Kind.TRAINING,
        "audience": Audience.ORGANIZATIONS,
    }
    themes = [option.area.theme] if option.area.theme else []
    option.event = events.create(values=values, dates=[], themes=themes, by=by)
    option.told_at = None
    option.save(update_fields=["event", "told_at"])
    record("events.create_training", option.area.survey, by=by, option=option.pk, event=option.event.pk)
    return option.event


@transaction.atomic
def create_training_of_group(*, survey: Survey, group: str, by: Any) -> Event:
    """The same for a group of proposals, which first becomes an item of the survey."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if not group or not SurveyProposal.objects.filter(answer__survey=survey, group=group).exists():
        raise DomainError("Nie ma takiej grupy propozycji.")
    option = SurveyOption.objects.filter(area__survey=survey, title=group).first()
    if option is None:
        area, _ = SurveyArea.objects.get_or_create(survey=survey, name=PROPOSED, defaults={"order": 999})
        option = SurveyOption.objects.create(area=area, title=group)
    return create_training(option=option, by=by)


def tell_those_who_asked() -> int:
    """When sign-up for a training of the survey opens, write to each organisation that asked for it.

    One letter per organisation and training, before mailings; after an interruption the next sweep continues. Returns
    the number of requested letters.
    """
    open_now = Event.objects.open_for_sign_up()
    due = SurveyOption.objects.filter(told_at__isnull=True, event__in=open_now).select_related("area", "event")
    return sum(_tell(option) for option in due.order_by("pk"))


def _tell(option: SurveyOption) -> int:
    count, last = 0, 0
    while portion := list(recipients.asked_for(option).filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        with transaction.atomic():
            for organization in portion:
                letters.survey_training_opens(option.event, organization, to=organization.asked_address)
        count, last = count + len(portion), portion[-1].pk
    with transaction.atomic():
        marked = SurveyOption.objects.filter(pk=option.pk, event=option.event, told_at__isnull=True)
        if marked.update(told_at=timezone.now()):
            record("events.tell_those_who_asked", option.event, count=count)
    return count

"""The life of a survey: prepared, opened with a letter to everybody, reminded of, closed."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core import mail
from core.audit import record
from core.mail.models import SharedBody
from events.choices import SurveyStatus
from events.errors import WrongState
from events.models import Survey, SurveyArea, SurveyOption
from events.survey import emails as letters
from events.survey import recipients
from organizations.models import Organization

AT_ONCE = 500


@transaction.atomic
def prepare_survey(*, year: int, by: Any, former: Survey | None = None) -> Survey:
    """A draft for the trainings of ``year``, with the areas and trainings of an earlier survey; answers stay there.

    A year has one survey: the second press finds the first one's draft. It runs through October of the year before
    unless the office says otherwise.
    """
    values = {
        "title": f"Jakich szkoleń potrzebujecie w {year} roku?",
        "intro": former.intro if former else "",
        "opens_at": timezone.make_aware(datetime(year - 1, 10, 1, 9)),  # noqa: DTZ001 - made aware right here
        "closes_at": timezone.make_aware(datetime(year - 1, 10, 31, 23, 59)),  # noqa: DTZ001 - the same
    }
    survey, is_new = Survey.objects.get_or_create(year=year, defaults=values)
    if is_new:
        if former:
            _copy(former, survey)
        record("events.prepare_survey", survey, by=by)
    return survey


@transaction.atomic
def open_survey(*, survey: Survey, by: Any) -> Survey:
    """Take answers from now on; the letters to all organisations follow, from ``ask`` or the next sweep.

    A closed survey may be opened again when its end was moved: nobody is asked twice.
    """
    now = timezone.now()
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.status == SurveyStatus.OPEN:
        raise WrongState("Ta ankieta już trwa.")
    if survey.closes_at <= now:
        raise WrongState("Koniec ankiety już minął. Podaj najpierw późniejszy koniec.")
    if not SurveyOption.objects.filter(area__survey=survey).exists():
        raise WrongState("Ankieta nie ma jeszcze żadnych szkoleń do wyboru.")
    survey.status, survey.status_changed_at = SurveyStatus.OPEN, now
    survey.opens_at = min(survey.opens_at, now)
    survey.save(update_fields=["status", "status_changed_at", "opens_at"])
    record("events.open_survey", survey, by=by)
    return survey


def ask(*, survey: Survey) -> int:
    """Write to every published organisation that has an address; how many letters are new.

    Killed anywhere, the next run goes on: one letter each, and the survey knows how many only when all have theirs.
    """
    count = _write(letters.survey_opened(survey), survey, recipients.reachable)
    Survey.objects.filter(pk=survey.pk, asked__isnull=True).update(asked=recipients.reachable().count())
    return count


def ask_the_rest() -> int:
    """Go on with surveys that were opened and have not asked everybody yet."""
    waiting = Survey.objects.filter(status=SurveyStatus.OPEN, asked__isnull=True)
    return sum(ask(survey=survey) for survey in waiting if survey.is_open)


@transaction.atomic
def close_survey(*, survey: Survey, by: Any = None) -> Survey:
    """Take no more answers. Closed before its time, the survey ends now."""
    now = timezone.now()
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.status != SurveyStatus.OPEN:
        raise WrongState("Ta ankieta teraz nie trwa.")
    survey.status, survey.status_changed_at = SurveyStatus.CLOSED, now
    survey.closes_at = min(survey.closes_at, now)
    survey.save(update_fields=["status", "status_changed_at", "closes_at"])
    record("events.close_survey", survey, by=by)
    return survey


def close_ended_surveys() -> int:
    """Close the surveys whose end has come; of two sweeps at once one does it."""
    closed = 0
    for survey in Survey.objects.filter(status=SurveyStatus.OPEN, closes_at__lte=timezone.now()):
        try:
            close_survey(survey=survey)
        except WrongState:
            continue
        closed += 1
    return closed


def remind(*, survey: Survey, by: Any) -> int:
    """Write today to those who have not answered, because the office wants to; how many letters are new.

    One reminder a day, however often it is asked for and whatever the sweep does the same day.
    """
    if not survey.is_open:
        raise WrongState("Przypominać można tylko wtedy, gdy ankieta trwa.")
    today = timezone.localdate()
    if survey.reminded_at and timezone.localtime(survey.reminded_at).date() == today:
        raise WrongState("Dzisiaj przypomnienie już wyszło. Następne można wysłać jutro.")
    if not recipients.unanswered(survey).exists():
        raise WrongState("Wszystkie zapytane organizacje już odpowiedziały. Nie ma komu przypominać.")
    return _remind(survey, today, by=by)


def remind_in_time() -> int:
    """The reminders before the end, each once; one that is too late is dropped."""
    count = 0
    for survey in Survey.objects.filter(status=SurveyStatus.OPEN):
        if day := recipients.reminder_due(survey):
            count += _remind(survey, day)
    return count


def look_after_surveys() -> None:
    """What the sweep does for surveys each minute: end them, write to whoever was not asked yet, remind."""
    close_ended_surveys()
    ask_the_rest()
    remind_in_time()


def _remind(survey: Survey, day: date, *, by: Any = None) -> int:
    count = _write(letters.survey_reminded(survey, day=day), survey, lambda: recipients.unanswered(survey))
    with transaction.atomic():
        seen = Survey.objects.filter(pk=survey.pk, reminded_at=survey.reminded_at)
        if seen.update(reminded_at=timezone.now()):
            record("events.remind_survey", survey, by=by, count=count)
    return count


def _write(letter: SharedBody, survey: Survey, to: Callable[[], QuerySet[Organization]]) -> int:
    """One letter of a mailing for each organisation, in portions with a transaction of their own."""
    count = 0
    for portion in _portions(to):
        with transaction.atomic():
            count += mail.enqueue_many(letter, letters.readers(survey, portion))
    return count


def _portions(found: Callable[[], QuerySet[Organization]]) -> Iterator[list[Organization]]:
    last = 0
    while portion := list(found().filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield portion
        last = portion[-1].pk


def _copy(former: Survey, survey: Survey) -> None:
    for area in former.areas.prefetch_related("options"):
        copied = SurveyArea.objects.create(survey=survey, name=area.name, theme_id=area.theme_id, order=area.order)
        SurveyOption.objects.bulk_create(
            SurveyOption(area=copied, title=option.title, description=option.description, order=option.order)
            for option in area.options.all()
        )

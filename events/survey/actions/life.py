"""The life cycle of a survey: prepare, open with letters to everybody, remind, close."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core import mail
from core.audit import record
from core.errors import WrongState
from core.mail.models import SharedBody
from events.choices import SurveyStatus
from events.models import Survey, SurveyArea, SurveyOption
from events.survey import emails as letters
from events.survey import recipients
from organizations.models import Organization

AT_ONCE = 500


@transaction.atomic
def prepare_survey(*, year: int, by: Any, former: Survey | None = None) -> Survey:
    """Create a draft survey for ``year`` with areas and trainings of an earlier survey, without its answers.

    A year has one survey: a second call returns the first draft. By default it runs through October of the year
    before.
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
    """Open the survey; letters to all organisations follow from ``ask`` or the next sweep.

    A closed survey may be reopened after its end was moved: nobody gets the letter twice.
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
    """Write to every published organisation with an address; returns the number of new letters.

    After an interruption the next run continues: one letter each. The survey stores the total only when all have
    theirs.
    """
    count = _write(letters.survey_opened(survey), survey, recipients.reachable)
    Survey.objects.filter(pk=survey.pk, asked__isnull=True).update(asked=recipients.reachable().count())
    return count


def ask_the_rest() -> int:
    """Continue with open surveys that have not written to everybody yet."""
    waiting = Survey.objects.filter(status=SurveyStatus.OPEN, asked__isnull=True)
    return sum(ask(survey=survey) for survey in waiting if survey.is_open)


@transaction.atomic
def close_survey(*, survey: Survey, by: Any = None) -> Survey:
    """Close the survey. If it is closed early, its end is set to now."""
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
    """Close surveys past their end; only one of two concurrent sweeps closes each."""
    closed = 0
    for survey in Survey.objects.filter(status=SurveyStatus.OPEN, closes_at__lte=timezone.now()):
        try:
            close_survey(survey=survey)
        except WrongState:
            continue
        closed += 1
    return closed


def remind(*, survey: Survey, by: Any) -> int:
    """Write today to those without an answer, at the office's request; returns the number of new letters.

    At most one reminder a day, including those of the sweep.
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
    """The scheduled reminders before the end, each once; a late one is dropped."""
    count = 0
    for survey in Survey.objects.filter(status=SurveyStatus.OPEN):
        if day := recipients.reminder_due(survey):
            count += _remind(survey, day)
    return count


def look_after_surveys() -> None:
    """Sweep step of surveys: close, write to organisations without a letter, remind."""
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
    """One letter of a mailing to each organisation, in batches with a transaction each."""
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

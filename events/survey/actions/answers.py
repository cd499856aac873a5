"""Save an organisation's answer; group similar proposals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from core.errors import DomainError
from events.choices import PreferredForm, PreferredTime
from events.errors import SurveyAnswerMoved, SurveyNotOpen
from events.models import Survey, SurveyAnswer, SurveyChoice, SurveyOption, SurveyProposal
from events.models.survey import CHOICES_AT_MOST
from events.survey import emails as letters
from events.survey import recipients
from organizations.choices import Status
from organizations.models import Organization

PROPOSALS_AT_MOST = 5


@dataclass(frozen=True)
class Wishes:
    """Trainings by id in order of preference, own proposals, suitable days and the preferred form."""

    choices: Sequence[int]
    proposals: Sequence[str]
    times: Sequence[str]
    form: str


@transaction.atomic
def answer(*, survey: Survey, organization: Organization, wishes: Wishes, by: Any, version: int) -> SurveyAnswer:
    """Save the answer of an organisation.

    ``version`` is the version that the person saw, 0 for none: after a concurrent save nothing is written
    (SurveyAnswerMoved holds the saved answer). An identical answer is not saved again. The organisation's row is
    locked, so that its people save one after another. The person who answered gets a letter with the saved answer.
    """
    organization = Organization.objects.select_for_update().get(pk=organization.pk)
    survey = Survey.objects.get(pk=survey.pk)
    wishes = replace(
        wishes, choices=list(wishes.choices), proposals=list(wishes.proposals), times=sorted(wishes.times)
    )
    _check(survey, organization, wishes)
    found = SurveyAnswer.objects.filter(survey=survey, organization=organization).first()
    if found and wishes == _saved(found):
        return found
    if (found.version if found else 0) != version:
        raise SurveyAnswerMoved(found)
    kept = found or SurveyAnswer(survey=survey, organization=organization, version=0)
    _write(kept, wishes, by)
    record("events.answer_survey", kept, by=by, organization=organization.pk)
    _tell(kept, wishes.proposals, by)
    return kept


@transaction.atomic
def group_proposals(*, survey: Survey, proposals: Iterable[int], group: str, by: Any) -> int:
    """Put proposals into one group, or remove them from theirs (group ""); returns how many.

    Proposals in a group named like a training of the survey count for it: their organisations get a letter about its
    sign-up, too.
    """
    group = " ".join(group.split())
    if len(group) > SurveyProposal._meta.get_field("group").max_length:
        raise DomainError("Nazwa grupy może mieć najwyżej 120 znaków.")
    rows = SurveyProposal.objects.filter(answer__survey=survey, pk__in=list(proposals))
    if not (count := rows.update(group=group)):
        raise DomainError("Zaznacz propozycje, które mają trafić do grupy.")
    record("events.group_proposals", survey, by=by, count=count)
    return count


def _check(survey: Survey, organization: Organization, wishes: Wishes) -> None:
    if not survey.is_open:
        raise SurveyNotOpen("Ankieta nie trwa, więc odpowiedzi nie można już zapisać ani zmienić.")
    if organization.status != Status.PUBLISHED:
        raise SurveyNotOpen("Wpis tej organizacji nie jest teraz opublikowany, więc nie może ona odpowiedzieć.")
    if not wishes.choices and not wishes.proposals:
        raise DomainError("Wybierz co najmniej jedno szkolenie albo wpisz własną propozycję.")
    if len(wishes.choices) > CHOICES_AT_MOST or len(wishes.proposals) > PROPOSALS_AT_MOST:
        raise DomainError("Można wybrać do pięciu szkoleń i podać do pięciu własnych propozycji.")
    if len(set(wishes.choices)) < len(wishes.choices):
        raise DomainError("Każde szkolenie można wybrać tylko raz.")
    if _held(survey, wishes.choices) < len(wishes.choices):
        raise DomainError("Jednego z wybranych szkoleń nie ma już w ankiecie. Wybierz inne.")
    if not set(wishes.times) <= set(PreferredTime.values) or wishes.form not in PreferredForm.values:
        raise DomainError("Wybierz pasujące dni i formę z podanych możliwości.")


def _held(survey: Survey, choices: Sequence[int]) -> int:
    """How many of these the survey has; locks them, so that the office cannot delete one meanwhile."""
    options = SurveyOption.objects.filter(area__survey=survey, pk__in=choices).order_by("pk")
    return len(options.select_for_update(of=("self",)).values_list("pk"))


def _saved(found: SurveyAnswer) -> Wishes:
    choices = list(found.choices.order_by("rank").values_list("option", flat=True))
    proposals = list(found.proposals.order_by("pk").values_list("text", flat=True))
    return Wishes(choices, proposals, found.preferred_times, found.preferred_form)


def _write(kept: SurveyAnswer, wishes: Wishes, by: Any) -> None:
    """A proposal with unchanged text stays in its group."""
    kept.preferred_times, kept.preferred_form, kept.answered_by = wishes.times, wishes.form, by
    kept.version, kept.updated_at = kept.version + 1, timezone.now()
    if kept.pk is None:
        kept.save(force_insert=True)
    else:
        kept.save(update_fields=["preferred_times", "preferred_form", "answered_by", "version", "updated_at"])
    kept.choices.all().delete()
    SurveyChoice.objects.bulk_create(
        SurveyChoice(answer=kept, option_id=option, rank=rank) for rank, option in enumerate(wishes.choices, 1)
    )
    groups = dict(kept.proposals.values_list("text", "group"))
    kept.proposals.all().delete()
    SurveyProposal.objects.bulk_create(
        SurveyProposal(answer=kept, text=text, group=groups.get(text, "")) for text in wishes.proposals
    )


def _tell(kept: SurveyAnswer, proposals: Sequence[str], by: Any) -> None:
    """To the person who answered, or to the organisation's address after an answer by link."""
    reached = recipients.reachable().filter(pk=kept.organization_id).values_list("asked_address", flat=True)
    if to := by.email if by else reached.first():
        titles = kept.choices.order_by("rank").values_list("option__title", flat=True)
        letters.survey_answered(kept, to=to, choices=list(titles), proposals=proposals)

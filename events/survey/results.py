"""Survey results, calculated on every visit: ranking, days, forms, proposals by group.

A first choice is five points, a fifth one point.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from core.text.polish import sort_key
from events.choices import PreferredForm, PreferredTime
from events.models import Survey, SurveyAnswer, SurveyOption, SurveyProposal
from events.models.survey import CHOICES_AT_MOST
from organizations.choices import LegalForm
from organizations.models import Theme

RULE = (
    "Pierwszy wybór daje szkoleniu 5 punktów, drugi 4, trzeci 3, czwarty 2, piąty 1. "
    "Przy równej liczbie punktów wyżej stoi szkolenie, które wybrało więcej organizacji."
)
WITHOUT_GROUP = "Jeszcze bez grupy"


@dataclass(frozen=True)
class Row:
    place: int
    option: SurveyOption
    points: int
    organizations: int
    first: int


@dataclass(frozen=True)
class Group:
    name: str
    proposals: list[SurveyProposal]
    option: SurveyOption | None

    @property
    def organizations(self) -> int:
        return len({proposal.answer.organization_id for proposal in self.proposals})


@dataclass(frozen=True)
class Results:
    """``answered`` and all lists depend on the filters; ``rate`` is of the whole survey."""

    survey: Survey
    legal_form: str
    theme: Theme | None
    answered: int
    answered_in_all: int
    ranking: list[Row]
    times: list[tuple[str, int]]
    forms: list[tuple[str, int]]
    legal_forms: list[tuple[str, int]]
    groups: list[Group]

    @property
    def asked(self) -> int:
        """Never fewer than answered: an organisation may answer without a letter."""
        return max(self.survey.asked or 0, self.answered_in_all)

    @property
    def rate(self) -> int:
        """Percentage of asked organisations that answered."""
        return round(100 * self.answered_in_all / self.asked) if self.asked else 0

    @property
    def narrowed(self) -> str:
        """The active filters in words; "" without any."""
        words = [LegalForm(self.legal_form).label] if self.legal_form else []
        return ", ".join([*words, *([f"temat: {self.theme}"] if self.theme else [])])


def of(survey: Survey, *, legal_form: str = "", theme: Theme | None = None) -> Results:
    """Results of the organisations of one legal form, of one theme, or of all."""
    answers = _narrowed(survey, legal_form, theme)
    told = list(answers.values_list("preferred_times", "preferred_form", "organization__legal_form"))
    ranking = _ranking(survey, answers)
    return Results(
        survey=survey,
        legal_form=legal_form,
        theme=theme,
        answered=len(told),
        answered_in_all=survey.answers.count() if legal_form or theme else len(told),
        ranking=ranking,
        times=_counted(PreferredTime.choices, [time for times, _, _ in told for time in times]),
        forms=_counted(PreferredForm.choices, [form for _, form, _ in told]),
        legal_forms=[(label, count) for label, count in _counted(LegalForm.choices, [f for _, _, f in told]) if count],
        groups=_groups(answers, {row.option.title: row.option for row in ranking}),
    )


def answers_of(results: Results) -> QuerySet[SurveyAnswer]:
    """Each answer with its choices and proposals, in alphabetical order, for the export."""
    found = _narrowed(results.survey, results.legal_form, results.theme)
    return found.order_by("organization__sort_key", "pk").prefetch_related("choices__option", "proposals")


def _narrowed(survey: Survey, legal_form: str, theme: Theme | None) -> QuerySet[SurveyAnswer]:
    answers = survey.answers.select_related("organization")
    if legal_form:
        answers = answers.filter(organization__legal_form=legal_form)
    return answers.filter(organization__themes=theme) if theme else answers


def _ranking(survey: Survey, answers: QuerySet[SurveyAnswer]) -> list[Row]:
    counted = Q(choices__answer__in=answers.order_by().values("pk"))
    points = Sum(CHOICES_AT_MOST + 1 - F("choices__rank"), filter=counted)
    options = (
        SurveyOption.objects.filter(area__survey=survey)
        .select_related("area", "event")
        .annotate(
            points=Coalesce(points, 0),
            organizations=Count("choices", filter=counted),
            first=Count("choices", filter=counted & Q(choices__rank=1)),
        )
    )
    best = sorted(options, key=lambda one: (-one.points, -one.organizations, sort_key(one.title)))
    score = [(one.points, one.organizations) for one in best]
    return [Row(score.index(mine) + 1, one, *mine, one.first) for one, mine in zip(best, score, strict=True)]


def _counted(choices: list[tuple[str, str]], found: list[str]) -> list[tuple[str, int]]:
    counts = Counter(found)
    return [(label, counts[value]) for value, label in choices]


def _groups(answers: QuerySet[SurveyAnswer], options: dict[str, SurveyOption]) -> list[Group]:
    """Groups in alphabetical order; ungrouped proposals come last."""
    proposals = SurveyProposal.objects.filter(answer__in=answers.order_by().values("pk"))
    by_name: dict[str, list[SurveyProposal]] = {}
    for proposal in proposals.select_related("answer__organization").order_by("group", "pk"):
        by_name.setdefault(proposal.group, []).append(proposal)
    names = sorted(by_name, key=lambda name: (name == "", sort_key(name)))
    return [Group(name, by_name[name], options.get(name)) for name in names]

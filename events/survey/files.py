"""Survey results as files: a spreadsheet with every answer, and a report without organisations' names."""

from typing import Any

from django.utils import timezone

from core import pdf, when
from core.tables import sheets
from events.models import SurveyAnswer
from events.models.survey import CHOICES_AT_MOST
from events.survey.results import RULE, WITHOUT_GROUP, Results, answers_of

RANKING = ["miejsce", "szkolenie", "obszar", "punkty", "organizacje", "pierwszy wybór"]
ANSWERS = [
    "organizacja", "forma prawna", *[f"{rank}. wybór" for rank in range(1, CHOICES_AT_MOST + 1)], "własne propozycje",
    "pasujące dni", "forma szkolenia", "ostatnia zmiana",
]  # fmt: skip
PROPOSALS = ["grupa", "propozycja", "organizacja"]


def spreadsheet(results: Results) -> bytes:
    """Ranking, answers and proposals, a sheet each; only for the office, because it names organisations."""
    ranking = [
        [row.place, row.option.title, row.option.area.name, row.points, row.organizations, row.first]
        for row in results.ranking
    ]
    proposals = [
        [group.name, proposal.text, proposal.answer.organization.name]
        for group in results.groups
        for proposal in group.proposals
    ]
    answers = [_line(answer) for answer in answers_of(results)]
    return sheets.workbook(
        [("Ranking", RANKING, ranking), ("Odpowiedzi", ANSWERS, answers), ("Propozycje", PROPOSALS, proposals)]
    )


def _line(answer: SurveyAnswer) -> list[Any]:
    titles = [choice.option.title for choice in answer.choices.all()]
    return [
        answer.organization.name,
        answer.organization.get_legal_form_display(),
        *(titles + [None] * CHOICES_AT_MOST)[:CHOICES_AT_MOST],
        "; ".join(proposal.text for proposal in answer.proposals.all()),
        ", ".join(answer.time_labels),
        answer.get_preferred_form_display(),
        answer.updated_at,
    ]


def report(results: Results) -> bytes:
    """The report for a meeting or the city's archive; it names no organisation."""
    return pdf.render("events/survey", _facts(results), title=f"Wyniki ankiety: {results.survey.title}")


def _facts(results: Results) -> dict[str, Any]:
    survey = results.survey
    return {
        "state": f"Stan: {when.moment(timezone.now())}. Ankieta: {survey.get_status_display()}.",
        "answered": results.answered_in_all,
        "asked": results.asked,
        "rate": results.rate,
        "counted": results.answered,
        "narrowed": results.narrowed,
        "rule": RULE,
        "ranking": [
            {
                "place": row.place,
                "title": row.option.title,
                "area": row.option.area.name,
                "points": row.points,
                "organizations": row.organizations,
                "first": row.first,
            }
            for row in results.ranking
        ],
        "times": results.times,
        "forms": results.forms,
        "legal_forms": results.legal_forms,
        "groups": [
            {"name": group.name or WITHOUT_GROUP, "proposals": [one.text for one in group.proposals]}
            for group in results.groups
        ],
    }

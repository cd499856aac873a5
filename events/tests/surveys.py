"""Helpers for survey tests: open a survey and answer it."""

from events import links
from events.models import Survey, SurveyAnswer, SurveyArea, SurveyOption
from events.survey.actions.answers import Wishes, answer
from events.tests.factories import SurveyAreaFactory, SurveyFactory, SurveyOptionFactory
from organizations.tests.factories import OrganizationFactory

TITLES = ("Wnioski o dotacje", "Księgowość", "Promocja w internecie", "RODO w organizacji", "Wolontariat", "Statut")


def open_survey(**values) -> Survey:
    """An open survey with two areas of three trainings; ``asked`` marks all letters as sent."""
    survey = SurveyFactory(**({"asked": 0} | values))
    for number, titles in enumerate((TITLES[:3], TITLES[3:])):
        area = SurveyAreaFactory(survey=survey, name=f"Obszar {number + 1}", order=number)
        for order, title in enumerate(titles):
            SurveyOptionFactory(area=area, title=title, order=order)
    return survey


def option(survey: Survey, title: str) -> SurveyOption:
    return SurveyOption.objects.get(area__survey=survey, title=title)


def ngo(name: str, **values):
    """A published organisation with an e-mail address."""
    return OrganizationFactory(name=name, **({"email": "ogrod@example.org"} | values))


def wish(survey: Survey, organization, *titles: str, **values) -> SurveyAnswer:
    """Save an organisation's answer with these trainings, the most wanted first."""
    saved = SurveyAnswer.objects.filter(survey=survey, organization=organization).first()
    values = {
        "by": None,
        "version": saved.version if saved else 0,
        "choices": [option(survey, title).pk for title in titles],
    } | values
    return answer_with(survey, organization, **values)


def answer_with(
    survey: Survey, organization, *, choices=(), proposals=(), times=(), form="any", **values
) -> SurveyAnswer:
    wishes = Wishes(choices, proposals, times, form)
    return answer(survey=survey, organization=organization, wishes=wishes, **values)


def link(survey: Survey, organization) -> str:
    return f"/ankieta-potrzeb/odpowiedz/{links.of_survey(survey, organization)}/"


def filled(survey: Survey, *titles: str, **data) -> dict:
    """Form data of a browser with these trainings chosen."""
    chosen = {f"choice_{rank}": str(option(survey, title).pk) for rank, title in enumerate(titles, 1)}
    return {"preferred_form": "any", "version": "0", "proposals": ""} | chosen | data


def area_form(area: SurveyArea, without: SurveyOption) -> dict:
    """Form data of an area in the office, with this training marked for deletion."""
    options = list(area.options.all())
    count = len(options)
    data = {"name": area.name, "order": area.order, "theme": "", "_save": "Zapisz"}
    data |= {"options-TOTAL_FORMS": count, "options-INITIAL_FORMS": count}
    for number, each in enumerate(options):
        fields = {"id": each.pk, "area": area.pk, "title": each.title, "description": "", "order": each.order}
        data |= {f"options-{number}-{name}": value for name, value in fields.items()}
    return data | {f"options-{options.index(without)}-DELETE": "on"}

"""Survey pages beside its form: prepare, open, close, remind, results with exports, proposals, trainings."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import urlencode

from core import pdf, when
from core.admin import pages
from core.admin.pages import FORM, READ, WRITE
from core.errors import DomainError
from core.publishing.steps import Step
from core.tables import sheets
from core.text.polish import plural
from events.choices import SurveyStatus
from events.models import Survey, SurveyOption, SurveyProposal
from events.survey import files, recipients
from events.survey import results as survey_results
from events.survey.actions import answers, life, trainings
from events.survey.forms import GroupForm, PrepareForm, ResultsFilterForm

CHANGE = "admin:events_survey_change"
RESULTS = "admin:events_survey_results"
#: Number of trainings in the chart; the table below it has all.
BEST = 10
GOES = "wyjdzie,wyjdą,wyjdzie"


def prepare(modeladmin, request):
    """Create a survey with areas and trainings of an earlier one."""
    if not modeladmin.has_add_permission(request):
        raise PermissionDenied
    last = Survey.objects.first()
    initial = {"year": (last.year if last else timezone.localdate().year) + 1, "former": last}
    form = PrepareForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        survey = life.prepare_survey(by=request.user, **form.cleaned_data)
        _say_what_there_is(modeladmin, request, survey)
        return redirect(CHANGE, survey.pk)
    return _render(modeladmin, request, "prepare", title="Przygotuj ankietę", form=form)


def _say_what_there_is(modeladmin, request, survey: Survey) -> None:
    """A year has one survey: an existing one may already be open."""
    if survey.status == SurveyStatus.DRAFT:
        modeladmin.message_user(request, "Ankieta czeka jako szkic. Sprawdź terminy, obszary i szkolenia.")
    else:
        said = f"Ankieta na {survey.year} rok już jest, a rok ma jedną ankietę. Nic w niej nie zmieniliśmy."
        modeladmin.message_user(request, said, "WARNING")


def _letters(count: int, verb: str) -> str:
    """ "wyjdą 3 listy"; ``verb`` in its three forms."""
    return f"{plural(count, verb)} {count} {plural(count, 'list,listy,listów')}"


STEPS = {
    "rozpocznij": Step(
        "Rozpocznij ankietę",
        "Rozpocznij i wyślij listy",
        lambda survey: survey.status != SurveyStatus.OPEN,
        lambda survey: [
            f"Organizacje będą mogły odpowiadać od teraz do {when.moment_of(survey.closes_at)}.",
            f"Do organizacji z adresem e-mail {_letters(recipients.reachable().count(), GOES)} z linkiem.",
            "Kto dostał już list tej ankiety, nie dostanie drugiego.",
        ],
        life.open_survey,
        "Ankieta trwa. Listy wychodzą w ciągu kilku minut.",
    ),
    "zakoncz": Step(
        "Zakończ ankietę",
        "Zakończ teraz",
        lambda survey: survey.status == SurveyStatus.OPEN,
        ["Organizacje nie będą już mogły odpowiedzieć ani zmienić odpowiedzi."],
        life.close_survey,
        "Ankieta jest zakończona.",
    ),
    "przypomnij": Step(
        "Przypomnij o ankiecie",
        "Wyślij przypomnienia",
        lambda survey: survey.status == SurveyStatus.OPEN,
        lambda survey: [
            f"Do organizacji bez odpowiedzi {_letters(recipients.unanswered(survey).count(), GOES)}.",
            "Portal sam przypomina 14 dni i 3 dni przed końcem.",
        ],
        life.remind,
        lambda done: f"Na wysłanie {_letters(done, 'czeka,czekają,czeka')} z przypomnieniem.",
    ),
}


def results(modeladmin, request, pk: int):
    """Live results: ranking, response, days and forms, proposals; filtered by legal form or theme."""
    survey = _survey(modeladmin, request, pk)
    form, found = _results(request, survey)
    return _render(
        modeladmin, request, "results", title="Wyniki ankiety", original=survey, form=form, results=found,
        rule=survey_results.RULE, best=[(row.option.title, row.points) for row in found.ranking[:BEST]],
        query=_query(form),
        may_create=request.user.has_perm("events.add_event"),
        may_group=request.user.has_perm("events.change_surveyproposal"),
        is_open=survey.status == SurveyStatus.OPEN,
    )  # fmt: skip


def export(modeladmin, request, pk: int, kind: str):
    """The same results as a spreadsheet or a report."""
    survey = _survey(modeladmin, request, pk)
    if not request.user.has_perm("events.view_surveyanswer"):
        raise PermissionDenied
    _, found = _results(request, survey)
    name = f"ankieta-potrzeb-{survey.year}.{kind}"
    if kind == "xlsx":
        return sheets.response(files.spreadsheet(found), name)
    if kind == "pdf":
        return pdf.response(files.report(found), name, is_download=True)
    raise Http404


def proposals(modeladmin, request, pk: int):
    """All proposals; similar ones are selected and grouped."""
    survey = _survey(modeladmin, request, pk)
    if not request.user.has_perm("events.change_surveyproposal"):
        raise PermissionDenied
    rows = list(SurveyProposal.objects.filter(answer__survey=survey).select_related("answer__organization"))
    form = GroupForm(request.POST if request.method == "POST" else None, proposals=rows)
    if form.is_valid():
        try:
            answers.group_proposals(survey=survey, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect("admin:events_survey_proposals", pk)
    titles = SurveyOption.objects.filter(area__survey=survey).values_list("title", flat=True)
    return _render(
        modeladmin, request, "proposals", title="Własne propozycje", original=survey, form=form,
        groups=survey_results.of(survey).groups, names=sorted({*titles, *(row.group for row in rows if row.group)}),
        ticked=set(request.POST.getlist("proposals")),
    )  # fmt: skip


def training(modeladmin, request, pk: int, option: int):
    """Create a draft of the training and open it; a second request opens the same draft."""
    survey = _survey(modeladmin, request, pk, to_create=True)
    chosen = get_object_or_404(SurveyOption, pk=option, area__survey=survey)
    event = trainings.create_training(option=chosen, by=request.user)
    return _opened(modeladmin, request, event)


def training_of_group(modeladmin, request, pk: int):
    survey = _survey(modeladmin, request, pk, to_create=True)
    try:
        event = trainings.create_training_of_group(survey=survey, group=request.POST.get("group", ""), by=request.user)
    except DomainError as error:
        modeladmin.message_user(request, str(error), "ERROR")
        return redirect(RESULTS, pk)
    return _opened(modeladmin, request, event)


def _opened(modeladmin, request, event):
    modeladmin.message_user(
        request,
        "To szkolenie powstało z ankiety. Dopisz termin i miejsce, włącz zapisy i opublikuj. "
        "Gdy zapisy ruszą, organizacje, które o nie prosiły, dostaną list.",
    )
    return redirect("admin:events_event_change", event.pk)


def _results(request, survey: Survey):
    form = ResultsFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    legal_form, theme = chosen.get("forma") or "", chosen.get("temat")
    return form, survey_results.of(survey, legal_form=legal_form, theme=theme)


def _query(form: ResultsFilterForm) -> str:
    """The filters as a query string, for the exports."""
    chosen = {name: form.data[name] for name in form.fields if form.data.get(name)}
    return f"?{urlencode(chosen)}" if chosen and form.is_valid() else ""


def _survey(modeladmin, request, pk: int, *, to_change: bool = False, to_create: bool = False) -> Survey:
    """Access to one survey: 403 without the right, 404 without the survey."""
    survey = get_object_or_404(Survey, pk=pk)
    allowed = modeladmin.has_change_permission if to_change else modeladmin.has_view_permission
    if not allowed(request, survey) or (to_create and not request.user.has_perm("events.add_event")):
        raise PermissionDenied
    return survey


def _render(modeladmin, request, template: str, **context):
    return pages.render(modeladmin, request, f"admin/events/survey/{template}.html", **context)


PAGES = [
    ("przygotuj/", prepare, "prepare", FORM),
    ("<int:pk>/wyniki/", results, "results", READ),
    ("<int:pk>/wyniki/<slug:kind>/", export, "export", READ),
    ("<int:pk>/propozycje/", proposals, "proposals", FORM),
    ("<int:pk>/szkolenie/<int:option>/", training, "training", WRITE),
    ("<int:pk>/szkolenie-z-grupy/", training_of_group, "training_of_group", WRITE),
]

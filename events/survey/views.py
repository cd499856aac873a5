"""The survey of training needs: its page, and an organisation's answer by the link in a letter or signed in.

GET changes nothing, so a mail scanner may open the link.
"""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core import when
from core.errors import DomainError
from core.limits import add_limit_error, limited
from events import links
from events.choices import SurveyStatus
from events.errors import SurveyAnswerMoved
from events.models import Survey, SurveyAnswer
from events.survey import recipients
from events.survey.actions.answers import answer
from events.survey.forms import AnswerForm, initial_of
from organizations.choices import Status
from organizations.membership import access
from organizations.models import Organization


@require_safe
def survey_now(request):
    """Redirects to the current survey."""
    survey = recipients.current()
    return redirect(survey) if survey else render(request, "events/survey/none.html", status=404)


@never_cache
@require_safe
def survey(request, year):
    """The page about the survey: its purpose, its end, how to answer."""
    found = _survey(year)
    context = {"survey": found, "mine": _mine(request.user, found), "left": when.left(found.closes_at)}
    return render(request, "events/survey/survey.html", context)


@never_cache
@limited("events.survey_answer", "60/h", keeps_form=True)
@require_http_methods(["GET", "HEAD", "POST"])
def survey_by_link(request, token):
    """The form by the organisation's link; a signed-in member of the organisation is recorded as the author."""
    found, organization = links.survey_from(token)
    return _answer(request, found, organization, thanks=reverse("events:survey_thanks_by_link", args=[token]))


@never_cache
@limited("events.survey_answer", "60/h", keeps_form=True)
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def survey_answer(request, year, slug):
    """The same form for the organisation's signed-in people."""
    found, organization = _survey(year), _own(request.user, slug)
    return _answer(request, found, organization, thanks=reverse("events:survey_thanks", args=[year, slug]))


@never_cache
@require_safe
def survey_thanks_by_link(request, token):
    found, organization = links.survey_from(token)
    return _thanks(request, found, organization, back=reverse("events:survey_by_link", args=[token]))


@never_cache
@require_safe
@login_required
def survey_thanks(request, year, slug):
    found, organization = _survey(year), _own(request.user, slug)
    return _thanks(request, found, organization, back=reverse("events:survey_answer", args=[year, slug]))


def _answer(request, found: Survey, organization: Organization, *, thanks: str):
    saved = _saved(found, organization)
    if not found.is_open and request.method != "POST":
        return _page(request, "closed", found, organization, answer=saved)
    areas = list(found.areas.prefetch_related("options"))
    form = AnswerForm(request.POST if request.method == "POST" else None, areas=areas, initial=initial_of(saved))
    add_limit_error(form, request)
    conflict = None
    if form.is_valid():
        try:
            answer(
                survey=found,
                organization=organization,
                wishes=form.wishes(),
                by=_by(request.user, organization),
                version=form.cleaned_data["version"],
            )
        except SurveyAnswerMoved as error:
            form.add_error(None, str(error))
            conflict = _saved(found, organization)
            form.show_version(error.saved.version if error.saved else 0)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect(thanks)
    return _page(request, "answer", found, organization, form=form, areas=areas, answer=saved, conflict=conflict)


def _thanks(request, found: Survey, organization: Organization, *, back: str):
    saved = _saved(found, organization)
    if saved is None:
        return redirect(back)
    return _page(request, "thanks", found, organization, answer=saved, back=back)


def _page(request, name: str, found: Survey, organization: Organization, **context):
    context |= {"survey": found, "organization": organization, "left": when.left(found.closes_at)}
    return render(request, f"events/survey/{name}.html", context)


def _survey(year: int) -> Survey:
    return get_object_or_404(Survey.objects.exclude(status=SurveyStatus.DRAFT), year=year)


def _own(user, slug: str) -> Organization:
    organization = access.organization_for_editing(user, slug)
    if organization.status != Status.PUBLISHED:
        raise Http404("Odpowiadają organizacje, których wpis jest opublikowany.")
    return organization


def _by(user, organization: Organization):
    """The recorded author of an answer: the signed-in person, if a member of the organisation."""
    is_own = user.is_authenticated and organization.memberships.filter(user=user).exists()
    return user if is_own else None


def _mine(user, found: Survey) -> list[dict]:
    """Organisations for which this person may answer, each with its answer so far."""
    if not user.is_authenticated:
        return []
    organizations = Organization.objects.published().filter(memberships__user=user).order_by("sort_key", "pk")
    answers = {
        answer.organization_id: answer
        for answer in SurveyAnswer.objects.filter(survey=found, organization__in=organizations)
    }
    return [{"organization": each, "answer": answers.get(each.pk)} for each in organizations]


def _saved(found: Survey, organization: Organization) -> SurveyAnswer | None:
    answers = SurveyAnswer.objects.filter(survey=found, organization=organization)
    return answers.select_related("answered_by").prefetch_related("choices__option", "proposals").first()

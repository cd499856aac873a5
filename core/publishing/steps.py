"""Moderation steps on a whole object, each on a page that first shows what will happen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from core.admin import OfficeAdmin
from core.admin import pages as admin_pages
from core.errors import DomainError
from core.publishing.forms import ReasonForm
from core.publishing.models import NEEDS_CHANGES, PUBLISHED, REJECTED
from core.publishing.workflow import Workflow
from core.refusals import add_errors
from core.text.polish import quoted


@dataclass(frozen=True)
class Step:
    """``act`` is called with the object by the name of its model, ``by`` and the form's values.

    ``sentences`` describe what will happen; ``said`` is the message afterwards, "{}" is the object. Both may be
    functions of the object and of the result of ``act``. ``options`` are for the form. ``plan`` takes the same
    arguments as ``act`` and returns lines that describe the result.
    """

    label: str
    button: str
    is_offered: Callable[[Any], bool]
    sentences: list[str] | Callable[[Any], list[str]]
    act: Callable[..., Any]
    said: str | Callable[[Any], str]
    form: type[forms.Form] | None = None
    options: Callable[[Any], dict[str, Any]] = lambda thing: {}
    plan: Callable[..., list[str]] | None = None


def may_enter(workflow: Workflow, state: str) -> Callable[[Any], bool]:
    return lambda thing: thing.status in workflow.moves[state]


def decisions(
    workflow: Workflow, *, actions: Any, shown: list[str] | Callable[[Any], list[str]], published: Any = None
) -> dict[str, Step]:
    """Publish, return, reject: ``actions`` is the module with the actions, ``shown`` says who will see the object."""
    noun = workflow.noun
    done, returned, rejected = (
        noun.by_gender(forms)
        for forms in (
            "opublikowana,opublikowane,opublikowany",
            "wróciła,wróciło,wrócił",
            "odrzucona,odrzucone,odrzucony",
        )
    )
    hidden = f"Organizacja dostanie list z powodem. {noun.genitive.capitalize()} nikt nie zobaczy."
    return {
        "publikuj": Step(
            "Opublikuj", "Opublikuj", may_enter(workflow, PUBLISHED), shown, actions.publish,
            published or f"{{}} jest {done}.",
        ),
        "odeslij": Step(
            "Odeślij do poprawy", "Odeślij", may_enter(workflow, NEEDS_CHANGES),
            ["Organizacja dostanie list z tym, co tu napiszesz."], actions.ask_for_changes,
            f"{{}} {returned} do poprawy.", ReasonForm,
        ),
        "odrzuc": Step(
            "Odrzuć", "Odrzuć", may_enter(workflow, REJECTED), [hidden], actions.reject,
            f"{{}} jest {rejected}.", ReasonForm,
        ),
    }  # fmt: skip


class StepAdmin(OfficeAdmin):
    """Adds a button to the object's page for each of ``steps`` that is possible now."""

    steps: ClassVar[Mapping[str, Step]] = {}
    step_template = "admin/step.html"
    #: Keyword for the object in actions; the name of the model when empty.
    thing_name = ""

    def render_change_form(self, request, context, *args, **kwargs):
        if thing := context.get("original"):
            offered = self.steps.items() if self.has_change_permission(request, thing) else ()
            context["steps"] = [(name, step.label) for name, step in offered if step.is_offered(thing)]
        return super().render_change_form(request, context, *args, **kwargs)

    def step_page(self, request, pk: int, name: str):
        thing, chosen = self.changeable(request, pk), self.steps.get(name)
        if chosen is None:
            raise Http404
        form = chosen.form and chosen.form(request.POST if request.method == "POST" else None, **chosen.options(thing))
        problem, plan = "", []
        if request.method == "POST" and (form is None or form.is_valid()):
            try:
                if chosen.plan and "preview" in request.POST:
                    plan = self.take(chosen, thing, request, form, act=chosen.plan)
                else:
                    done = self.take(chosen, thing, request, form)
                    self.message_user(request, said(chosen, done))
                    return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", pk)
            except DomainError as error:
                if form and chosen.is_offered(thing):
                    add_errors(form, error)
                else:
                    problem = str(error)
        is_offered = chosen.is_offered(thing)
        sentences = chosen.sentences(thing) if callable(chosen.sentences) else chosen.sentences
        return admin_pages.render(
            self, request, self.step_template, title=chosen.label, original=thing, step=chosen, form=form, plan=plan,
            problem=problem, sentences=sentences if is_offered else [], is_offered=is_offered,
        )  # fmt: skip

    def take(self, step: Step, thing: Any, request, form, *, act: Callable | None = None, **values: Any) -> Any:
        """The result of the action; refusals are raised."""
        told = (form.cleaned_data if form else {}) | {
            self.thing_name or self.opts.model_name: thing,
            "by": request.user,
        }
        return (act or step.act)(**told | values)

    def changeable(self, request, pk: int) -> Any:
        """The only access to an object here: 403 without the permission, 404 without the object."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.model, pk=pk)

    def get_urls(self):
        pages = [("<int:pk>/krok/<slug:name>/", type(self).step_page, "step", admin_pages.FORM)]
        return admin_pages.urls(self, pages) + super().get_urls()


def said(step: Step, done: Any) -> str:
    return step.said(done) if callable(step.said) else step.said.format(quoted(done))

"""What the office does with a call as a whole, each behind a page that says what will happen; and its preview."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from core import admin_pages, stamps
from core.admin_pages import FORM, READ, WRITE
from core.errors import DomainError
from core.polish import quoted
from core.refusals import tell
from grants.calls import page as page_of_call
from grants.calls import selectors
from grants.calls.actions import editing, states
from grants.calls.forms.call import ArchivalForm, DeadlineForm, ReasonForm, SettleForm
from grants.choices import CallStatus, Deadline, Phase
from grants.models import Call

CHANGE = "admin:grants_call_change"
TAKING, OVER = (Phase.ANNOUNCED, Phase.OPEN), (Phase.ASSESSMENT, Phase.CLOSED, Phase.SETTLED)


def _nothing(call: Call) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Step:
    """A page with a button. ``is_offered`` says for which calls it makes sense, ``act`` does it."""

    label: str
    button: str
    is_offered: Callable[[Call], bool]
    sentences: list[str]
    act: Callable[..., object]
    said: str
    form: type[forms.Form] | None = None
    initial: Callable[[Call], dict[str, Any]] = _nothing


STEPS = {
    "publikuj": Step(
        "Opublikuj", "Opublikuj", lambda call: call.status == CallStatus.DRAFT,
        ["Nabór zobaczą wszyscy: na liście, w wyszukiwarce i w kalendarzach. "
         "Kto zamówił powiadomienia o takich naborach, dostanie list."],
        states.publish, "{} jest opublikowany.",
    ),
    "termin": Step(
        "Zmień termin", "Zmień termin", lambda call: call.phase in TAKING,
        ["Na stronie naboru zostanie poprzedni termin i powód zmiany. Kalendarze zmienią się same."],
        states.move_deadline, "{} ma nowy termin.", DeadlineForm, lambda call: {"closes_at": call.closes_at},
    ),
    "zakoncz": Step(
        "Zakończ nabór", "Zakończ teraz",
        lambda call: call.phase == Phase.OPEN and call.deadline == Deadline.OPEN_ENDED,
        ["Nabór ciągły skończy się w tej chwili."], states.end, "{} jest zakończony.",
    ),
    "rozstrzygnij": Step(
        "Ogłoś wyniki", "Ogłoś wyniki", lambda call: call.phase in OVER,
        ["Na stronie naboru pojawi się tabela wyników wpisana w formularzu."],
        states.settle, "{} jest rozstrzygnięty.", SettleForm,
        lambda call: {"note": call.results_note, "url": call.results_url},
    ),
    "wycofaj": Step(
        "Wycofaj", "Wycofaj nabór", lambda call: call.status == CallStatus.PUBLISHED,
        ["Strona naboru zostanie i powie, że jest wycofany. Kalendarze dowiedzą się same.", "Tego nie da się cofnąć."],
        states.withdraw, "{} jest wycofany.", ReasonForm,
    ),
}  # fmt: skip


def offered(call: Call, user) -> list[tuple[str, str]]:
    """Name and label of the steps that make sense now."""
    if not user.has_perm("grants.change_call"):
        return []
    return [(name, step.label) for name, step in STEPS.items() if step.is_offered(call)]


def step(modeladmin, request, pk: int, name: str):
    call = found(modeladmin, request, pk)
    if (chosen := STEPS.get(name)) is None:
        raise Http404
    form, problem = _form(chosen, request, call), ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            done = chosen.act(call=call, by=request.user, **(form.cleaned_data if form else {}))
        except DomainError as error:
            problem = _refuse(form, error)
        else:
            modeladmin.message_user(request, chosen.said.format(quoted(done)))
            return redirect(CHANGE, pk)
    context = {
        "title": chosen.label, "original": call, "step": chosen, "form": form,
        "problem": problem, "is_offered": chosen.is_offered(call),
    }  # fmt: skip
    return admin_pages.render(modeladmin, request, "admin/grants/call/step.html", **context)


def copy(modeladmin, request, pk: int):
    """The next edition as a draft, opened at once."""
    call = found(modeladmin, request, pk)
    if not modeladmin.has_add_permission(request):
        raise PermissionDenied
    copied = editing.copy(call=call, by=request.user)
    modeladmin.message_user(request, "To jest kopia bez dat i załączników. Podaj nowy termin i opublikuj.")
    return redirect(CHANGE, copied.pk)


def preview(modeladmin, request, pk: int):
    """The page as everybody would see it once published; of a public call the page itself."""
    if not modeladmin.has_view_permission(request):
        raise PermissionDenied
    get_object_or_404(Call, pk=pk)
    call = page_of_call.whole_call(pk)
    if call.is_public:
        return redirect(call)
    call.status, call.published_at = CallStatus.PUBLISHED, timezone.now()
    related = selectors.related(call, stamps.read())
    body = render_to_string("grants/calls/_detail.html", page_of_call.facts(call) | {"related": related})
    context = {"call": call, "page_body": body, "is_preview": True, "back_url": reverse(CHANGE, args=[pk])}
    return render(request, "grants/calls/detail.html", context)


def found(modeladmin, request, pk: int) -> Call:
    """The door to one call: without the right 403, without the call 404."""
    if not request.user.has_perm("grants.change_call"):
        raise PermissionDenied
    return get_object_or_404(Call, pk=pk)


def _form(chosen: Step, request, call: Call) -> forms.Form | None:
    data = request.POST if request.method == "POST" else None
    is_late = chosen.act is states.publish and call.closes_at is not None and call.closes_at <= timezone.now()
    made = ArchivalForm if is_late else chosen.form
    return made(data, initial=chosen.initial(call)) if made else None


def _refuse(form, error: DomainError) -> str:
    """The sentence beside its field where there is one, else above the form."""
    if form is None:
        return str(error)
    tell(form, error)
    return ""


PAGES = [
    ("<int:pk>/krok/<slug:name>/", step, "step", FORM),
    ("<int:pk>/kopiuj/", copy, "copy", WRITE),
    ("<int:pk>/podglad/", preview, "preview", READ),
]

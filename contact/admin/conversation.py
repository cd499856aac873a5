"""The page of one thread: all its messages, and the next steps of the office. Typed text is never lost."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst

from contact import access, actions, clock, selectors
from contact.choices import Status
from contact.forms import office as forms
from contact.models import Thread
from core import audit, audit_words
from core.admin import SHOWN_EVENTS
from core.cases.models import CaseMark
from core.errors import DomainError

CHANGE = "admin:contact_thread_change"


@dataclass(frozen=True)
class Step:
    """One form on the page: when it is offered, its action, its message afterwards."""

    title: str
    button: str
    form: type[forms.StepForm]
    is_offered: Callable[[Thread, CaseMark | None], bool]
    act: Callable[..., object]
    said: str
    right: str = "contact.change_thread"


def _extendable(thread: Thread, mark: CaseMark | None) -> bool:
    return thread.is_barrier and thread.is_waiting


def _mark(*, thread, by, seen_version, typed, case_class, subfolder, initials):
    if typed:
        return actions.type_mark(thread=thread, text=typed, by=by)
    return actions.give_mark(thread=thread, case_class=case_class, subfolder=subfolder, initials=initials, by=by)


def _without_version(act: Callable) -> Callable:
    """For actions that cannot conflict with a newer message."""
    return lambda *, seen_version, **data: act(**data)


STEPS = {
    "answer": Step(
        "Odpowiedz", "Wyślij odpowiedź", forms.AnswerForm, lambda thread, mark: thread.status != Status.SPAM,
        actions.answer, "Odpowiedź jest zapisana.",
    ),
    "note": Step(
        "Notatka dla biura", "Dodaj notatkę", forms.NoteForm, lambda thread, mark: True,
        _without_version(actions.add_note), "Notatka jest dodana.",
    ),
    "reply": Step(
        "Wklej odpowiedź, która przyszła e-mailem", "Dodaj do wątku", forms.ReplyForm, lambda thread, mark: True,
        _without_version(actions.paste_reply), "Odpowiedź tej osoby jest w wątku.",
    ),
    "assign": Step(
        "Kto prowadzi", "Zapisz", forms.AssignForm, lambda thread, mark: True,
        actions.assign, "Zapisano, kto prowadzi.",
    ),
    "extend": Step(
        "Przedłuż termin", "Przedłuż i zawiadom", forms.ExtendForm, _extendable,
        actions.extend, "Termin jest przedłużony.",
    ),
    "mark": Step(
        "Nadaj znak sprawy", "Nadaj znak", forms.MarkForm, lambda thread, mark: mark is None,
        _mark, "Sprawa ma znak.", "core.add_casemark",
    ),
    "unmark": Step(
        "Wycofaj znak sprawy", "Wycofaj znak", forms.WithdrawMarkForm, lambda thread, mark: mark is not None,
        _without_version(actions.withdraw_mark), "Znak jest wycofany. Został w spisie spraw z powodem.",
        "core.change_casemark",
    ),
    "close": Step(
        "Zamknij bez odpowiedzi", "Zamknij", forms.CloseForm, lambda thread, mark: thread.is_waiting,
        actions.close, "Wątek jest zamknięty.",
    ),
    "reopen": Step(
        "Otwórz ponownie", "Otwórz", forms.ReopenForm, lambda thread, mark: not thread.is_waiting,
        actions.reopen, "Wątek jest znów otwarty.",
    ),
}  # fmt: skip


def page(modeladmin, request, object_id: str):
    """GET shows the page; POST does the one step named in ``do`` and redirects here, or keeps the typed text."""
    if not object_id.isdecimal():
        raise Http404("Nie ma takiego wątku.")
    thread = access.thread_for_office(request.user, int(object_id))
    chosen = request.POST.get("do", "") if request.method == "POST" else ""
    if request.method == "POST":
        _refuse_without_right(request.user, chosen)
    tried = _form(chosen, thread, request.POST) if chosen else None
    if tried and tried.is_valid() and _done(request, chosen, tried, thread):
        modeladmin.message_user(request, STEPS[chosen].said)
        return redirect(CHANGE, thread.pk)
    thread = access.thread_for_office(request.user, thread.pk)
    context = modeladmin.admin_site.each_context(request) | _context(request.user, thread, chosen, tried)
    context |= {"opts": modeladmin.opts, "title": f"{thread.number} · {capfirst(thread.about)}"}
    return TemplateResponse(request, "admin/contact/thread.html", context)


def _refuse_without_right(user, chosen: str) -> None:
    if chosen not in STEPS:
        raise Http404("Nie ma takiego kroku.")
    if not user.has_perms(["contact.change_thread", STEPS[chosen].right]):
        raise PermissionDenied


def _form(name: str, thread: Thread, data=None) -> forms.StepForm:
    return STEPS[name].form(data, prefix=name, thread=thread)


def _done(request, chosen: str, form: forms.StepForm, thread: Thread) -> bool:
    try:
        STEPS[chosen].act(thread=thread, by=request.user, **form.cleaned_data)
    except actions.SaidMeanwhile as error:
        thread.refresh_from_db()
        form.take_fresh(thread)
        form.add_error(None, str(error))
    except DomainError as error:
        form.add_error(None, str(error))
    else:
        return True
    return False


def _context(user, thread: Thread, chosen: str, tried: forms.StepForm | None) -> dict:
    mark = selectors.mark_of(thread)
    offered = {name: step for name, step in STEPS.items() if _stands(user, step, thread, mark)}
    if tried is not None:
        offered.setdefault(chosen, STEPS[chosen])  # refused because it is no longer possible: the typed text stays
    steps = [
        {"name": name, "step": step, "form": tried if name == chosen and tried else _form(name, thread)}
        for name, step in offered.items()
    ]
    today = timezone.localdate()
    return {
        "thread": thread,
        "barrier": getattr(thread, "barrier", None),
        "mark": mark,
        "lines": selectors.conversation(thread, with_notes=True),
        "steps": steps,
        "tried": tried,
        "left": clock.left(thread.due_on, today) if thread.due_on and thread.is_waiting else "",
        "is_late": bool(thread.due_on and thread.is_waiting and thread.due_on < today),
        "latest": actions.latest_for(thread) if thread.is_barrier else None,
        "rules": selectors.rules() if thread.is_barrier else None,
        "log": _log(thread),
    }


def _stands(user, step: Step, thread: Thread, mark: CaseMark | None) -> bool:
    is_allowed = user.has_perms(["contact.change_thread", step.right])
    return is_allowed and thread.emptied_at is None and step.is_offered(thread, mark)


def _log(thread: Thread) -> list[tuple]:
    events = audit_words.with_actor_names(audit.events_of(thread))[:SHOWN_EVENTS]
    return [(event, audit_words.action_of(event)) for event in events]

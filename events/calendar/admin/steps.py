"""What the office does with an event as a whole: publish, send back, reject, cancel, move, copy, repeat, carry over.

Each stands behind a page that says what will happen; copying alone is one press.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect

from core import when
from core.admin_pages import FORM, WRITE
from core.errors import DomainError
from core.polish import plural, quoted
from core.refusals import tell
from events.calendar.actions import copying, recurring, states
from events.calendar.actions.states import COMES_FROM
from events.calendar.forms.steps import MoveForm, ReasonForm, RepeatForm
from events.choices import ACTIVE, ON, Status
from events.models import Event
from events.registration.actions import waiting_list
from events.registration.admin.event_pages import found, render

CHANGE = "admin:events_event_change"


@dataclass(frozen=True)
class Step:
    """A page with a button. ``is_offered`` says in which events it makes sense, ``act`` does it."""

    label: str
    button: str
    is_offered: Callable[[Event], bool]
    sentences: Callable[[Event], list[str]]
    act: Callable[..., object]
    said: Callable[[object], str]
    form: type[forms.Form] | None = None


def _from(state: str) -> Callable[[Event], bool]:
    return lambda event: event.status in COMES_FROM[state]


def _told(event: Event) -> str:
    count = event.registrations.filter(place__in=ACTIVE).exclude(email="").count()
    words = plural(count, "dostanie {} osoba,dostaną {} osoby,dostanie {} osób").format(count)
    return f"List o tym, co się zmieniło, {words}."


def _waiting_before(event: Event) -> str:
    count = event.former.registrations.waiting().exclude(email="").count()
    words = plural(count, "osoba czeka,osoby czekają,osób czeka")
    return f"Na liście rezerwowej wydarzenia {quoted(event.former.title)}: {count} {words}."


def _repeat(*, event, by, rule, until):
    return recurring.repeat(event=event, rule=rule, until=until, by=by)


STEPS = {
    "publikuj": Step(
        "Opublikuj", "Opublikuj", _from(Status.PUBLISHED),
        lambda event: ["Wydarzenie zobaczą wszyscy: w kalendarzu, w wyszukiwarce i w kanałach do subskrypcji."],
        states.publish, lambda event: f"{quoted(event.title)} jest opublikowane.",
    ),
    "odeslij": Step(
        "Odeślij do poprawy", "Odeślij", _from(Status.NEEDS_CHANGES),
        lambda event: ["Organizacja dostanie list z tym, co tu napiszesz."],
        states.ask_for_changes, lambda event: f"{quoted(event.title)} wróciło do poprawy.", ReasonForm,
    ),
    "odrzuc": Step(
        "Odrzuć", "Odrzuć", _from(Status.REJECTED),
        lambda event: ["Organizacja dostanie list z powodem. Wydarzenia nikt nie zobaczy."],
        states.reject, lambda event: f"{quoted(event.title)} jest odrzucone.", ReasonForm,
    ),
    "przeloz": Step(
        "Przełóż", "Przełóż i zawiadom", lambda event: event.status in ON and not event.is_over,
        lambda event: [_told(event), "Miejsca i kolejka zostają. Czas zapisów przesunie się razem z terminem."],
        states.move, lambda event: f"{quoted(event.title)} ma nowy termin.", MoveForm,
    ),
    "odwolaj": Step(
        "Odwołaj", "Odwołaj i zawiadom", lambda event: event.status in ON and not event.is_over,
        lambda event: [_told(event), "Tego nie da się cofnąć."],
        states.cancel_event, lambda event: f"{quoted(event.title)} jest odwołane.", ReasonForm,
    ),
    "powtorz": Step(
        "Powtórz", "Utwórz powtórzenia", lambda event: event.starts_at is not None,
        lambda event: [
            "Każde powtórzenie będzie osobnym wydarzeniem, które można potem zmienić.",
            "Powtórzenia opublikowanego wydarzenia od razu widać w kalendarzu." if event.is_on
            else "Powtórzenia powstaną jako szkice.",
        ],
        _repeat,
        lambda made: plural(
            len(made), "Powstało {0} powtórzenie.,Powstały {0} powtórzenia.,Powstało {0} powtórzeń."
        ).format(len(made)),
        RepeatForm,
    ),
    "przenies": Step(
        "Przenieś listę rezerwową", "Przenieś i zawiadom",
        lambda event: event.former_id is not None and event.has_sign_up and event.is_on and not event.is_over,
        lambda event: [
            _waiting_before(event),
            "Wolne miejsca dostaną jako propozycję od razu, reszta stanie na początku kolejki. "
            "Kto już się tu zapisał albo zrezygnował, nie zostanie dopisany.",
        ],
        waiting_list.carry_over,
        lambda carried: f"Przeniesiono {len(carried)} {plural(len(carried), 'osobę,osoby,osób')}.",
    ),
}  # fmt: skip


def offered(event: Event, user) -> list[tuple[str, str]]:
    """Name and label of the steps that make sense now."""
    if not user.has_perm("events.change_event"):
        return []
    return [(name, step.label) for name, step in STEPS.items() if step.is_offered(event)]


def step(modeladmin, request, pk: int, name: str):
    event = found(modeladmin, request, pk)
    if (chosen := STEPS.get(name)) is None:
        raise Http404
    form = _form(chosen, request.POST if request.method == "POST" else None, event)
    plan, problem = [], ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            if "preview" in request.POST:
                plan = [when.dates([span[:2] for span in spans]) for spans in _planned(event, form)]
            else:
                done = chosen.act(event=event, by=request.user, **_values(form))
                modeladmin.message_user(request, chosen.said(done))
                return redirect(CHANGE, pk)
        except DomainError as error:
            problem = _refuse(form, error)
    return render(
        modeladmin, request, "step", title=chosen.label, original=event, step=chosen, form=form, plan=plan,
        problem=problem, sentences=chosen.sentences(event) if chosen.is_offered(event) else [],
        is_offered=chosen.is_offered(event), can_preview=chosen.form is RepeatForm,
    )  # fmt: skip


def copy(modeladmin, request, pk: int):
    """The next edition as a draft, opened at once."""
    event = found(modeladmin, request, pk)
    if not modeladmin.has_add_permission(request):
        raise PermissionDenied
    copied = copying.copy(event=event, by=request.user)
    modeladmin.message_user(request, "To jest kopia, jeszcze bez terminu. Wpisz terminy i opublikuj.")
    return redirect(CHANGE, copied.pk)


def _form(chosen: Step, data, event: Event):
    if chosen.form is None:
        return None
    return MoveForm(data, event=event) if chosen.form is MoveForm else chosen.form(data)


def _values(form) -> dict:
    if form is None:
        return {}
    dates = {"dates": form.dates.spans} if isinstance(form, MoveForm) else {}
    return form.cleaned_data | dates


def _planned(event: Event, form) -> list:
    return recurring.plan(event, **form.cleaned_data)


def _refuse(form, error: DomainError) -> str:
    """The sentence beside its field where there is one, else above the form."""
    if form is None:
        return str(error)
    tell(form, error)
    return ""


PAGES = [
    ("<int:pk>/krok/<slug:name>/", step, "step", FORM),
    ("<int:pk>/kopiuj/", copy, "copy", WRITE),
]

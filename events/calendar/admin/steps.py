"""Office actions on a whole event: publish, return, reject, cancel, move, repeat, carry over."""

from core import when
from core.publishing.forms import ReasonForm
from core.publishing.steps import Step, decisions
from core.text.polish import plural, quoted
from events.calendar.actions import recurring, states
from events.calendar.forms.reasons import MoveForm
from events.calendar.forms.steps import RepeatForm
from events.calendar.workflow import EVENTS
from events.choices import ACTIVE, ON
from events.models import Event
from events.registration.actions import waiting_list


def _told(event: Event) -> str:
    count = event.registrations.filter(place__in=ACTIVE).exclude(email="").count()
    words = plural(count, "dostanie {} osoba,dostaną {} osoby,dostanie {} osób").format(count)
    return f"List o tym, co się zmieniło, {words}."


def _waiting_before(event: Event) -> str:
    count = event.former.registrations.waiting().exclude(email="").count()
    words = plural(count, "osoba czeka,osoby czekają,osób czeka")
    return f"Na liście rezerwowej wydarzenia {quoted(event.former.title)}: {count} {words}."


def _is_coming(event: Event) -> bool:
    return event.status in ON and not event.is_over


def _plan(*, event, by, rule, until) -> list[str]:
    planned = recurring.plan(event, rule=rule, until=until)
    return [when.dates([span[:2] for span in spans]) for spans in planned]


PUBLISHED_SENTENCES = ["Wydarzenie zobaczą wszyscy: w kalendarzu, w wyszukiwarce i w kanałach do subskrypcji."]
STEPS = decisions(EVENTS, actions=states, shown=PUBLISHED_SENTENCES) | {
    "przeloz": Step(
        "Przełóż", "Przełóż i zawiadom", _is_coming,
        lambda event: [_told(event), "Miejsca i kolejka zostają. Czas zapisów przesunie się razem z terminem."],
        states.move, "{} ma nowy termin.", MoveForm, lambda event: {"event": event},
    ),
    "odwolaj": Step(
        "Odwołaj", "Odwołaj i zawiadom", _is_coming,
        lambda event: [_told(event), "Tego nie da się cofnąć."],
        states.cancel_event, "{} jest odwołane.", ReasonForm,
    ),
    "powtorz": Step(
        "Powtórz", "Utwórz powtórzenia", lambda event: event.starts_at is not None,
        lambda event: [
            "Każde powtórzenie będzie osobnym wydarzeniem, które można potem zmienić.",
            "Powtórzenia opublikowanego wydarzenia od razu widać w kalendarzu." if event.is_on
            else "Powtórzenia powstaną jako szkice.",
        ],
        recurring.repeat,
        lambda made: plural(
            len(made), "Powstało {0} powtórzenie.,Powstały {0} powtórzenia.,Powstało {0} powtórzeń."
        ).format(len(made)),
        RepeatForm, plan=_plan,
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

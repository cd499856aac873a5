"""Transitions of a call in the back office, each with a confirmation page that says what will happen."""

from core.publishing.steps import Step, may_enter
from grants.calls.actions import states
from grants.calls.forms import ArchivalForm, DeadlineForm, ReasonForm, SettleForm
from grants.calls.workflow import CALLS
from grants.choices import CallStatus, Deadline, Phase

TAKING, OVER = (Phase.ANNOUNCED, Phase.OPEN), (Phase.ASSESSMENT, Phase.CLOSED, Phase.SETTLED)
STEPS = {
    "publikuj": Step(
        "Opublikuj", "Opublikuj", may_enter(CALLS, CallStatus.PUBLISHED),
        ["Nabór zobaczą wszyscy: na liście, w wyszukiwarce i w kalendarzach. "
         "Kto zamówił powiadomienia o takich naborach, dostanie list."],
        states.publish, "{} jest opublikowany.", ArchivalForm, lambda call: {"call": call},
    ),
    "termin": Step(
        "Zmień termin", "Zmień termin", lambda call: call.phase in TAKING,
        ["Na stronie naboru zostanie poprzedni termin i powód zmiany. Kalendarze zmienią się same."],
        states.move_deadline, "{} ma nowy termin.", DeadlineForm,
        lambda call: {"initial": {"closes_at": call.closes_at}},
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
        lambda call: {"initial": {"note": call.results_note, "url": call.results_url}},
    ),
    "wycofaj": Step(
        "Wycofaj", "Wycofaj nabór", may_enter(CALLS, CallStatus.WITHDRAWN),
        ["Strona naboru zostanie i powie, że jest wycofany. Kalendarze dowiedzą się same.", "Tego nie da się cofnąć."],
        states.withdraw, "{} jest wycofany.", ReasonForm,
    ),
}  # fmt: skip

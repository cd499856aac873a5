"""Everything that may be done to events, to places at them and to the survey; each function is one transaction."""

from events.actions.copying import copy
from events.actions.errors import (
    AlreadyRegistered,
    ConflictError,
    EventFull,
    EventGone,
    EventRefused,
    OfferOver,
    OrganizationLimit,
    SignUpClosed,
    WrongState,
)
from events.actions.events import create, delete, update
from events.actions.recurring import plan, repeat
from events.actions.registering import Person, cancel, register, say_coming
from events.actions.states import ask_for_changes, cancel_event, move, publish, reject, see_change, submit
from events.actions.survey import close_survey, open_survey, prepare_survey
from events.actions.survey_answers import answer, group_proposals
from events.actions.survey_trainings import create_training, tell_those_who_asked
from events.actions.waiting import accept_offer, carry_over, expire_offers, may_take, promote

__all__ = [
    "AlreadyRegistered",
    "ConflictError",
    "EventFull",
    "EventGone",
    "EventRefused",
    "OfferOver",
    "OrganizationLimit",
    "Person",
    "SignUpClosed",
    "WrongState",
    "accept_offer",
    "answer",
    "ask_for_changes",
    "cancel",
    "cancel_event",
    "carry_over",
    "close_survey",
    "copy",
    "create",
    "create_training",
    "delete",
    "expire_offers",
    "group_proposals",
    "may_take",
    "move",
    "open_survey",
    "plan",
    "prepare_survey",
    "promote",
    "publish",
    "register",
    "reject",
    "repeat",
    "say_coming",
    "see_change",
    "submit",
    "tell_those_who_asked",
    "update",
]

"""Everything that may be done to events, to places at them and to the survey; each function is one transaction."""

from events.actions.attendance import mark_present, unmark_present, walk_in
from events.actions.copying import copy
from events.actions.errors import (
    AlreadyRegistered,
    EventFull,
    EventGone,
    EventRefused,
    OfferOver,
    OrganizationLimit,
    SignUpClosed,
    StandsClosed,
    StandTaken,
    WrongState,
)
from events.actions.events import create, delete, update
from events.actions.feeds import renew_feed
from events.actions.messages import send_message
from events.actions.recurring import plan, repeat
from events.actions.registering import Person, cancel, register, say_coming
from events.actions.reminding import ask_still_coming, remind_people, thank
from events.actions.series import change_zones, delete_series, save_series
from events.actions.stands import accept_stand, place_stand, reject_stand, submit_stand, withdraw_stand
from events.actions.states import ask_for_changes, cancel_event, move, publish, reject, see_change, submit
from events.actions.survey import close_survey, look_after_surveys, open_survey, prepare_survey
from events.actions.survey_answers import answer, group_proposals
from events.actions.survey_trainings import create_training, tell_those_who_asked
from events.actions.venues import delete_venue, venue_changed
from events.actions.waiting import accept_offer, carry_over, expire_offers, expire_offers_of, may_take, promote

__all__ = [
    "AlreadyRegistered",
    "EventFull",
    "EventGone",
    "EventRefused",
    "OfferOver",
    "OrganizationLimit",
    "Person",
    "SignUpClosed",
    "StandTaken",
    "StandsClosed",
    "WrongState",
    "accept_offer",
    "accept_stand",
    "answer",
    "ask_for_changes",
    "ask_still_coming",
    "cancel",
    "cancel_event",
    "carry_over",
    "change_zones",
    "close_survey",
    "copy",
    "create",
    "create_training",
    "delete",
    "delete_series",
    "delete_venue",
    "expire_offers",
    "expire_offers_of",
    "group_proposals",
    "look_after_surveys",
    "mark_present",
    "may_take",
    "move",
    "open_survey",
    "place_stand",
    "plan",
    "prepare_survey",
    "promote",
    "publish",
    "register",
    "reject",
    "reject_stand",
    "remind_people",
    "renew_feed",
    "repeat",
    "save_series",
    "say_coming",
    "see_change",
    "send_message",
    "submit",
    "submit_stand",
    "tell_those_who_asked",
    "thank",
    "unmark_present",
    "update",
    "venue_changed",
    "walk_in",
    "withdraw_stand",
]

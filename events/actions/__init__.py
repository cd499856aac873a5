"""Everything that may be done to events, to places at them and to the survey; each function is one transaction."""

from events.actions.errors import (
    AlreadyRegistered,
    EventFull,
    OfferOver,
    OrganizationLimit,
    SignUpClosed,
    WrongState,
)
from events.actions.registering import Person, cancel, register, say_coming
from events.actions.waiting import accept_offer, carry_over, expire_offers, may_take, promote

__all__ = [
    "AlreadyRegistered",
    "EventFull",
    "OfferOver",
    "OrganizationLimit",
    "Person",
    "SignUpClosed",
    "WrongState",
    "accept_offer",
    "cancel",
    "carry_over",
    "expire_offers",
    "may_take",
    "promote",
    "register",
    "say_coming",
]

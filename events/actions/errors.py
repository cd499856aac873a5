"""What the rules of the calendar may refuse, each with a sentence for the person."""

from core.errors import DomainError


class WrongState(DomainError):
    """Somebody else was faster, or the event is in a state where this cannot be done."""


class SignUpClosed(DomainError):
    """Signing up has not begun, is over, or the event does not take place."""


class AlreadyRegistered(DomainError):
    """This address has a place, an offer or a turn at this event."""


class EventFull(DomainError):
    """No place is free and there is no waiting list."""


class OrganizationLimit(DomainError):
    """One organisation may not send more people."""


class OfferOver(DomainError):
    """The offered place has gone to the next person."""

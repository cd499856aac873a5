"""Errors of the calendar's rules, each with a sentence for the person."""

from core.errors import DomainError


class SignUpClosed(DomainError):
    """Sign-up has not begun, is over, or the event does not take place."""


class AlreadyRegistered(DomainError):
    """An address already has a place, an offer or a queue position at this event, or is repeated in the form."""

    def __init__(self, sentence: str, *, emails: list[str]):
        super().__init__(sentence)
        self.emails = emails


class EventFull(DomainError):
    """No place is free and there is no waiting list."""


class OrganizationLimit(DomainError):
    """The limit of places for one organisation is reached."""


class OfferOver(DomainError):
    """The offer has expired or the place went to another person."""


class StandsClosed(DomainError):
    """Submissions of stands are not open."""


class StandTaken(DomainError):
    """The organisation has already requested a stand at this edition."""


class SurveyNotOpen(DomainError):
    """The survey is closed, or this organisation may not answer."""


class SurveyAnswerMoved(DomainError):
    """Another person of the organisation saved an answer in the meantime: ``saved``; nothing was written."""

    def __init__(self, saved):
        super().__init__(
            "Ktoś z Waszej organizacji zapisał odpowiedź w czasie, gdy ten formularz był otwarty. Nic nie zostało "
            "nadpisane: porównaj obie wersje i zapisz tę, która ma zostać."
        )
        self.saved = saved

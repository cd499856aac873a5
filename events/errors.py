"""What the rules of the calendar may refuse, each with a sentence for the person."""

from core.errors import DomainError, Gone, Refused


class WrongState(DomainError):
    """Somebody else was faster, or the event is in a state where this cannot be done."""


class SignUpClosed(DomainError):
    """Signing up has not begun, is over, or the event does not take place."""


class AlreadyRegistered(DomainError):
    """These addresses have a place, an offer or a turn at this event already, or stand twice in one form."""

    def __init__(self, sentence: str, *, emails: list[str]):
        super().__init__(sentence)
        self.emails = emails


class EventFull(DomainError):
    """No place is free and there is no waiting list."""


class OrganizationLimit(DomainError):
    """One organisation may not send more people."""


class OfferOver(DomainError):
    """The offered place has gone to the next person."""


class EventGone(Gone):
    def __init__(self):
        super().__init__("Tego wydarzenia już nie ma: ktoś usunął szkic.")


class ConflictError(DomainError):
    """Somebody else saved the event since it was read; nothing was written."""

    def __init__(self):
        super().__init__(
            "Ktoś zapisał to wydarzenie w czasie, gdy było tu otwarte. Nic nie zginęło: "
            "sprawdź, co ma zostać, i zapisz jeszcze raz."
        )


class EventRefused(Refused):
    """The facts of an event break a rule."""


class StandsClosed(DomainError):
    """Stands are not taken yet, or not any more."""


class StandTaken(DomainError):
    """The organisation has asked for a stand at this edition already."""


class SurveyNotOpen(DomainError):
    """Answers are not taken, or not from this organisation."""


class SurveyAnswerMoved(DomainError):
    """Somebody else of the organisation saved an answer meanwhile: ``saved``; nothing was written."""

    def __init__(self, saved):
        super().__init__(
            "Ktoś z Waszej organizacji zapisał odpowiedź w czasie, gdy ten formularz był otwarty. Nic nie zostało "
            "nadpisane: porównaj obie wersje i zapisz tę, która ma zostać."
        )
        self.saved = saved

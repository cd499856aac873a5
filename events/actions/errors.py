"""What the rules of the calendar may refuse, each with a sentence for the person."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from core.errors import DomainError


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


class EventGone(DomainError):
    def __init__(self):
        super().__init__("Tego wydarzenia już nie ma: ktoś usunął szkic.")


class ConflictError(DomainError):
    """Somebody else saved the event since it was read; nothing was written."""

    def __init__(self):
        super().__init__(
            "Ktoś zapisał to wydarzenie w czasie, gdy było tu otwarte. Nic nie zginęło: "
            "sprawdź poniżej, co ma zostać, i zapisz jeszcze raz."
        )


class EventRefused(DomainError):
    """The facts break a rule; ``problems`` has the sentences by field, "" for the event as a whole."""

    def __init__(self, problems: dict[str, list[str]]):
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))
        self.problems = problems


def refused(problem: ValidationError) -> EventRefused:
    return EventRefused(
        {name if name != NON_FIELD_ERRORS else "": said for name, said in problem.message_dict.items()}
    )


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

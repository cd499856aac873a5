"""What the rules of funding calls may refuse, each with a sentence for the person."""

from core.errors import DomainError, Gone, Refused


class WrongState(DomainError):
    """Somebody else was faster, or the call is in a state where this cannot be done."""


class CallGone(Gone):
    def __init__(self):
        super().__init__("Tego naboru już nie ma: ktoś usunął szkic.")


class CallRefused(Refused):
    """The facts of a call, or of an offer for a small grant, break a rule."""

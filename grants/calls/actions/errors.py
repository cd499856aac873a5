"""What the rules of funding calls may refuse, each with a sentence for the person."""

from core.errors import DomainError, Gone, Refused


class WrongState(DomainError):
    """Somebody else was faster, or the call is in a state where this cannot be done."""


class CallGone(Gone):
    def __init__(self):
        super().__init__("Tego naboru już nie ma: ktoś usunął szkic.")


class ConflictError(DomainError):
    """Somebody else saved the call since it was read; nothing was written."""

    def __init__(self):
        super().__init__(
            "Ktoś zapisał ten nabór w czasie, gdy był tu otwarty. Nic nie zginęło: "
            "sprawdź, co ma zostać, i zapisz jeszcze raz."
        )


class CallRefused(Refused):
    """The facts of a call, or of an offer for a small grant, break a rule."""

"""What the rules of what we tell may refuse, each with a sentence for the person."""

from core.errors import DomainError


class WrongState(DomainError):
    """Somebody else was faster, or the thing is in a state where this cannot be done."""


class ConflictError(DomainError):
    """Somebody else saved it since it was read; nothing was written."""

    def __init__(self):
        super().__init__(
            "Ktoś zapisał tu zmiany w czasie, gdy ten formularz był otwarty. Nic nie zginęło: "
            "sprawdź, co ma zostać, i zapisz jeszcze raz."
        )

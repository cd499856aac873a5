"""What the rules of funding calls may refuse, each with a sentence for the person."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from core.errors import DomainError


class WrongState(DomainError):
    """Somebody else was faster, or the call is in a state where this cannot be done."""


class CallGone(DomainError):
    def __init__(self):
        super().__init__("Tego naboru już nie ma: ktoś usunął szkic.")


class ConflictError(DomainError):
    """Somebody else saved the call since it was read; nothing was written."""

    def __init__(self):
        super().__init__(
            "Ktoś zapisał ten nabór w czasie, gdy był tu otwarty. Nic nie zginęło: "
            "sprawdź poniżej, co ma zostać, i zapisz jeszcze raz."
        )


class CallRefused(DomainError):
    """The facts break a rule; ``problems`` has the sentences by field, "" for the whole."""

    def __init__(self, problems: dict[str, list[str]]):
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))
        self.problems = problems


def refused(problem: ValidationError) -> CallRefused:
    return CallRefused({name if name != NON_FIELD_ERRORS else "": said for name, said in problem.message_dict.items()})

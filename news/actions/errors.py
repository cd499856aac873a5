"""What the rules of what we tell may refuse, each with a sentence for the person."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from core.errors import DomainError


class WrongState(DomainError):
    """Somebody else was faster, or the thing is in a state where this cannot be done."""


class Gone(DomainError):
    """Somebody deleted it meanwhile."""


class ConflictError(DomainError):
    """Somebody else saved it since it was read; nothing was written."""

    def __init__(self):
        super().__init__(
            "Ktoś zapisał tę stronę w czasie, gdy była tu otwarta. Nic nie zginęło: "
            "sprawdź poniżej, co ma zostać, i zapisz jeszcze raz."
        )


class Refused(DomainError):
    """The facts break a rule; ``problems`` has the sentences by field, "" for the thing as a whole."""

    def __init__(self, problems: dict[str, list[str]]):
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))
        self.problems = problems


def refused(problem: ValidationError) -> Refused:
    return Refused({name if name != NON_FIELD_ERRORS else "": said for name, said in problem.message_dict.items()})

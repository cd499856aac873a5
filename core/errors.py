"""What a rule of the portal refuses, in words fit for the person."""

from typing import Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class DomainError(Exception):
    """A rule of the portal refused the wish; ``str(error)`` is a Polish sentence fit for the person."""


class Gone(DomainError):
    """Somebody deleted the thing meanwhile."""


class Refused(DomainError):
    """The facts break a rule; ``problems`` has the sentences by field, "" for the thing as a whole."""

    def __init__(self, problems: dict[str, list[str]]):
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))
        self.problems = problems

    @classmethod
    def of(cls, problem: ValidationError) -> Self:
        """What the model itself says against the facts: ``raise EventRefused.of(problem) from problem``."""
        return cls({name if name != NON_FIELD_ERRORS else "": said for name, said in problem.message_dict.items()})


class WrongState(DomainError):
    """Somebody else was faster, or the thing is in a state where this cannot be done."""


class ConflictError(DomainError):
    """Somebody else saved it since it was read; nothing was written."""

    def __init__(self):
        super().__init__(
            "Ktoś zapisał tu zmiany w czasie, gdy ten formularz był otwarty. Nic nie zginęło: "
            "sprawdź, co ma zostać, i zapisz jeszcze raz."
        )

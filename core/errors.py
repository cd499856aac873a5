"""Errors of domain rules, with messages for the user."""

from typing import Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class DomainError(Exception):
    """A domain rule refused the operation; ``str(error)`` is a Polish sentence for the user."""


class Gone(DomainError):
    """The object was deleted meanwhile."""

    def __init__(self, sentence: str = "Tego już nie ma: ktoś to usunął."):
        super().__init__(sentence)


class ConflictError(DomainError):
    """Another person saved the object since it was read; nothing was written."""

    def __init__(self):
        super().__init__(
            "Ktoś zapisał tu zmiany w czasie, gdy ten formularz był otwarty. Nic nie zginęło: "
            "sprawdź, co ma zostać, i zapisz jeszcze raz."
        )


class Refused(DomainError):
    """The values break a rule; ``problems`` has messages by field, "" for the object as a whole."""

    def __init__(self, problems: dict[str, list[str]]):
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))
        self.problems = problems

    @classmethod
    def of(cls, problem: ValidationError) -> Self:
        """From a model's ValidationError: ``raise EventRefused.of(problem) from problem``."""
        return cls({name if name != NON_FIELD_ERRORS else "": said for name, said in problem.message_dict.items()})


class WrongState(DomainError):
    """The object's state does not allow this, possibly after a concurrent change."""

from core.errors import DomainError


class NotADraft(DomainError):
    """The version was published or discarded meanwhile; nothing was written."""

    def __init__(self):
        super().__init__("Tego szkicu już nie ma: ktoś go opublikował albo usunął.")


class Incomplete(DomainError):
    """It cannot be published yet; ``problems`` has a sentence for each field."""

    def __init__(self, problems: dict[str, str]):
        super().__init__("Nie można tego jeszcze opublikować: " + " ".join(problems.values()))
        self.problems = problems

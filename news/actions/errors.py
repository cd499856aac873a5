"""What the rules of what we tell may refuse, each with a sentence for the person."""

from core.errors import DomainError, Gone


class WrongState(DomainError):
    """Somebody else was faster, or the thing is in a state where this cannot be done."""


class ArticleGone(Gone):
    def __init__(self):
        super().__init__("Tej aktualności już nie ma: ktoś usunął szkic.")

"""Interface of transports: build a message, hand it to a server, return the result."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from core.mail.models import Letter


class Outcome(Enum):
    SENT = "the server has it"
    LATER = "not now"
    REFUSED = "never"
    UNKNOWN = "said all of it and heard no answer"
    NOT_CLAIMED = "another worker has it"


@dataclass(frozen=True)
class Result:
    """The result for one letter. ``answer`` is only the server's code: its text may hold an address."""

    outcome: Outcome
    reason: str = ""
    answer: str = ""
    is_address_dead: bool = False


class ServerUnavailable(Exception):
    """Nothing can be sent now to any address; no letter was handed over."""

    def __init__(self, reason: str, answer: str = ""):
        super().__init__(f"{reason} {answer}")
        self.reason, self.answer = reason, answer


class Transport(Protocol):
    def build(self, letter: Letter) -> object:
        """Build the message; raises if that is impossible."""

    def send(self, letter: Letter, message: object, begin: Callable[[], bool]) -> Result:
        """Hand the letter over. ``begin`` is called just before the server could have all of it."""

"""Plain bar charts drawn by the portal: a picture for the eye, and the same numbers as a table for everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format

#: Units of the picture; it scales with its place on the page.
WIDTH = 100


@dataclass(frozen=True)
class Bar:
    label: str
    value: float
    words: str
    width: float

    @property
    def svg_width(self) -> str:
        """With a point, whatever the language of the page."""
        return f"{self.width:.2f}"


def bars(rows: Iterable[Sequence], *, most: float | None = None) -> list[Bar]:
    """A bar for each (label, value); the longest has the whole width, or ``most`` has when it is given.

    ``most`` lets charts beside each other share a scale: 5 for opinions from 1 to 5. Values below zero are drawn as 0.
    """
    rows = [(str(label), value or 0) for label, value in rows]
    longest = most or max((value for _, value in rows), default=0) or 1
    return [Bar(label, value, in_words(value), min(WIDTH, max(0, WIDTH * value / longest))) for label, value in rows]


def in_words(value: float) -> str:
    """ "12" or "4,3": one place after the comma at most, and none where it is 0."""
    rounded = round(value, 1)
    return number_format(int(rounded) if rounded == int(rounded) else rounded)

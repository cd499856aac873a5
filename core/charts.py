"""Plain bar charts: an SVG picture, and the same numbers as a table for screen readers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format

#: Units of the picture; it scales with its container.
WIDTH = 100


@dataclass(frozen=True)
class Bar:
    label: str
    value: float
    words: str
    width: float

    @property
    def svg_width(self) -> str:
        """With a decimal point in every language."""
        return f"{self.width:.2f}"


def bars(rows: Iterable[Sequence], *, most: float | None = None) -> list[Bar]:
    """A bar for each (label, value); the longest has full width, or ``most`` if given.

    ``most`` lets neighbouring charts share a scale: 5 for opinions from 1 to 5. Negative values are drawn as 0.
    """
    rows = [(str(label), value or 0) for label, value in rows]
    longest = most or max((value for _, value in rows), default=0) or 1
    return [Bar(label, value, in_words(value), min(WIDTH, max(0, WIDTH * value / longest))) for label, value in rows]


def in_words(value: float) -> str:
    """ "12" or "4,3": at most one decimal place, none if it is 0."""
    rounded = round(value, 1)
    return number_format(int(rounded) if rounded == int(rounded) else rounded)

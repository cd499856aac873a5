"""Feedback results of an event. Fewer than three answers are not shown: their authors could be guessed.

Answers of one person are never shown together: each question has its own list, in no order of arrival.
"""

from dataclasses import dataclass

from core.tables import sheets
from events.models import Event, Feedback

FEWEST = 3
GRADES = [1, 2, 3, 4, 5]


@dataclass(frozen=True)
class Scale:
    """``mean`` is None and the grades are empty when too few people answered this question."""

    question: str
    answered: int
    mean: float | None
    grades: list[tuple[str, int]]


@dataclass(frozen=True)
class Results:
    event: Event
    answered: int
    scales: list[Scale]
    words: list[tuple[str, list[str]]]

    @property
    def are_shown(self) -> bool:
        return self.answered >= FEWEST

    @property
    def means(self) -> list[tuple[str, float]]:
        return [(scale.question, scale.mean) for scale in self.scales if scale.mean is not None]


def of(event: Event) -> Results:
    """One query. The key of an opinion is random, so its order reveals nothing."""
    found = list(event.feedback.order_by("pk"))
    if len(found) < FEWEST:
        return Results(event, len(found), [], [])
    words = [(_question(name), [text for one in found if (text := getattr(one, name))]) for name in Feedback.WORDS]
    return Results(event, len(found), [_scale(name, found) for name in Feedback.SCALES], words)


def spreadsheet(results: Results) -> bytes:
    scales = [
        [scale.question, scale.answered, scale.mean, *(count for _, count in scale.grades)] for scale in results.scales
    ]
    words = [[question, text] for question, texts in results.words for text in texts]
    columns = ["pytanie", "odpowiedzi", "średnia", *(f"ocena {grade}" for grade in GRADES)]
    return sheets.workbook([("Oceny", columns, scales), ("Słowami", ["pytanie", "odpowiedź"], words)])


def _scale(name: str, found: list[Feedback]) -> Scale:
    given = [grade for one in found if (grade := getattr(one, name)) is not None]
    if len(given) < FEWEST:
        return Scale(_question(name), len(given), None, [])
    mean = round(sum(given) / len(given), 2)
    return Scale(_question(name), len(given), mean, [(str(grade), given.count(grade)) for grade in GRADES])


def _question(name: str) -> str:
    return str(Feedback._meta.get_field(name).verbose_name)

"""Demo data of the calendar: past and coming events, the festival, the survey of training needs."""

from typing import Any

from events.demo import archive, calendar, festival


def load(*, office: Any, person: Any) -> None:
    for part in (archive, calendar, festival):
        part.add(office=office)

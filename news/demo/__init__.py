"""Demo data of articles."""

from typing import Any

from news.demo import articles


def load(*, office: Any, person: Any) -> None:
    articles.add(office=office)

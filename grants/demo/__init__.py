"""Demo data of funding calls."""

from typing import Any

from grants.demo import calls


def load(*, office: Any, person: Any) -> None:
    calls.add(office=office)

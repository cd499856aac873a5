"""Public forms as the tests submit them: after a minute, like a person."""

from datetime import UTC, datetime, timedelta

import time_machine

from core.forms import opening_stamp


def as_a_person(*, seconds: int = 60, **data):
    """``data`` and the hidden fields of the form, opened ``seconds`` ago."""
    with time_machine.travel(datetime.now(UTC) - timedelta(seconds=seconds)):
        return {"homepage_url": "", "opened": opening_stamp()} | data

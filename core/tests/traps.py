"""How the tests fill a public form: as a person does, in a minute and not in a blink."""

from datetime import UTC, datetime, timedelta

import time_machine

from core.forms import opening_stamp


def as_a_person(*, seconds: int = 60, **data):
    """``data`` and what the form itself would send along, opened ``seconds`` ago."""
    with time_machine.travel(datetime.now(UTC) - timedelta(seconds=seconds)):
        return {"homepage_url": "", "opened": opening_stamp()} | data

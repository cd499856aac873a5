"""A second parser for the calendar files: ical.js, the library of Thunderbird; it needs Node.

Without Node the tests that use it are skipped; under CI they fail, as with the HTML checker.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

VERSION = "ical.js@2.2.1"
LIBRARY = Path(settings.BASE_DIR) / "var/tools/node_modules/ical.js/dist/ical.js"
SCRIPT = Path(__file__).with_name("read_calendar.mjs")
CI = os.environ.get("CI", "") not in ("", "0", "false")


def read_with_icaljs(content: bytes) -> list[dict]:
    """The events of the file as ical.js parses them; raises when it cannot."""
    return calendar_of_icaljs(content)["events"]


def calendar_of_icaljs(content: bytes) -> dict:
    """The whole calendar: name, method, events."""
    need_icaljs()
    command = [shutil.which("node"), str(SCRIPT), str(LIBRARY)]
    told = subprocess.run(command, input=content, capture_output=True, check=False)
    assert told.returncode == 0, told.stderr.decode()
    return json.loads(told.stdout)


def need_icaljs() -> None:
    if shutil.which("node") and LIBRARY.exists():
        return
    told = (
        f"ical.js is not in var/tools (npm install --ignore-scripts --prefix var/tools {VERSION}), or Node is missing"
    )
    pytest.fail(told) if CI else pytest.skip(told)

"""Content already checked in this run, shared by its processes, so that no page is checked twice."""

import hashlib
import os
import re
from pathlib import Path

from django.conf import settings

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
FOLDER = Path(settings.BASE_DIR) / "var" / "checks" / f"pages-{RUN}"
#: Differences between two responses of one page: tokens, nonces, the port of this process.
OF_ONE_ANSWER = re.compile(r'<input type="hidden"[^>]*>|nonce="[^"]*"|localhost:[0-9]+')


def is_new(kind: str, *content) -> bool:
    """Return True for content not seen before, and mark it as seen."""
    text = OF_ONE_ANSWER.sub("", "\n".join(map(str, (kind, *content))))
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        (FOLDER / hashlib.sha256(text.encode()).hexdigest()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True

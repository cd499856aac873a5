"""News and funding calls: pages against bare views, one new call against a hundred thousand alert profiles.

``figures(variables)`` needs a database filled by tools.bench.news_fill; to run only this part:
``script/bench --only news``.
"""

import json
import os
import subprocess
import sys
from typing import Any

from tools.bench import pages, server

ARTICLES, CALLS, OPEN_CALLS, PROFILES = 5000, 2000, 60, 100_000
NEWS, MONEY, ONE_CALL = "/aktualnosci/", "/dotacje/", "/dotacje/nabor-7/"
ONE_ARTICLE = f"{NEWS}aktualnosc-7/"
MIXED = [NEWS, f"{NEWS}?temat=sport", f"{NEWS}?strona=3", MONEY, f"{MONEY}?temat=kultura", f"{MONEY}archiwum/"]


def figures(variables: dict[str, str], rounds: int) -> dict[str, Any]:
    """Pages against bare views, and the duration of alerts in seconds."""
    targets = {"news": [NEWS], "calls": [MONEY], "call": [ONE_CALL], "article": [ONE_ARTICLE], "mixed": MIXED}
    return {"pages": pages.measure(variables, targets, rounds), **alerts(variables)}


def alerts(variables: dict[str, str]) -> dict[str, float]:
    """Matching of one call, and writing all its letters to the outbox, in a separate process."""
    run = [sys.executable, "-m", "tools.bench.matching"]
    answer = subprocess.run(  # noqa: S603 - our own command, no shell
        run, cwd=server.ROOT, env=os.environ | variables, check=True, capture_output=True, text=True
    )
    return json.loads(answer.stdout)

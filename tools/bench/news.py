"""News and funding calls: their pages against bare views, one new call against a hundred thousand alert profiles.

``figures(variables)`` needs a database filled by tools.bench.news_fill; the part of the benchmark that can be run
alone: ``script/bench --only news``.
"""

import json
import os
import statistics
import subprocess
import sys

from tools.bench import load, server

ARTICLES, CALLS, OPEN_CALLS, PROFILES = 5000, 2000, 60, 100_000
NEWS, MONEY, ONE_CALL = "/aktualnosci/", "/dotacje/", "/dotacje/nabor-7/"
MIXED = [NEWS, f"{NEWS}?temat=sport", f"{NEWS}?strona=3", MONEY, f"{MONEY}?temat=kultura", f"{MONEY}archiwum/"]


def figures(variables: dict[str, str], rounds: int) -> dict[str, float]:
    """Ratios to bare views of the same size in the same rounds, and the seconds that alerts take."""
    ports = load.free_port(8190), load.free_port(8195)
    targets = {"news": [NEWS], "calls": [MONEY], "call": [ONE_CALL], "mixed": MIXED}
    with (
        server.gunicorn("portal.wsgi", ports[0], variables) as master,
        server.gunicorn("tools.bench.bare", ports[1], {}),
    ):
        here = f"http://127.0.0.1:{ports[0]}"
        sizes = {name: [len(server.fetch(here + path)) for path in paths] for name, paths in targets.items()}
        for paths in targets.values():
            load.requests_per_second(ports[0], paths, seconds=3)  # warm every worker
        ratios = {name: [] for name in targets}
        for _ in range(rounds):
            for name, paths in targets.items():
                ours = load.requests_per_second(ports[0], paths)
                bare = [f"/size/{size}/" for size in sizes[name]]
                ratios[name].append(ours / load.requests_per_second(ports[1], bare))
        memory = server.worker_memory_mb(master)
    return {
        **{name: statistics.median(found) for name, found in ratios.items()},
        "memory": memory,
        **alerts(variables),
    }


def alerts(variables: dict[str, str]) -> dict[str, float]:
    """Matching of one call, and writing all its letters into the outbox, in a process of its own."""
    run = [sys.executable, "-m", "tools.bench.matching"]
    answer = subprocess.run(  # noqa: S603 - our own command, no shell
        run, cwd=server.ROOT, env=os.environ | variables, check=True, capture_output=True, text=True
    )
    return json.loads(answer.stdout)

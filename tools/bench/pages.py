"""Pages against bare views of the same size, in the same gunicorn, in alternating rounds.

Two figures per page, each relative to the bare view: the request rate, and the processor time of the workers per
request. The second is reliable on a busy machine too; it excludes the time of the database.
"""

import statistics
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tools.bench import load, server

Targets = Mapping[str, list[str]]


@dataclass
class Measured:
    """``ratios`` and ``processor`` by page name, ``not_modified`` the same for 304, memory in MB."""

    ratios: dict[str, float]
    processor: dict[str, float]
    not_modified: dict[str, float]
    memory: float


@contextmanager
def both(variables: dict[str, str]):
    """The portal and the bare view, each with its port and master process id."""
    ports = load.free_port(8190), load.free_port(8195)
    with (
        server.gunicorn("portal.wsgi", ports[0], variables) as ours,
        server.gunicorn("tools.bench.bare", ports[1], {}) as bare,
    ):
        yield (ports[0], ours), (ports[1], bare)


def measure(
    variables: dict[str, str], targets: Targets, rounds: int, *, cookie: str = "", searched: Iterable[str] = ()
) -> Measured:
    """``searched``: URLs requested before memory is measured."""
    with both(variables) as (ours, bare):
        here = f"http://127.0.0.1:{ours[0]}"
        found = {name: [server.answer(here + path, cookie) for path in paths] for name, paths in targets.items()}
        sizes = {name: [f"/size/{len(content)}/" for content, _ in answers] for name, answers in found.items()}
        tags = {name: answers[0][1]["ETag"] for name, answers in found.items() if answers[0][1]["ETag"]}
        headers = {"Cookie": cookie} if cookie else {}
        for paths in targets.values():
            load.requests_per_second(ours[0], paths, seconds=1, headers=headers)  # warm every worker
        rates, times, known = ({name: [] for name in targets} for _ in range(3))
        for _ in range(rounds):
            for name, paths in targets.items():
                (rate, cost), (bare_rate, bare_cost) = _asked(ours, paths, headers), _asked(bare, sizes[name])
                rates[name].append(rate / bare_rate)
                times[name].append(bare_cost / cost)
                if name in tags:
                    known[name].append(_asked(ours, paths[:1], {"If-None-Match": tags[name]})[1] / cost)
        for path in searched:
            server.fetch(here + path)
        memory = server.worker_memory_mb(ours[1])
    middle = [
        {name: statistics.median(values) for name, values in each.items() if values} for each in (rates, times, known)
    ]
    return Measured(*middle, memory)


def _asked(target: tuple[int, int], paths: list[str], headers: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Requests per second, and processor seconds of the workers per request."""
    port, master = target
    before = server.processor_seconds(master)
    rate = load.requests_per_second(port, paths, headers=headers)
    return rate, (server.processor_seconds(master) - before) / (rate * load.SECONDS)

"""What the portal promises about speed, measured: ``script/bench`` (add ``--json FILE`` to keep the figures).

Every figure is a ratio inside one run or is compared inside it: this machine's absolute speed means little.
The portal and the bare Django view are served by the same gunicorn with the same workers, on PostgreSQL,
in rounds that take turns; a line shows the median. Lines that are not reached say so.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from tools.bench import events, letters, load, news, server

SMALL, LARGE = 350, 100_000
ROUNDS = 5
REDIS_URL = "redis://127.0.0.1:6379/14"
LIST = "/organizacje/"
PERSONAL = {
    "the four steps of joining in turn": [f"/organizacje/zglos/krok/{number}/" for number in (1, 2, 3, 4)],
    "Moje konto": ["/konto/"],
}
MIXED = [LIST, LIST + "?temat=sport", LIST + "?strona=3", LIST + "?wolontariat=1&forma=fundacja", LIST + "?opp=1"]


@dataclass
class Line:
    what: str
    value: float
    goal: float
    at_least: bool
    unit: str = "× bare"

    @property
    def reached(self) -> bool:
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    def __str__(self):
        sign = "≥" if self.at_least else "≤"
        verdict = "reached" if self.reached else "MISSED"
        return f"{self.what:<62} {self.value:>8.2f}  {sign} {self.goal:<6g} {self.unit:<9} {verdict}"


def environment(size: int | str, server_url: str) -> dict[str, str]:
    base, _, _ = server_url.rpartition("/")
    return {
        "ENV_FILE": os.devnull,
        "DATABASE_URL": f"{base}/portal_bench_{size}",
        "REDIS_URL": os.environ.get("TEST_REDIS_URL", REDIS_URL),
        "SECRET_KEY": "bench" * 12,
        "ALLOWED_HOSTS": "127.0.0.1",
        "EMAIL_URL": "dummymail://",
        "DEFAULT_FROM_EMAIL": "bench@example.org",
        "HTTPS": "off",
        "VAR_DIR": str(server.ROOT / "var" / "bench"),
    }


def prepare(size: int | str, server_url: str, *filling: str) -> dict[str, str]:
    """A fresh database with ``size`` organisations, or with what ``filling`` makes; the environment to reach it."""
    connection = psycopg2.connect(server_url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS portal_bench_{size} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE portal_bench_{size}")
    connection.close()
    variables = environment(size, server_url)
    fill = filling or ("-m", "tools.bench.fill", str(size))
    for command in (fill, ["manage.py", "collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, *command], cwd=server.ROOT, env=os.environ | variables, check=True)  # noqa: S603
    return variables


def pages(size: int, variables: dict[str, str]) -> tuple[dict[str, float], float]:
    """Ratios of the portal's pages to bare views of the same size, and the memory of a web worker in MB."""
    profile = f"{LIST}organizacja-7/"
    ports = load.free_port(8190), load.free_port(8195)
    with (
        server.gunicorn("portal.wsgi", ports[0], variables) as master,
        server.gunicorn("tools.bench.bare", ports[1], {}),
    ):
        targets = {"list": [LIST], "mixed": MIXED, "profile": [profile]}
        bare = {
            name: f"/size/{len(server.fetch(f'http://127.0.0.1:{ports[0]}{paths[0]}'))}/"
            for name, paths in targets.items()
        }
        for paths in targets.values():
            load.requests_per_second(ports[0], paths, seconds=3)  # warm every worker
        server.fetch(f"http://127.0.0.1:{ports[0]}/szukaj/?q=bankow+zywnosci")
        ratios = {name: [] for name in targets}
        for _ in range(ROUNDS):
            for name, paths in targets.items():
                ours = load.requests_per_second(ports[0], paths)
                ratios[name].append(ours / load.requests_per_second(ports[1], [bare[name]]))
        for _ in range(20):
            server.fetch(f"http://127.0.0.1:{ports[0]}/szukaj/?q=bankow+zywnosci")
        memory = server.worker_memory_mb(master)
    return {name: statistics.median(values) for name, values in ratios.items()}, memory


def personal(variables: dict[str, str]) -> dict[str, float]:
    """Ratios of the pages that a person sees alone, with a session: the steps of joining and "Moje konto"."""
    command = [sys.executable, "-m", "tools.bench.person"]
    cookie = subprocess.run(  # noqa: S603
        command, cwd=server.ROOT, env=os.environ | variables, check=True, capture_output=True, text=True
    ).stdout
    ports = load.free_port(8190), load.free_port(8195)
    with (
        server.gunicorn("portal.wsgi", ports[0], variables),
        server.gunicorn("tools.bench.bare", ports[1], {}),
    ):
        ratios = {}
        for name, paths in PERSONAL.items():
            sizes = [len(server.fetch(f"http://127.0.0.1:{ports[0]}{path}", cookie)) for path in paths]
            bare = [f"/size/{size}/" for size in sizes]
            load.requests_per_second(ports[0], paths, seconds=3, cookie=cookie)
            ratios[name] = statistics.median(
                load.requests_per_second(ports[0], paths, cookie=cookie) / load.requests_per_second(ports[1], bare)
                for _ in range(ROUNDS)
            )
    return ratios


def inside(variables: dict[str, str]) -> dict[str, float]:
    run = [sys.executable, "-m", "tools.bench.inside"]
    answer = subprocess.run(  # noqa: S603
        run, cwd=server.ROOT, env=os.environ | variables, check=True, capture_output=True, text=True
    )
    return json.loads(answer.stdout)


def of_persons(ratios: dict[str, float]) -> list[Line]:
    return [Line(name, ratio, 0.15, True) for name, ratio in ratios.items()]


def of_letters(figures: dict[str, float]) -> list[Line]:
    return [
        Line("letters by 2 workers, against a plain smtplib loop", figures["letters_ratio"], 2, True, "× plain"),
        Line("memory of a Celery worker after 10,000 letters", figures["letters_worker_mb"], 200, False, "MB"),
    ]


def of_events(found: dict[str, float]) -> list[Line]:
    many, one = found["feed_of_many_ms"], found["feed_of_one_ms"]
    return [
        Line(f"calendar list, {events.EVENTS:,} events", found["list"], 0.25, True),
        Line("  five addresses of the calendar in turn", found["mixed"], 0.25, True),
        Line("month of the calendar", found["month"], 0.25, True),
        Line(
            "feed of 1,000 events, cost of one against a feed of one", many / events.CONFERENCES / one, 10, False, "×"
        ),
        Line("feed of 1,000 events, whole, against a feed of one", many / one, 10, False, "×"),
        Line("people signed up for one event, four processes", found["sign_ups"], 100, True, "a second"),
        Line("memory of a web worker after the calendar", found["memory"], 200, False, "MB"),
    ]


def of_news(found: dict[str, float]) -> list[Line]:
    return [
        Line(f"list of news, {news.ARTICLES:,} articles", found["news"], 0.25, True),
        Line(f"list of funding calls, {news.CALLS:,} calls", found["calls"], 0.25, True),
        Line("page of a funding call", found["call"], 0.25, True),
        Line("  six addresses of both lists in turn", found["mixed"], 0.25, True),
        Line(f"one call against {news.PROFILES:,} alert profiles, slowest", found["matching_seconds"], 5, False, "s"),
        Line("letters of alerts put into the outbox", found["letters_per_second"], 500, True, "a second"),
        Line("memory of a web worker after news and calls", found["memory"], 200, False, "MB"),
    ]


def lines(small: tuple, large: tuple, small_inside: dict, large_inside: dict) -> list[Line]:
    (small_pages, small_memory), (large_pages, large_memory) = small, large
    growth = large_inside["search_p95"] / small_inside["search_p95"]
    return [
        Line(f"registry list, {SMALL} organisations", small_pages["list"], 0.25, True),
        Line(f"registry list, {LARGE:,} organisations", large_pages["list"], 0.20, True),
        Line(f"  five addresses of the list in turn, {SMALL}", small_pages["mixed"], 0.25, True),
        Line(f"  five addresses of the list in turn, {LARGE:,}", large_pages["mixed"], 0.20, True),
        Line(f"profile page, {SMALL} organisations", small_pages["profile"], 0.25, True),
        Line(f"profile page, {LARGE:,} organisations", large_pages["profile"], 0.25, True),
        Line(f"search p95, {LARGE:,} organisations", large_inside["search_p95"], 40, False, "ms"),
        Line(f"search p95, {LARGE:,} against {SMALL}", growth, 10, False, "×"),
        Line(
            f"indexing one organisation against saving it, {LARGE:,}",
            large_inside["index_median"] / large_inside["save_median"],
            3,
            False,
            "× save",
        ),
        Line("memory of a web worker after searching", max(small_memory, large_memory), 200, False, "MB"),
    ]


def registry(server_url: str) -> tuple[list[Line], dict]:
    measured = []
    for size in (SMALL, LARGE):
        say(f"{size:,} organisations: filling, then measuring…")
        variables = prepare(size, server_url)
        measured.append((pages(size, variables), inside(variables)))
    (small, small_inside), (large, large_inside) = measured
    alone = personal(environment(SMALL, server_url))
    table = [*lines(small, large, small_inside, large_inside), *of_persons(alone)]
    return table, {"small": small_inside, "large": large_inside}


def calendar(server_url: str) -> tuple[list[Line], dict]:
    say(f"{events.EVENTS:,} events: filling, then measuring…")
    variables = prepare("events", server_url, "-m", "tools.bench.events_fill", str(events.EVENTS))
    found = events.figures(variables, ROUNDS)
    return of_events(found), {"events": found}


def told(server_url: str) -> tuple[list[Line], dict]:
    say(
        f"{news.ARTICLES:,} articles, {news.CALLS:,} calls, {news.PROFILES:,} alert profiles: filling, then measuring…"
    )
    variables = prepare("news", server_url, "-m", "tools.bench.news_fill")
    found = news.figures(variables, ROUNDS)
    return of_news(found), {"news": found}


def post(server_url: str) -> tuple[list[Line], dict]:
    say("letters: sending…")
    found = letters.figures(server_url, os.environ.get("TEST_REDIS_URL", REDIS_URL))
    return of_letters(found), {"letters": found}


SECTIONS = {"registry": registry, "events": calendar, "news": told, "letters": post}


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    parser.add_argument("--only", choices=SECTIONS, action="append", help="measure this part alone; may be repeated")
    chosen = parser.parse_args()
    server_url = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
    table, details = [], {}
    for name in chosen.only or SECTIONS:
        found, more = SECTIONS[name](server_url)
        table, details = table + found, details | more
    say("\n".join(["", *map(str, table)]))
    if chosen.json:
        figures = [vars(line) | {"reached": line.reached} for line in table]
        chosen.json.write_text(json.dumps({"lines": figures, "details": details}, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()

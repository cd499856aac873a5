"""Performance goals, measured: ``script/bench`` (add ``--json FILE`` to keep the figures).

Every figure is a ratio within one run: the absolute speed of this machine means little.
The portal and the bare Django view run in the same gunicorn with the same workers, on PostgreSQL,
in alternating rounds; a line shows the median. Missed goals are marked (tools/bench/pages.py explains
"by processor time").
"""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from tools.bench import events, letters, news, pages, server

SMALL, LARGE = 350, 100_000
ROUNDS = 3
REDIS_URL = "redis://127.0.0.1:6379/14"
LIST = "/organizacje/"
PERSONAL = {
    "the four steps of joining in turn": [f"/organizacje/zglos/krok/{number}/" for number in (1, 2, 3, 4)],
    "Moje konto": ["/konto/"],
}
GOALS_OF_PERSONS = {"the four steps of joining in turn": 0.08, "Moje konto": 0.08}
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
    """Create a database with ``size`` organisations, or filled by ``filling``; returns the environment to use it."""
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


def registry_pages(variables: dict[str, str]) -> pages.Measured:
    targets = {"list": [LIST], "mixed": MIXED, "profile": [f"{LIST}organizacja-7/"], "front": ["/"]}
    searched = ["/szukaj/?q=bankow+zywnosci"] * 20
    return pages.measure(variables, targets, ROUNDS, searched=searched)


def personal(variables: dict[str, str]) -> pages.Measured:
    """Pages of a logged-in person: the steps of submission and "Moje konto"."""
    command = [sys.executable, "-m", "tools.bench.person"]
    cookie = subprocess.run(  # noqa: S603
        command, cwd=server.ROOT, env=os.environ | variables, check=True, capture_output=True, text=True
    ).stdout
    return pages.measure(variables, PERSONAL, ROUNDS, cookie=cookie)


def inside(variables: dict[str, str]) -> dict[str, float]:
    run = [sys.executable, "-m", "tools.bench.inside"]
    answer = subprocess.run(  # noqa: S603
        run, cwd=server.ROOT, env=os.environ | variables, check=True, capture_output=True, text=True
    )
    return json.loads(answer.stdout)


def of_pages(measured: pages.Measured, what: dict[str, tuple[str, float]]) -> list[Line]:
    """``what``: the label and the goal of each page."""
    found = []
    for name, (words, goal) in what.items():
        found.append(Line(words, measured.ratios[name], goal, True))
        found.append(Line("  the same by processor time", measured.processor[name], goal, True))
    if measured.not_modified:
        slowest = max(measured.not_modified.values())
        found.append(Line("  a 304 against the whole page, by processor time", slowest, 0.5, False, "× page"))
    return found


def of_letters(figures: dict[str, float]) -> list[Line]:
    return [
        Line("letters by 2 workers, against a plain smtplib loop", figures["letters_ratio"], 2, True, "× plain"),
        Line("memory of a Celery worker after 10,000 letters", figures["letters_worker_mb"], 200, False, "MB"),
    ]


def of_events(found: dict) -> list[Line]:
    many, one, measured = found["feed_of_many_ms"], found["feed_of_one_ms"], found["pages"]
    what = {
        "list": (f"calendar list, {events.EVENTS:,} events", 0.60),
        "mixed": ("five addresses of the calendar in turn", 0.55),
        "month": ("month of the calendar", 0.60),
        "event": ("page of an event", 0.60),
    }
    return [
        *of_pages(measured, what),
        Line(
            "feed of 1,000 events, cost of one against a feed of one", many / events.CONFERENCES / one, 10, False, "×"
        ),
        Line("feed of 1,000 events, whole, against a feed of one", many / one, 10, False, "×"),
        Line("people signed up for one event, four processes", found["sign_ups"], 100, True, "a second"),
        Line("memory of a web worker after the calendar", measured.memory, 170, False, "MB"),
    ]


def of_news(found: dict) -> list[Line]:
    what = {
        "news": (f"list of news, {news.ARTICLES:,} articles", 0.60),
        "calls": (f"list of funding calls, {news.CALLS:,} calls", 0.60),
        "call": ("page of a funding call", 0.60),
        "article": ("page of an article", 0.60),
        "mixed": ("six addresses of both lists in turn", 0.55),
    }
    return [
        *of_pages(found["pages"], what),
        Line(f"one call against {news.PROFILES:,} alert profiles, slowest", found["matching_seconds"], 5, False, "s"),
        Line("letters of alerts put into the outbox", found["letters_per_second"], 500, True, "a second"),
        Line("memory of a web worker after news and calls", found["pages"].memory, 170, False, "MB"),
    ]


def of_registry(size: int, measured: pages.Measured) -> list[Line]:
    what = {
        "list": (f"registry list, {size:,} organisations", 0.60),
        "mixed": (f"five addresses of the list in turn, {size:,}", 0.55),
        "profile": (f"profile page, {size:,} organisations", 0.60),
        "front": (f"front page, {size:,} organisations", 0.60),
    }
    return of_pages(measured, what)


def of_search(small: dict, large: dict) -> list[Line]:
    return [
        Line(f"search p95, {LARGE:,} organisations", large["search_p95"], 40, False, "ms"),
        Line(f"search p95, {LARGE:,} against {SMALL}", large["search_p95"] / small["search_p95"], 10, False, "×"),
        Line(
            f"indexing one organisation against saving it, {LARGE:,}",
            large["index_median"] / large["save_median"],
            3,
            False,
            "× save",
        ),
    ]


def registry(server_url: str) -> tuple[list[Line], dict]:
    table, measured, searches = [], [], []
    for size in (SMALL, LARGE):
        say(f"{size:,} organisations: filling, then measuring…")
        variables = prepare(size, server_url)
        measured.append(registry_pages(variables))
        searches.append(inside(variables))
        table += of_registry(size, measured[-1])
    memory = max(one.memory for one in measured)
    what = {name: (name, goal) for name, goal in GOALS_OF_PERSONS.items()}
    table += of_search(*searches)
    table += [Line("memory of a web worker after searching", memory, 170, False, "MB")]
    table += of_pages(personal(environment(SMALL, server_url)), what)
    return table, {"small": searches[0], "large": searches[1]}


def calendar(server_url: str) -> tuple[list[Line], dict]:
    say(f"{events.EVENTS:,} events: filling, then measuring…")
    variables = prepare("events", server_url, "-m", "tools.bench.events_fill", str(events.EVENTS))
    found = events.figures(variables, ROUNDS)
    return of_events(found), {"events": found | {"pages": vars(found["pages"])}}


def told(server_url: str) -> tuple[list[Line], dict]:
    say(
        f"{news.ARTICLES:,} articles, {news.CALLS:,} calls, {news.PROFILES:,} alert profiles: filling, then measuring…"
    )
    variables = prepare("news", server_url, "-m", "tools.bench.news_fill")
    found = news.figures(variables, ROUNDS)
    return of_news(found), {"news": found | {"pages": vars(found["pages"])}}


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

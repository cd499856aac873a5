"""All parts of ``script/test``, each timed (docs/testing.md). A part that cannot run is reported; in CI it fails."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg2
import redis

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI", "") not in ("", "0", "false")
POSTGRES = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/portal")
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
PYTEST = [sys.executable, "-m", "pytest"]
BIN = Path(sys.executable).parent
LOGS = ROOT / "var" / "checks"
PRODUCTION = {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "ngo.example.org",
    "DATABASE_URL": "sqlite:////tmp/never-opened.sqlite3",
    "EMAIL_URL": "smtp://localhost",
    "DEFAULT_FROM_EMAIL": "portal@example.org",
}
SOURCES = "git ls-files -z '*.py' ':!*/migrations/*' | xargs -0"
LINT = [
    [str(BIN / "ruff"), "check", "."],
    [str(BIN / "ruff"), "format", "--check", "."],
    [str(BIN / "lint-imports")],
    [sys.executable, "-m", "tools.house_rules"],
    [str(BIN / "djlint"), "--lint", "--quiet", "templates"],
    ["sh", "-c", f"{SOURCES} {BIN / 'django-upgrade'} --check --target-version 5.2"],
    [sys.executable, "manage.py", "check", "--settings", "tools.extra_checks"],
    [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
    [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
]


def run(command: list[str], log: Path, **variables: str) -> bool:
    with log.open("a") as output:
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=os.environ | variables, stdout=output, stderr=subprocess.STDOUT, check=False
        )
    return done.returncode == 0


def lint(log: Path) -> bool:
    return min(run(command, log, **PRODUCTION) for command in LINT)  # all of them run, also after a failure


def suite_on_postgres(log: Path) -> bool:
    """The whole suite; "loadgroup" keeps tests that start real processes in one xdist worker."""
    options = ["-n", "2", "--dist", "loadgroup", "-m", "not browser", "-p", "tools.demanded_lines"]
    return run([*PYTEST, *options], log, DATABASE_URL=POSTGRES, REDIS_URL=REDIS)


def suite_on_sqlite(log: Path) -> bool:
    """The tests selected by the rule in core/tests/worlds.py."""
    return run([*PYTEST, "-n", "2", "--dist", "loadgroup", "-m", "both_worlds and not browser and not kill"], log)


def browser(log: Path) -> bool:
    options = ["-n", "2", "--maxschedchunk", "1", "-m", "browser"]
    return run([*PYTEST, *options], log, DJANGO_ALLOW_ASYNC_UNSAFE="1")


def lack_of_servers() -> str:
    """Why the suite cannot run on PostgreSQL + Redis, or ""."""
    try:
        psycopg2.connect(POSTGRES.rpartition("/")[0] + "/postgres", connect_timeout=3).close()
    except psycopg2.Error:
        return "PostgreSQL did not answer (TEST_DATABASE_URL names another one)"
    try:
        redis.Redis.from_url(REDIS, socket_connect_timeout=3).ping()
    except redis.RedisError:
        return "Redis did not answer (TEST_REDIS_URL names another one)"
    return ""


def lack_of_browser() -> str:
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        return "Chromium was not found"
    if not shutil.which("java"):
        return "Java was not found, which the HTML checker needs"
    if not (ROOT / "var/tools/node_modules/vnu-jar/build/dist/vnu.jar").exists():
        return "the HTML checker is not in var/tools (npm install --prefix var/tools vnu-jar@26.9.27)"
    return ""


def nothing() -> str:
    return ""


#: Lanes run in parallel, the parts of a lane in sequence; both wait for lint.
LANES = (
    (("suite on PostgreSQL + Redis", suite_on_postgres, lack_of_servers),),
    (("browser and HTML checker", browser, lack_of_browser), ("suite on SQLite", suite_on_sqlite, nothing)),
)
FIRST = (("lint", lint, nothing),)


def run_lane(parts) -> list[tuple[bool, str]]:
    return [run_part(*part) for part in parts]


def run_part(name: str, part: Callable[[Path], bool], lack: Callable[[], str]) -> tuple[bool, str]:
    """Whether it passed, and its line in the report; its output is printed when it ends."""
    log = LOGS / f"{name.replace(' ', '-')}.txt"
    started, missing = time.monotonic(), lack()
    passed = not CI if missing else part(log)
    printed = log.read_text(errors="replace") if log.exists() else ""
    print(f"\n== {name}\n{printed}", flush=True)  # noqa: T201 - this is what a terminal shows
    verdict = f"NOT RUN: {missing}" if missing else "passed" if passed else "FAILED"
    return passed, f"{name:<30} {time.monotonic() - started:>6.0f} s   {verdict}"


def main() -> int:
    shutil.rmtree(LOGS, ignore_errors=True)
    LOGS.mkdir(parents=True)
    started = time.monotonic()
    results = run_lane(FIRST)
    with ThreadPoolExecutor() as pool:
        for lane in pool.map(run_lane, LANES):
            results += lane
    lines = [line for _, line in results]
    print("\n" + "\n".join(lines) + f"\n{'all':<30} {time.monotonic() - started:>6.0f} s", flush=True)  # noqa: T201
    return 0 if all(passed for passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())

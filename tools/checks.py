"""All parts of ``script/test``, each timed; a part that could not run is told, and under CI it is a failure."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import redis

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI", "") not in ("", "0", "false")
POSTGRES = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/portal")
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
PYTEST = [sys.executable, "-m", "pytest"]
BIN = Path(sys.executable).parent
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


def run(command: list[str], **variables: str) -> bool:
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=False).returncode == 0  # noqa: S603


def lint() -> bool:
    return min(run(command, **PRODUCTION) for command in LINT)  # all of them run, also after a failure


#: Every line of actions and doors is run, or the suite fails (style, section 4); the gate is in the file.
DEMANDED = ["--cov", "--cov-config=tools/coverage.ini", "--cov-report=term-missing:skip-covered"]


def suite(*options: str, **variables: str) -> bool:
    """Two processes for what shares nothing; what starts real processes of its own runs alone afterwards."""
    shared = run([*PYTEST, "-n", "2", "-m", "not browser and not worker and not kill", *options], **variables)
    return run([*PYTEST, "-m", "worker or kill"], **variables) and shared


def suite_on_sqlite() -> bool:
    return suite(*DEMANDED)


def suite_on_postgres() -> bool:
    return suite(DATABASE_URL=POSTGRES, REDIS_URL=REDIS)


def browser() -> bool:
    return run([*PYTEST, "-m", "browser"], DJANGO_ALLOW_ASYNC_UNSAFE="1")


def lack_of_servers() -> str:
    """What keeps the suite from PostgreSQL + Redis, or nothing."""
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


PARTS = (
    ("lint", lint, nothing),
    ("suite on SQLite", suite_on_sqlite, nothing),
    ("suite on PostgreSQL + Redis", suite_on_postgres, lack_of_servers),
    ("browser and HTML checker", browser, lack_of_browser),
)


def main() -> int:
    report, is_green = [], True
    for name, part, lack in PARTS:
        print(f"\n== {name}", flush=True)  # noqa: T201 - this is what a terminal shows
        started, missing = time.monotonic(), lack()
        passed = not CI if missing else part()
        is_green &= passed
        verdict = f"NOT RUN: {missing}" if missing else "passed" if passed else "FAILED"
        report.append(f"{name:<30} {time.monotonic() - started:>6.0f} s   {verdict}")
    print("\n" + "\n".join(report), flush=True)  # noqa: T201
    return 0 if is_green else 1


if __name__ == "__main__":
    sys.exit(main())

"""Delivery rate through real Celery workers, against a plain smtplib loop on one connection.

``figures(server_url, redis_url)`` makes its own database, starts and stops its own processes. Rounds alternate.
"""

import os
import smtplib
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from email.message import EmailMessage

import psycopg2

from tools.bench import server

READERS, ROUNDS, FOR_MEMORY = 1500, 4, 10_000
NAME = "portal_bench_letters"
PATIENCE_SECONDS = 300
FILL = """
import django; django.setup()
import sys
from django.utils import timezone
from core import mail
from tools.bench.letters import WORDS
first, count = int(sys.argv[1]), int(sys.argv[2])
body = mail.share(key=f"core.trial:{first}", template="core/email/trial", slots=["name"], asked_at=timezone.now())
body.text, body.html = (f"\\ue000name\\ue001 {WORDS}", f"<p>\\ue000name\\ue001</p><p>{WORDS}</p>")
body.save()
mail.enqueue_many(body, (mail.Reader(n, f"reader-{n}@example.org", {"name": f"Osoba {n}"}) for n in range(count)))
"""
#: About 20 KB per letter with both encoded parts.
WORDS = "Zażółć gęślą jaźń, napisał organizator zebrania sąsiadów.\n" * 110


def figures(server_url: str, redis_url: str) -> dict[str, float]:
    """Rates as ratios, and the memory of the largest worker in MB after more than 10,000 letters."""
    with ExitStack() as at_the_end:
        port = _sink(at_the_end)
        variables = _prepare(server_url, redis_url, port)
        at_the_end.callback(_maintain, server_url, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        log = at_the_end.enter_context((server.ROOT / "var" / "bench" / "worker.log").open("w"))
        celery = ("-m", "celery", "-A", "portal", "worker", "--concurrency=2", "-lwarning")
        worker = _start(at_the_end, variables, *celery, stdout=log, stderr=log)
        count = server_url.rpartition("/")[0] + f"/{NAME}"
        _through_celery(variables, count, 0, 200)  # the first letters wait for the workers to start
        built, ready = [], []
        for number in range(1, ROUNDS + 1):
            ours = READERS / _through_celery(variables, count, number, READERS)
            built.append(ours / _plain(port, is_ready=False))
            ready.append(ours / _plain(port, is_ready=True))
        _through_celery(variables, count, ROUNDS + 1, FOR_MEMORY)
        memory = server.worker_memory_mb(worker.pid)
    return {
        "letters_ratio": statistics.median(built),
        "letters_ratio_to_ready_bytes": statistics.median(ready),
        "letters_worker_mb": memory,
    }


def _plain(port: int, *, is_ready: bool) -> float:
    """Letters per second of the plain loop; ``is_ready`` sends one prebuilt letter, the same to all."""
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        message, start = _message(0), time.perf_counter()
        raw = message.as_bytes()
        for number in range(READERS):
            if is_ready:
                smtp.sendmail("portal@example.org", [f"reader-{number}@example.org"], raw)
            else:
                smtp.send_message(_message(number))
        return READERS / (time.perf_counter() - start)


def _message(number: int) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = "Próbny list z portalu", "portal@example.org"
    message["To"] = f"reader-{number}@example.org"
    message.set_content(f"Osoba {number} {WORDS}")
    message.add_alternative(f"<p>Osoba {number}</p><p>{WORDS}</p>", subtype="html")
    return message


def _through_celery(variables: dict[str, str], database: str, number: int, count: int) -> float:
    """Seconds from the first row to the last letter marked as sent, including creation of the rows."""
    start = time.perf_counter()
    command = [sys.executable, "-c", FILL, str(number), str(count)]
    subprocess.run(command, cwd=server.ROOT, env=os.environ | variables, check=True)  # noqa: S603 - our own command
    with closing(psycopg2.connect(database)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        while True:
            cursor.execute("SELECT count(*), min(created_at), max(sent_at) FROM core_letter WHERE key LIKE %s "
                           "AND status = 'sent'", [f"core.trial:{number}:%"])  # fmt: skip
            sent, first, last = cursor.fetchone()
            if sent == count:
                return (last - first).total_seconds()
            if time.perf_counter() - start > PATIENCE_SECONDS:
                raise SystemExit(f"Only {sent} of {count} letters left in {PATIENCE_SECONDS} seconds.")
            time.sleep(0.1)


def _prepare(server_url: str, redis_url: str, port: int) -> dict[str, str]:
    _maintain(server_url, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)", f"CREATE DATABASE {NAME}")
    variables = {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "ENV_FILE": os.devnull,
        "DATABASE_URL": server_url.rpartition("/")[0] + f"/{NAME}",
        "REDIS_URL": redis_url,
        "SECRET_KEY": "bench" * 12,
        "ALLOWED_HOSTS": "127.0.0.1",
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "DEFAULT_FROM_EMAIL": "bench@example.org",
        "VAR_DIR": str(server.ROOT / "var" / "bench"),
    }
    migrate = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(migrate, cwd=server.ROOT, env=os.environ | variables, check=True)  # noqa: S603 - our own command
    return variables


def _maintain(server_url: str, *statements: str) -> None:
    with closing(psycopg2.connect(server_url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def _sink(at_the_end: ExitStack) -> int:
    process = _start(at_the_end, {}, "-m", "tools.bench.sink", stdout=subprocess.PIPE, text=True)
    at_the_end.enter_context(process.stdout)
    return int(process.stdout.readline())


def _start(at_the_end: ExitStack, variables: dict[str, str], *words: str, **options) -> subprocess.Popen:
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, *words], cwd=server.ROOT, env=os.environ | variables, **options
    )
    at_the_end.callback(process.wait, 30)
    at_the_end.callback(process.terminate)
    return process

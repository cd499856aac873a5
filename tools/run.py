"""Runs script/run after the virtual environment is ready: .env, database, then web, worker and beat together."""

import errno
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from tools.supervisor import Supervisor

ROOT = Path(__file__).resolve().parent.parent
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = os.environ.get("PORT", "8000")
READY_SECONDS = 60
PYTHON = sys.executable


def main() -> int:
    if problem := problem_with_the_port():
        sys.exit(problem)
    os.environ.setdefault("PORT", PORT)
    env_file = Path(os.environ.get("ENV_FILE", ROOT / ".env"))
    if not env_file.exists():
        write_env(env_file)
    prepared = subprocess.run([PYTHON, "manage.py", "prepare", "--demo"], cwd=ROOT)  # noqa: S603 - our own command
    if prepared.returncode:
        return prepared.returncode
    supervisor = Supervisor(programs())
    threading.Thread(target=tell_when_ready, args=(supervisor,), daemon=True).start()
    return supervisor.run()


def problem_with_the_port() -> str:
    """Why nothing can listen on the port, checked before anything starts; or ""."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, int(PORT)))
    except (ValueError, OverflowError):
        return f"PORT must be a number from 1 to 65535, not {PORT!r}."
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"Port {PORT} is in use. Choose another one: PORT=8080 script/run"
        return f"Cannot listen on {HOST}, port {PORT}: {error.strerror}."
    return ""


def write_env(path: Path) -> None:
    """A fresh secret key and development settings only."""
    lines = [
        "# Written by script/run for this machine. Every variable is explained in .env.example.",
        "DEBUG=on",
        f"SECRET_KEY={secrets.token_urlsafe(50)}",
    ]
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n")


def programs() -> dict[str, list[str]]:
    celery = [PYTHON, "-m", "celery", "-q", "-A", "portal"]
    return {
        "web": [PYTHON, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "portal.wsgi"],
        "worker": [
            *celery,
            "worker",
            "--loglevel",
            "INFO",
            "--concurrency",
            "2",
            "--without-gossip",
            "--without-mingle",
        ],
        "beat": [*celery, "beat", "--loglevel", "WARNING", "--pidfile="],
    }


def tell_when_ready(supervisor: Supervisor) -> None:
    """Print the portal's URL once it answers, so that it is the last line on the screen."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if answers(f"http://{HOST}:{PORT}/healthz"):
            for line in (f"The portal: http://{HOST}:{PORT}/ (sign-ins above)", "Ctrl-C ends everything."):
                supervisor.say("portal", line)
            return
        time.sleep(0.3)


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=3).close()  # noqa: S310 - our own address
    except urllib.error.HTTPError:
        return True  # 503 while the worker is still starting: the web process is up
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())

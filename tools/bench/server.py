"""Starts and stops gunicorn for one measured target."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WORKERS = 2


@contextlib.contextmanager
def gunicorn(app: str, port: int, environment: dict[str, str]) -> Iterator[int]:
    """Serve ``app`` with the same number of sync workers as every other target; yields the master's process id.

    Logs go to var/bench/, because in production they go to a file and not to a terminal.
    """
    log = ROOT / "var" / "bench" / f"{app}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "gunicorn", app, "--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    with log.open("w") as told:
        process = subprocess.Popen(  # noqa: S603 - our own command, no shell
            [*command, "--worker-class", "sync", "--log-level", "error", "--max-requests", "0"],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=told,
            stderr=told,
        )
    try:
        wait_until_served(f"http://127.0.0.1:{port}/healthz", process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_served(url: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise SystemExit(f"The server for {url} ended with code {process.returncode}.")
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310 - loopback address made above
        except urllib.error.HTTPError:
            return  # any HTTP answer means that it is up
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"Nobody answered at {url} for 30 seconds.")


def fetch(url: str, cookie: str = "") -> bytes:
    return answer(url, cookie)[0]


def answer(url: str, cookie: str = "") -> tuple[bytes, Mapping[str, str]]:
    """The response body and headers."""
    asked = urllib.request.Request(url, headers={"Cookie": cookie} if cookie else {})  # noqa: S310 - loopback address
    with urllib.request.urlopen(asked, timeout=60) as found:  # noqa: S310
        return found.read(), found.headers


def processor_seconds(master: int) -> float:
    """Processor time used by the workers so far."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            facts = stat.read_text().rpartition(")")[2].split()
            if int(facts[1]) == master:
                ticks += int(facts[11]) + int(facts[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def worker_memory_mb(master: int) -> float:
    """Resident memory of the largest worker, in MB (VmRSS of /proc)."""
    sizes = []
    for status in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):
            facts = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            if facts["PPid"].strip() == str(master):
                sizes.append(int(facts["VmRSS"].split()[0]) / 1024)
    return max(sizes, default=0.0)

"""script/run: one command starts the portal from a fresh copy, one Ctrl-C stops it."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from core.tests import filled_database
from portal.tests.instance import ROOT, Instance, free_port
from portal.tests.test_worker import eventually, health

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("processes")]


@pytest.fixture
def copy(tmp_path):
    """The files of the repository only, with the virtual environment of this checkout."""
    folder = tmp_path / "copy"
    folder.mkdir()
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    environment = Path(os.environ.get("VIRTUAL_ENV", ROOT / ".venv"))
    for lock in ("requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / lock, environment / f"{lock}.installed")
    (folder / ".venv").symlink_to(environment)
    with Instance(folder / "var") as instance:
        for name in ("ENV_FILE", "DEBUG", "SECRET_KEY", "VAR_DIR", "EMAIL_URL"):
            del instance.env[name]
        yield folder, instance.env


@contextlib.contextmanager
def script_run(copy, port):
    """Run script/run during the block; it is always stopped with the test."""
    folder, env = copy
    # From another folder and without a terminal, as another script would call it.
    process = subprocess.Popen(
        [folder / "script" / "run"],
        cwd="/",
        env=env | {"PORT": str(port)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(40)
        process.stdout.close()


def processes_in(folder):
    """Every process whose working directory is in this copy, orphans included."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").resolve() == folder and (process / "stat").read_text().split()[2] != "Z":
                found[int(process.name)] = (process / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def add_a_person(copy):
    """Make the database non-empty, so that the start skips the demo data, which takes half a minute."""
    _, env = copy
    filled_database.copy(env["DATABASE_URL"])
    words = ["shell", "-c", "from accounts.models import User; User.objects.create_user('osoba@example.org')"]
    variables = {"ENV_FILE": os.devnull, "DEBUG": "on", "SECRET_KEY": "for-tests-only-" * 4}
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=env | variables, check=True)


def test_first_start_and_second_start_and_ctrl_c(copy):
    folder, _ = copy
    for attempt in ("first", "second"):
        port = free_port()
        with script_run(copy, port) as process:
            told = "".join(iter(process.stdout.readline, "portal | Ctrl-C ends everything.\n"))
            assert eventually(lambda port=port: health(port).get("status") == "ok"), attempt
            process.send_signal(signal.SIGINT)
            process.stdout.read()

        assert process.returncode == 0, told
        assert f"http://127.0.0.1:{port}/" in told
        assert "biuro@example.org" in told
        assert ("loading the demo data" in told) is (attempt == "first")
        assert eventually(lambda: not processes_in(folder), seconds=10)
    assert (folder / ".env").stat().st_mode & 0o777 == 0o600


def test_one_dead_process_stops_the_others(copy):
    folder, _ = copy
    add_a_person(copy)
    port = free_port()
    with script_run(copy, port) as process:
        assert eventually(lambda: health(port).get("status") == "ok", seconds=120)
        [beat] = [pid for pid, command in processes_in(folder).items() if " beat " in command]
        os.kill(beat, signal.SIGKILL)
        told = process.stdout.read()

    assert process.returncode == 1
    assert "beat ended by itself" in told
    assert not processes_in(folder)


def test_port_in_use_gives_one_sentence_and_starts_nothing(copy):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with script_run(copy, port) as process:
            told = process.stdout.read()

    assert process.returncode == 1
    assert told == f"Port {port} is in use. Choose another one: PORT=8080 script/run\n"


@pytest.mark.parametrize("port", ["abc", "70000"])
def test_invalid_port_is_reported(copy, port):
    with script_run(copy, port) as process:
        told = process.stdout.read()

    assert told == f"PORT must be a number from 1 to 65535, not {port!r}.\n"


def test_missing_python_is_reported(tmp_path):
    for tool in ("dirname", "sh"):
        (tmp_path / tool).symlink_to(shutil.which(tool))

    told = subprocess.run(
        [ROOT / "script" / "python"], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )

    assert told.returncode == 1
    assert told.stderr.startswith("The portal needs Python 3.11, 3.12 or 3.13, and none was found.")

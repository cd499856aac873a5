"""Several programs as one: started together, stopped together, none left running."""

import signal
import subprocess
import sys
import time

import pytest

from portal.tests.instance import ROOT

OBEDIENT = "import time; print('up', flush=True); time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + OBEDIENT
PARENT = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {STUBBORN!r}]); time.sleep(60)"
START = """
import sys
from tools.supervisor import Supervisor
programs = {{name: [sys.executable, "-c", code] for name, code in {programs!r}.items()}}
sys.exit(Supervisor(programs, patience={patience}).run())
"""


@pytest.fixture
def start():
    """Start programs under a supervisor and wait until ``up`` of them have printed; all are killed after the test."""
    started = []

    def begin(programs, *, patience=20, up=None):
        command = [sys.executable, "-c", START.format(programs=programs, patience=patience)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        started.append(process)
        for _ in range(len(programs) if up is None else up):
            process.stdout.readline()
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def processes():
    """(pid, parent) of all running processes; zombies do not count."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True)  # noqa: S607
    lines = [line.split() for line in listed.stdout.splitlines()]
    return [(int(pid), int(parent)) for pid, parent, state in lines if not state.startswith("Z")]


def children(pid):
    """All descendants of this process."""
    found, queue = [], [pid]
    while queue:
        below = [child for child, parent in processes() if parent == queue[0]]
        queue = queue[1:] + below
        found += below
    return found


def living(pids):
    return [pid for pid, _parent in processes() if pid in pids]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_all_programs(start, number):
    process = start({"web": OBEDIENT, "worker": OBEDIENT})
    programs = children(process.pid)
    assert len(programs) == 2

    process.send_signal(number)

    assert process.wait(10) == 0
    assert living(programs) == []


def test_program_that_ignores_the_signal_is_killed_after_a_timeout(start):
    process = start({"worker": STUBBORN}, patience=0.3)
    programs = children(process.pid)

    process.send_signal(signal.SIGTERM)

    assert process.wait(10) == 0
    assert living(programs) == []


def test_second_ctrl_c_skips_the_waiting(start):
    process = start({"worker": STUBBORN}, patience=60)
    process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert process.poll() is None

    process.send_signal(signal.SIGINT)

    assert process.wait(10) == 0


def test_leftover_child_processes_are_killed(start):
    process = start({"worker": PARENT})
    programs = children(process.pid)
    assert len(programs) == 2

    process.send_signal(signal.SIGTERM)
    process.wait(10)

    assert living(programs) == []


def test_program_that_exits_early_is_a_failure_and_stops_the_others(start):
    process = start({"web": OBEDIENT, "beat": "import sys; sys.exit(3)"}, up=0)

    told = process.stdout.read()

    assert process.wait(10) == 1
    assert "beat ended by itself (code 3), so all was stopped." in told


def test_output_lines_are_prefixed_with_the_program_name(start):
    process = start({"web": OBEDIENT, "worker": OBEDIENT}, up=0)

    assert sorted([process.stdout.readline(), process.stdout.readline()]) == ["web    | up\n", "worker | up\n"]

"""Runs several long-running programs as one: started together, output prefixed by name, stopped together.

Each program leads its own session, so that Ctrl-C reaches only the supervisor and a Celery worker can
finish its child processes. Processes left in a session are killed (docs/adr/0009).
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence

PATIENCE_SECONDS = 20
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Run all programs until one of them ends or a stop signal arrives; then stop the others."""

    def __init__(self, programs: Mapping[str, Sequence[str]], *, patience: float = PATIENCE_SECONDS):
        self.programs = programs
        self.patience = patience
        self.running: dict[str, subprocess.Popen] = {}
        self.asked_to_stop = 0
        self.width = max(map(len, programs))

    def run(self) -> int:
        """Return 0 after a stop signal, else 1: a program that exits on its own is a failure."""
        for number in SIGNALS:
            signal.signal(number, self._note_signal)
        try:
            for name, command in self.programs.items():
                self._start(name, command)
            ended = self._wait_until_one_ends()
        finally:
            self._stop_all()
        if ended:
            self.say("portal", f"{ended} ended by itself (code {self.running[ended].returncode}), so all was stopped.")
        return 1 if ended else 0

    def say(self, name: str, line: str) -> None:
        with contextlib.suppress(OSError):  # the terminal may be gone
            print(f"{name:<{self.width}} | {line}\n", end="", flush=True)  # noqa: T201 - this is what a terminal shows

    def _note_signal(self, number, frame):
        self.asked_to_stop += 1

    def _start(self, name, command):
        process = subprocess.Popen(  # noqa: S603 - our own commands, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        self.running[name] = process
        threading.Thread(target=self._pass_on, args=(name, process.stdout), daemon=True).start()

    def _pass_on(self, name, stream):
        for line in stream:
            self.say(name, line.rstrip())

    def _wait_until_one_ends(self) -> str | None:
        while not self.asked_to_stop:
            for name, process in self.running.items():
                if process.poll() is not None:
                    return name
            time.sleep(0.2)
        return None

    def _stop_all(self):
        """Terminate the leaders, wait, then kill what is left of each session; a second Ctrl-C skips the waiting."""
        signals_before = self.asked_to_stop
        for process in self.running.values():
            process.terminate()
        deadline = time.monotonic() + self.patience
        while any(process.poll() is None for process in self.running.values()):
            if time.monotonic() > deadline or self.asked_to_stop > signals_before:
                break
            time.sleep(0.05)
        for process in self.running.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


if __name__ == "__main__":
    # tools/supervisor.py NAME COMMAND... [-- NAME COMMAND...]
    words, programs = [], {}
    for word in [*sys.argv[1:], "--"]:
        if word == "--":
            programs[words[0]] = words[1:]
            words = []
        else:
            words.append(word)
    sys.exit(Supervisor(programs).run())

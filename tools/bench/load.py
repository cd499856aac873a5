"""Load one URL with wrk for a short, fixed time."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

SECONDS = 2
CONNECTIONS = 16
LUA = """
%s
local paths = {%s}
local turn = 0
request = function()
  turn = turn + 1
  return wrk.format("GET", paths[(turn %% #paths) + 1])
end
"""


def requests_per_second(
    port: int, paths: list[str], seconds: int = SECONDS, headers: Mapping[str, str] | None = None
) -> float:
    """Requests per second for ``paths``, taken in turn. Any status but 2xx or 3xx is an error."""
    sent = "\n".join(f"wrk.headers['{name}'] = '{value}'" for name, value in (headers or {}).items())
    wrk = shutil.which("wrk")
    if not wrk:
        raise SystemExit("The page benchmarks need wrk (Debian: apt-get install wrk).")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA % (sent, ", ".join(f'"{path}"' for path in paths)))
        script.flush()
        command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", script.name, f"http://127.0.0.1:{port}"]
        report = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    if "Non-2xx" in report:
        raise SystemExit(f"{paths[0]} did not always answer 200:\n{report}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", report)[1])


def free_port(first: int) -> int:
    """The first free port from ``first`` on; a fixed start keeps reports comparable."""
    used = {line.split()[1].split(":")[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:]}
    return next(port for port in range(first, first + 200) if f"{port:04X}" not in used)

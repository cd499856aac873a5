"""The Nu HTML checker, kept running during the tests so that each page takes milliseconds."""

import atexit
import json
import shutil
import socket
import subprocess
import time
import urllib.request
from functools import cache
from pathlib import Path

from django.conf import settings

JAR = Path(settings.BASE_DIR) / "var/tools/node_modules/vnu-jar/build/dist/vnu.jar"
PATIENCE_SECONDS = 60


def errors_of(html: str) -> list[str]:
    """HTML errors of the page as served; an empty list without the checker."""
    address = _checker()
    if not address:
        return []
    asked = urllib.request.Request(  # noqa: S310 - a loopback address made below
        f"{address}/?out=json", html.encode(), {"Content-Type": "text/html; charset=utf-8"}
    )
    with urllib.request.urlopen(asked, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
        messages = json.load(answer)["messages"]
    return [f"HTML: {one['message']} {one.get('extract', '')}" for one in messages if one["type"] == "error"]


@cache
def _checker() -> str:
    """The URL of the running checker, or an empty string."""
    if not (shutil.which("java") and JAR.exists()):
        return ""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    bound = "-Dnu.validator.servlet.bind-address=127.0.0.1"
    command = ["java", "-Xmx256m", bound, "-cp", str(JAR), "nu.validator.servlet.Main", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    atexit.register(process.terminate)
    for _ in range(PATIENCE_SECONDS * 5):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return f"http://127.0.0.1:{port}"
        time.sleep(0.2)
    process.terminate()
    raise RuntimeError("The HTML checker did not start.")

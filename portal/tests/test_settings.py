"""Settings: production does not start with incomplete configuration, and the defaults are safe."""

import os
import re
import subprocess
import sys

import pytest

from portal.tests.instance import ROOT

PRODUCTION = {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "ngo.example.org",
    "DATABASE_URL": "sqlite:////nonexistent/portal.sqlite3",
    "EMAIL_URL": "smtp://localhost",
    "DEFAULT_FROM_EMAIL": "portal@example.org",
}
NEEDED = ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL"]


def manage(tmp_path, *words, **variables):
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "ENV_FILE": os.devnull} | variables
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", NEEDED)
def test_production_names_the_one_missing_variable(tmp_path, name):
    done = manage(tmp_path, "check", **{key: value for key, value in PRODUCTION.items() if key != name})

    assert done.returncode != 0
    assert f"Set {name} in the environment or in .env; see .env.example." in done.stderr


def test_production_names_every_missing_variable(tmp_path):
    assert ", ".join(NEEDED) in manage(tmp_path, "check").stderr


def test_blank_value_counts_as_missing(tmp_path):
    assert "Set SECRET_KEY in" in manage(tmp_path, "check", **PRODUCTION | {"SECRET_KEY": "  "}).stderr


def test_django_deploy_check_passes_in_production(tmp_path):
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_every_referenced_static_file_exists(tmp_path):
    done = manage(tmp_path, "collectstatic", "--noinput", **PRODUCTION)

    assert done.returncode == 0, done.stderr


def names_read():
    """Variables read by the portal, its servers or the compose file, by file name."""
    settings = [path for path in ROOT.glob("portal/*.py") if path.name != "settings_test.py"]
    files = [*settings, ROOT / "deploy/gunicorn.conf.py", ROOT / "tools/run.py", ROOT / "compose.yaml"]
    asks = r"""(?:env\.\w+\(|environ\.get\(|\$\{)["']?([A-Z_]+)"""
    return {name: file.name for file in files for name in re.findall(asks, file.read_text())}


def names_explained():
    lines = (ROOT / ".env.example").read_text().splitlines()
    return {match[1] for line in lines if (match := re.match(r"(?:# )?([A-Z_]+)=", line))}


def test_every_variable_is_documented():
    assert {name: file for name, file in names_read().items() if name not in names_explained()} == {}


def test_every_documented_variable_is_used():
    assert names_explained() - set(names_read()) == set()

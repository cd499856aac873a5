"""The ways to run the portal stay consistent: systemd units, compose.yaml and script/run."""

import re
import shlex
from wsgiref.util import setup_testing_defaults

import pytest
import yaml

from portal.tests.instance import ROOT
from portal.wsgi import application
from tools.run import programs

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
OURS = ("prepare", "web", "worker", "beat")


def unit(name):
    lines = (ROOT / "deploy" / "systemd" / f"portal-{name}.service").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if re.match(r"\w+=", line))


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_compose_starts_the_same_commands_as_systemd(name):
    assert shlex.split(COMPOSE[name]["command"]) == shlex.split(unit(name)["ExecStart"])
    assert COMPOSE[name]["stop_grace_period"] == f"{unit(name)['TimeoutStopSec']}s"


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_script_run_uses_the_same_arguments(name):
    in_production = shlex.split(unit(name)["ExecStart"])[1:]
    _python, _m, _program, *here = programs()[name]

    assert here == in_production


def test_image_runs_the_web_process_as_an_unprivileged_user():
    dockerfile = (ROOT / "Dockerfile").read_text()
    [words] = re.findall(r"^CMD (\[.*\])$", dockerfile, re.MULTILINE)

    assert yaml.safe_load(words) == shlex.split(unit("web")["ExecStart"])
    assert re.findall(r"^USER (.+)$", dockerfile, re.MULTILINE) == ["portal"]


@pytest.mark.parametrize("name", OURS)
def test_no_container_has_a_secret_or_extra_capabilities(name):
    service = COMPOSE[name]

    assert service["env_file"] == ".env"
    assert "SECRET_KEY" not in service["environment"]
    assert "${POSTGRES_PASSWORD:?" in service["environment"]["DATABASE_URL"]
    assert service["cap_drop"] == ["ALL"]
    assert service["read_only"] is True


def test_compose_uses_only_what_it_defines():
    defined = yaml.safe_load((ROOT / "compose.yaml").read_text())["volumes"]
    for service in COMPOSE.values():
        assert set(service.get("depends_on", {})) <= set(COMPOSE)
        named = {volume.split(":")[0] for volume in service.get("volumes", []) if not volume.startswith(".")}
        assert named <= set(defined)


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "has_body"), [("GET", True), ("HEAD", False)])
def test_head_response_has_no_body(method, has_body):
    environ, told = {"REQUEST_METHOD": method, "PATH_INFO": "/robots.txt", "HTTP_HOST": "testserver"}, {}
    setup_testing_defaults(environ)

    body = b"".join(application(environ, lambda status, headers: told.update({"status": status, **dict(headers)})))

    assert told["status"] == "200 OK"
    assert int(told["Content-Length"]) > 0
    assert bool(body) is has_body

"""Logs: enough to find a fault, without personal data."""

import json
import logging

import pytest
from django.http import HttpResponse
from django.urls import path

from core.logs import JsonFormatter, path_without_people

PERSON = "jan.nowak@example.org"
logger = logging.getLogger("core.tests")


def fine(request, rest=""):
    logger.info("inside")
    return HttpResponse("dobrze")


def broken(request):
    try:
        int(f"numer {PERSON}")
    except ValueError as error:
        raise KeyError(f"no reader {PERSON}") from error


urlpatterns = [path("dobrze/", fine), path("potwierdz/<path:rest>", fine), path("zle/", broken)]


@pytest.fixture
def lines(settings):
    """The lines of the production log."""
    settings.ROOT_URLCONF = __name__
    written = []

    class Keep(logging.Handler):
        def emit(self, record):
            written.append(json.loads(self.format(record)))

    handler = Keep()
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def write(lines, *args, **kwargs):
    logger.warning(*args, **kwargs)
    return lines[-1]


def test_each_request_is_one_line(client, lines):
    response = client.get("/dobrze/")

    inside, told = lines
    assert (told["method"], told["path"], told["status"], told["level"]) == ("GET", "/dobrze/", 200, "INFO")
    assert told["duration_ms"] > 0
    assert told["time"].endswith("+00:00")
    assert inside["request"] == told["request"] == response["X-Request-ID"]


def test_two_requests_have_two_ids(client, lines):
    assert client.get("/dobrze/")["X-Request-ID"] != client.get("/dobrze/")["X-Request-ID"]


def test_query_string_is_not_logged(client, lines):
    client.get("/dobrze/", {"q": PERSON})

    assert lines[-1]["path"] == "/dobrze/"
    assert "nowak" not in json.dumps(lines)


def test_link_from_a_letter_is_not_logged(client, lines):
    client.get("/potwierdz/17:1sXyz:podpis/")

    assert lines[-1]["path"] == "/potwierdz/…/"


@pytest.mark.parametrize("address", [f"/a/{PERSON}/", f"/{PERSON}"])
def test_address_in_a_path_is_not_logged(address):
    assert "nowak" not in path_without_people(address)


def test_exception_is_logged_without_its_message(client, lines):
    client.raise_request_exception = False

    client.get("/zle/", {"q": PERSON})

    [fault] = [line for line in lines if "exception" in line]
    outer, inner = fault["exception"]
    assert (outer["type"], inner["type"]) == ("builtins.KeyError", "builtins.ValueError")
    assert outer["frames"][-1].startswith("core/tests/test_logs.py:")
    assert "nowak" not in json.dumps(lines)


def test_exception_as_an_argument_is_only_its_type(lines):
    line = write(lines, "could not send: %s", ValueError(f"refused {PERSON}"))

    assert line["message"] == "could not send: ValueError"


def test_message_that_repeats_its_exception_is_cleaned(lines):
    error = ValueError("Kowalska, tel. 655 298 123")
    line = write(lines, "Task %(name)s raised: %(exc)s", {"name": "t", "exc": repr(error)}, exc_info=error)

    assert line["message"] == "Task t raised: ValueError"


def test_email_address_is_removed_from_any_message(lines):
    assert write(lines, "to %s", PERSON)["message"] == "to [e-mail]"


def test_query_string_is_removed_from_any_message(lines):
    line = write(lines, "Error handling request %s", "/szukaj/?q=kowalska&strona=2")

    assert line["message"] == "Error handling request /szukaj/?…"


def test_polish_letters_stay_readable(lines):
    assert write(lines, "zażółć")["message"] == "zażółć"


def test_cycle_of_exceptions_ends(lines):
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first

    assert len(write(lines, "loop", exc_info=first)["exception"]) == 2

"""Logs as one JSON object a line, without personal data.

Query strings, exception messages and task arguments can hold typed data, so
none of these is logged: of an exception only its type and its frames.
"""

import json
import logging
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)
request_id: ContextVar[str] = ContextVar("request_id", default="")

ROOT = f"{Path(__file__).resolve().parent.parent}/"
EMAIL = re.compile(r"[\w.+-]+(@|%40)[\w.-]+")
QUERY = re.compile(r"(?<=\S)\?\S+")
TELLING_SEGMENT = re.compile(r"[^/]*[@:][^/]*")
FIELDS = ("method", "path", "status", "duration_ms")
MOST_FRAMES = 40


def request_log(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: one line per request, and one id shared by all log lines of that request.

    The id is sent as X-Request-ID, so that a person can quote it without other data.
    """

    def middleware(request):
        token = request_id.set(secrets.token_hex(6))
        start = time.perf_counter()
        try:
            response = get_response(request)
            response["X-Request-ID"] = request_id.get()
            told = {
                "method": request.method,
                "path": path_without_people(request.path),
                "status": response.status_code,
                "duration_ms": round((time.perf_counter() - start) * 1000, 1),
            }
            level = logging.DEBUG if request.path.startswith("/static/") else logging.INFO
            logger.log(level, "%(method)s %(path)s %(status)s", told, extra=told)
            return response
        finally:
            request_id.reset(token)

    return middleware


def path_without_people(path: str) -> str:
    """The path without signed tokens and addresses: a link from a letter is as good as a key."""
    return TELLING_SEGMENT.sub("…", path)


class JsonFormatter(logging.Formatter):
    """Time, level, logger, message and request id; for an exception its types and frames."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
        }
        if number := request_id.get():
            line["request"] = number
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["exception"] = [told(error) for error in chain(record.exc_info[1])]
        return json.dumps(line, ensure_ascii=False, default=str)


def message_of(record: logging.LogRecord) -> str:
    """The message with exceptions reduced to their types, without addresses and query strings."""
    args = record.args
    errors = list(chain(record.exc_info[1])) if record.exc_info and record.exc_info[1] else []
    if isinstance(args, tuple):
        errors += [arg for arg in args if isinstance(arg, BaseException)]
    text = record.getMessage()
    for error in errors:
        for words in (repr(error), str(error)):
            text = text.replace(words, type(error).__name__) if words else text
    return QUERY.sub("?…", EMAIL.sub("[e-mail]", text))


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception and its causes."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def told(error: BaseException) -> dict:
    frames = [
        f"{frame.f_code.co_filename.removeprefix(ROOT)}:{line} in {frame.f_code.co_name}"
        for frame, line in walk_tb(error.__traceback__)
    ]
    kind = type(error)
    return {"type": f"{kind.__module__}.{kind.__qualname__}", "frames": frames[-MOST_FRAMES:]}

"""Cached responses: a repeated page costs an anonymous visitor one query and no rendering.

A view with ``@keep()`` has the same page for every such visitor. The response is cached in the process
by everything it depends on: path, cleaned parameters, look, versions of all lists, day. It is valid as long as the
lists it was made from (core/lists/used.py) are unchanged. Never cached: responses to a visitor with a session or
pending messages, with a form token, a nonce or a cookie, for typed search words, and any status but 200.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.http import parse_etags

from core.lists import list_versions, used
from core.lists.memory import Fragments
from core.lists.used import Value, Versions

#: Cleaned parameters of a request; None if the response is for this visitor only.
Wish = Callable[..., Hashable | None]
#: Size of a cached response beside its text.
SHELL = 3000
#: A feed of many years of events is not cached: it would evict all other responses.
LARGEST = 2_000_000
#: Headers that a 304 response must carry.
NOT_MODIFIED = ("ETag", "Cache-Control", "Vary")

kept = Fragments(most=8_000_000)
"""The answers of this process, in bytes."""


def nothing(request: HttpRequest, now: Versions, **kwargs: Any) -> Hashable:
    """For a page without parameters: all of them are ignored."""
    return ()


def keep(wish: Wish = nothing) -> Callable[[Callable], Callable]:
    """Decorator: cache responses of this view, one per ``wish(request, versions, **kwargs)``."""

    def mark(view: Callable) -> Callable:
        view.kept_by = wish
        return view

    return mark


@dataclass(frozen=True)
class Answer:
    content: bytes
    headers: dict[str, str]
    used: dict[Value, Hashable]

    def holds(self, now: Versions) -> bool:
        return all(value_of(now) == value for value_of, value in self.used.items())

    def to(self, request: HttpRequest) -> HttpResponse:
        """The response, or 304 if the browser has it."""
        tags = request.headers.get("if-none-match")
        if tags and self.headers["ETag"] in (tag.removeprefix("W/") for tag in parse_etags(tags)):
            return HttpResponseNotModified(headers={k: v for k, v in self.headers.items() if k in NOT_MODIFIED})
        return HttpResponse(self.content, headers=self.headers)


def keep_answers(get_response: Callable, look: Callable[[HttpRequest], Hashable]) -> Callable:
    """Middleware, placed outermost: a cached response skips all other middleware.

    ``look`` is what pages depend on beside the URL: the visitor's display settings. In development
    nothing is cached, so that template changes are visible at once.
    """
    if settings.DEBUG:
        return get_response

    def middleware(request):
        try:
            key, now = _key(request, look)
        except DatabaseError:
            key = None  # the view will raise the same error, and its error page has all headers
        if key is None:
            return get_response(request)
        answer = kept.get(key)
        if answer is not None and answer.holds(now):
            return answer.to(request)
        with used.noting() as noted:
            response = get_response(request)
        if used.once in noted or not is_for_everybody(request, response) or len(response.content) > LARGEST:
            return response
        response["ETag"] = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
        response.headers.setdefault("Cache-Control", "no-cache")
        answer = Answer(response.content, dict(response.items()), noted)
        kept.put(key, answer, size=len(answer.content) + SHELL)
        return answer.to(request)

    return middleware


def _key(request: HttpRequest, look: Callable[[HttpRequest], Hashable]) -> tuple[tuple | None, Versions]:
    """The cache key: path, the visitor's cookies, versions and day."""
    found = view_at(request.path_info) if is_plain(request) else None
    if found is None:
        return None, {}
    wish, kwargs = found
    now = list_versions.of(request)
    asked = wish(request, now, **kwargs)
    if asked is None:
        return None, {}
    return (request.scheme, request.path, asked, look(request), timezone.localdate(), *sorted(now.items())), now


def is_plain(request: HttpRequest) -> bool:
    """An anonymous request without messages, to an allowed host."""
    if request.method not in ("GET", "HEAD"):
        return False
    if settings.SESSION_COOKIE_NAME in request.COOKIES or CookieStorage.cookie_name in request.COOKIES:
        return False
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


@lru_cache(maxsize=1000)
def view_at(path: str) -> tuple[Wish, dict[str, Any]] | None:
    """The ``wish`` of the view at this path and its arguments, if its responses may be cached."""
    try:
        found = resolve(path, settings.ROOT_URLCONF)
    except Resolver404:
        return None
    wish = getattr(found.func, "kept_by", None)
    return None if wish is None else (wish, found.kwargs)


def is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the response holds nothing specific to this visitor."""
    session, messages = getattr(request, "session", None), getattr(request, "_messages", None)
    is_personal = (
        response.cookies
        or "CSRF_COOKIE_NEEDS_UPDATE" in request.META
        or getattr(request, "_csp_nonce", None)
        or (session is not None and (session.accessed or session.modified))
        or (messages is not None and (messages.used or messages.added_new))
    )
    return response.status_code == 200 and not response.streaming and not is_personal

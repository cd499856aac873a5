"""How often one address may send something: counted in the cache, page 429 beyond.

Only a keyed hash of the address is kept, and only until its window ends. When the cache is down
everybody is let in and the log says so: a resident with a question matters more than a count.
"""

import ipaddress
import logging
import time
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from core.text.polish import plural

logger = logging.getLogger(__name__)
SECONDS = {"m": 60, "h": 3600, "d": 24 * 3600}


def limited(
    name: str,
    rate: str,
    *,
    by: Callable[[HttpRequest], str] | None = None,
    methods: tuple[str, ...] = ("POST",),
    keeps_form: bool = False,
) -> Callable:
    """Let one address through ``rate`` times ("10/h", "5/m", "100/d"), then answer 429 with Retry-After.

    Normally the visitor gets errors/429.html and goes back to what was typed. With ``keeps_form`` the
    view runs all the same and says ``limits.add_limit_error(form, request)`` before ``form.is_valid()``: the form
    comes back with everything in it, the reason on top, and status 429. ``by`` counts by something
    other than the address.
    """
    count, seconds = parse(rate)
    by = by or address_of

    def decorator(view):
        @wraps(view)
        def inner(request, *args, **kwargs):
            if request.method not in methods:
                return view(request, *args, **kwargs)
            wait = seconds_to_wait(name, by(request), count, seconds)
            request.seconds_to_wait = max(wait, getattr(request, "seconds_to_wait", 0))
            response = view(request, *args, **kwargs) if keeps_form or not wait else too_many(request, wait)
            if wait:
                response.status_code = 429
                response["Retry-After"] = str(wait)
            return response

        return inner

    return decorator


def add_limit_error(form: BaseForm, request: HttpRequest) -> None:
    """Put the reason on the form when the visitor is over the limit, so that it is not valid."""
    if wait := getattr(request, "seconds_to_wait", 0):
        form.add_error(None, sentence(wait))


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    return render(request, "errors/429.html", {"sentence": sentence(wait)}, status=429)


def sentence(wait: int) -> str:
    """What a person is told: "Zbyt wiele prób w krótkim czasie. Spróbuj ponownie za 5 minut."."""
    number, forms = -(-wait // 60), "minutę,minuty,minut"
    if number > 90:
        number, forms = -(-number // 60), "godzinę,godziny,godzin"
    return f"Zbyt wiele prób w krótkim czasie. Spróbuj ponownie za {number} {plural(number, forms)}."


def seconds_to_wait(name: str, who: str, count: int, seconds: int) -> int:
    """0 and one place taken, or the seconds until places are free again.

    A place is a cache key, taken by ``add``: the one step that every cache does atomically
    (the database cache reads and then writes in ``incr``, and forgets the expiry there).
    """
    now = int(time.time())
    left = seconds - now % seconds
    digest = salted_hmac("core.limits", f"{name}:{who}", algorithm="sha256").hexdigest()[:32]
    places = [f"limit:{name}:{now // seconds}:{digest}:{place}" for place in range(count)]
    try:
        taken = cache.get_many(places)
        if any(cache.add(place, 1, timeout=left + 1) for place in places if place not in taken):
            return 0
    except Exception as error:  # noqa: BLE001 - whatever a broken cache throws, people must get through
        logger.warning("limit %s is not counted: %s", name, type(error).__name__)
        return 0
    return left


def address_of(request: HttpRequest) -> str:
    """The visitor's address, as told by our own proxies and by nobody else.

    With TRUSTED_PROXY_COUNT = n the n-th word from the right of X-Forwarded-For was written by our
    outermost proxy; all to the left of it anybody can invent. One household has one IPv6 /64.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXY_COUNT:
        hops = request.headers.get("X-Forwarded-For", "").split(",")
        if len(hops) >= settings.TRUSTED_PROXY_COUNT:
            address = hops[-settings.TRUSTED_PROXY_COUNT].strip()
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((ip, 64), strict=False)) if ip.version == 6 else address


def account_of(request: HttpRequest) -> str:
    """Whoever is signed in, for ``by``: colleagues behind one address do not use up each other's places."""
    return f"account {request.user.pk}"


def parse(rate: str) -> tuple[int, int]:
    """How many in how many seconds: "10/h" is (10, 3600)."""
    count, _, unit = rate.partition("/")
    return int(count), SECONDS[unit]

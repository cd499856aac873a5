"""Rate limits per address: counted in the cache, page 429 above the limit.

Only a keyed hash of the address is kept, and only until its window ends. When the cache is down,
all requests are allowed and a warning is logged: a resident's question matters more than the limit.
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
    """Allow ``rate`` requests per address ("10/h", "5/m", "100/d"), then answer 429 with Retry-After.

    By default the visitor gets errors/429.html and can go back to the typed values. With ``keeps_form`` the
    view still runs and calls ``limits.add_limit_error(form, request)`` before ``form.is_valid()``: the form
    is shown again with all values, the reason on top, and status 429. ``by`` counts by another key than the address.
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
    """Add an error to the form when the visitor is over the limit."""
    if wait := getattr(request, "seconds_to_wait", 0):
        form.add_error(None, sentence(wait))


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    return render(request, "errors/429.html", {"sentence": sentence(wait)}, status=429)


def sentence(wait: int) -> str:
    """The message for the visitor: "Zbyt wiele prób w krótkim czasie. Spróbuj ponownie za 5 minut."."""
    number, forms = -(-wait // 60), "minutę,minuty,minut"
    if number > 90:
        number, forms = -(-number // 60), "godzinę,godziny,godzin"
    return f"Zbyt wiele prób w krótkim czasie. Spróbuj ponownie za {number} {plural(number, forms)}."


def seconds_to_wait(name: str, who: str, count: int, seconds: int) -> int:
    """Take one slot and return 0, or return the seconds until slots are free again.

    A slot is a cache key, set by ``add``: the only operation that every cache does atomically
    (the database cache reads and then writes in ``incr``, and loses the expiry there).
    """
    now = int(time.time())
    left = seconds - now % seconds
    digest = salted_hmac("core.limits", f"{name}:{who}", algorithm="sha256").hexdigest()[:32]
    places = [f"limit:{name}:{now // seconds}:{digest}:{place}" for place in range(count)]
    try:
        taken = cache.get_many(places)
        if any(cache.add(place, 1, timeout=left + 1) for place in places if place not in taken):
            return 0
    except Exception as error:  # noqa: BLE001 - a broken cache can raise anything; visitors must get through
        logger.warning("limit %s is not counted: %s", name, type(error).__name__)
        return 0
    return left


def address_of(request: HttpRequest) -> str:
    """The visitor's address as reported by our own proxies only.

    With TRUSTED_PROXY_COUNT = n the n-th word from the right of X-Forwarded-For was written by our
    outermost proxy; everything to the left of it can be forged. One household has one IPv6 /64.
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
    """The signed-in user, for ``by``: colleagues behind one address have separate limits."""
    return f"account {request.user.pk}"


def parse(rate: str) -> tuple[int, int]:
    """Count and seconds: "10/h" is (10, 3600)."""
    count, _, unit = rate.partition("/")
    return int(count), SECONDS[unit]

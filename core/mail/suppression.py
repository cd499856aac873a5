"""The suppression list. It stores hashes, so it cannot be read as an address book."""

from collections.abc import Iterable

from core.mail.addresses import digest
from core.mail.models import Suppression


def suppress(address: str, reason: str) -> Suppression:
    """Send nothing more to ``address``; an earlier reason is kept."""
    return Suppression.objects.get_or_create(digest=digest(address), defaults={"reason": reason})[0]


def allow(address: str) -> bool:
    """Take the address off the list; True if it was listed."""
    return bool(Suppression.objects.of(address).delete()[0])


def is_suppressed(address: str) -> bool:
    return Suppression.objects.of(address).exists()


def suppressed_among(addresses: Iterable[str]) -> set[str]:
    """Those of these addresses that are suppressed, as given; one query."""
    digests = {address: digest(address) for address in addresses}
    stopped = set(Suppression.objects.filter(digest__in=digests.values()).values_list("digest", flat=True))
    return {address for address, known in digests.items() if known in stopped}

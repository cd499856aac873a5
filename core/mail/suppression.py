"""The one list of addresses that no mail goes to. It keeps hashes, so it cannot be read as an address book."""

from core.mail.addresses import digest
from core.mail.models import Suppression


def suppress(address: str, reason: str) -> Suppression:
    """Send nothing more to ``address``; the first reason stays."""
    return Suppression.objects.get_or_create(digest=digest(address), defaults={"reason": reason})[0]


def allow(address: str) -> bool:
    """Take the address off the list; True when it stood there."""
    return bool(Suppression.objects.of(address).delete()[0])


def is_suppressed(address: str) -> bool:
    return Suppression.objects.of(address).exists()

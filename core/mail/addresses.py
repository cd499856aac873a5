"""Validation and normal forms of e-mail addresses."""

import hashlib

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

MAX_LENGTH = 254
#: Valid in a quoted local part, never used in practice, and able to end an SMTP command early.
STRANGE = frozenset('"<>\\')


def is_address(address: str) -> bool:
    """Whether a server could accept it: one plain address, no name, no line break, at most 254 characters."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(on_the_wire(address)) <= MAX_LENGTH and not STRANGE & set(address)


def on_the_wire(address: str) -> str:
    """The address with its domain in ASCII: "biuro@żółw.pl" becomes "biuro@xn--w-uga1v8h.pl"."""
    local, at, domain = address.rpartition("@")
    try:
        return local + at + domain.encode("idna").decode("ascii")
    except UnicodeError:
        return address


def digest(address: str) -> str:
    """One hash for all spellings of an address; the suppression list stores it instead of the address."""
    return hashlib.sha256(on_the_wire(address.strip().casefold()).encode()).hexdigest()

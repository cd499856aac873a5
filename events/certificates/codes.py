"""The code of a certificate: what is printed, typed, scanned.

Twelve signs that nobody guesses (28 to the twelfth), none of them like another; without vowels they make no words.
"""

import re
import secrets

SIGNS = "BCDFGHJKLMNPQRSTVWXZ23456789"
LENGTH = 12
_WHOLE = re.compile(f"[{SIGNS}]{{{LENGTH}}}")


def new() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def spaced(code: str) -> str:
    """As people read it: "BCDF-GHJK-2345"."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def clean(typed: str) -> str:
    """The code that was meant, whatever the case, dashes and spaces; nothing when it cannot be one."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return signs if _WHOLE.fullmatch(signs) else ""

"""The code of a certificate: printed, typed, scanned.

Twelve characters that cannot be guessed (28 to the twelfth) or confused; without vowels they form no words.
"""

import re
import secrets

SIGNS = "BCDFGHJKLMNPQRSTVWXZ23456789"
LENGTH = 12
_WHOLE = re.compile(f"[{SIGNS}]{{{LENGTH}}}")


def new() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def spaced(code: str) -> str:
    """The displayed form: "BCDF-GHJK-2345"."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def clean(typed: str) -> str:
    """The code without case, dashes and spaces; "" if it cannot be a code."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return signs if _WHOLE.fullmatch(signs) else ""

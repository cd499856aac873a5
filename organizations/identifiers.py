"""Numbers that identify an organisation: validated and normalised to the stored form.

Each function takes the text that a user typed, returns the stored form ("" for empty input) and raises ValidationError
with a sentence that says what to correct. Admin, import and public forms all use these.
"""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from stdnum import iban as stdnum_iban
from stdnum.pl import nip as stdnum_nip
from stdnum.pl import regon as stdnum_regon

from core.text import validators
from core.text.polish import fold

NUMBERS = {"krs": "KRS", "regon": "REGON", "nip": "NIP"}
_SEPARATORS = re.compile(r"[\s\u00a0\-–.]+")
_PREFIXES = {"krs": r"^(?:nr|numer)?krs:?", "nip": r"^(?:nip:?)?(?:pl)?", "regon": r"^(?:regon)?:?"}


def _digits(value: object, prefix: str) -> str:
    squeezed = _SEPARATORS.sub("", str(value or "")).casefold()
    return re.sub(_PREFIXES[prefix], "", squeezed)


def krs(value: object) -> str:
    """Ten digits; leading zeros are restored. KRS has no check digit."""
    digits = _digits(value, "krs")
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()):
        raise ValidationError("Numer KRS składa się z samych cyfr, na przykład 0000023657.", code="krs")
    if len(digits) > 10:
        raise ValidationError(f"Numer KRS ma 10 cyfr, a tu jest ich {len(digits)}.", code="krs")
    if not digits.strip("0"):
        raise ValidationError("Numer KRS nie może składać się z samych zer.", code="krs")
    return digits.zfill(10)


def nip(value: object) -> str:
    digits = _digits(value, "nip")
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()) or len(digits) != 10:
        raise ValidationError("NIP ma 10 cyfr, na przykład 697-190-07-84.", code="nip")
    if not digits.strip("0") or not stdnum_nip.is_valid(digits):
        raise ValidationError("W tym numerze NIP jest pomyłka: nie zgadza się cyfra kontrolna.", code="nip")
    return digits


def regon(value: object) -> str:
    """Nine digits, or fourteen for a local unit."""
    digits = _digits(value, "regon")
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in (9, 14):
        raise ValidationError("REGON ma 9 cyfr, a dla jednostki terenowej 14.", code="regon")
    if not digits.strip("0") or not stdnum_regon.is_valid(digits):
        raise ValidationError("W tym numerze REGON jest pomyłka: nie zgadza się cyfra kontrolna.", code="regon")
    return digits


def iban(value: object) -> str:
    """An account number; 26 digits without a country code are Polish."""
    number = _SEPARATORS.sub("", str(value or "")).upper().removeprefix("IBAN").lstrip(":")
    if not number:
        return ""
    if re.fullmatch(r"[0-9]{26}", number):
        number = f"PL{number}"
    if re.fullmatch(r"PL.*|[0-9]*", number) and not re.fullmatch(r"PL[0-9]{26}", number):
        raise ValidationError("Numer polskiego konta ma 26 cyfr.", code="iban")
    if not stdnum_iban.is_valid(number, check_country=False):
        raise ValidationError("W numerze konta jest pomyłka: nie zgadza się suma kontrolna.", code="iban")
    return number


def postal_code(value: object) -> str:
    digits = _SEPARATORS.sub("", str(value or ""))
    if not digits:
        return ""
    if not re.fullmatch(r"[0-9]{5}", digits):
        raise ValidationError("Kod pocztowy ma 5 cyfr, na przykład 64-100.", code="postal_code")
    return f"{digits[:2]}-{digits[2:]}"


def phone(value: object) -> str:
    typed = str(value or "").strip()
    if not typed:
        return ""
    number = validators.phone(typed)
    if not number:
        raise ValidationError(validators.PHONE_HINT, code="phone")
    return number


def web(value: object) -> str:
    return validators.web_address(str(value or ""))


#: Fields of Organization that are normalised to the stored form, whatever their source.
STORED_FORMS: dict[str, Callable[[object], str]] = {
    "krs": krs,
    "nip": nip,
    "regon": regon,
    "bank_account": iban,
    "postal_code": postal_code,
    "phone": phone,
    "website": web,
    "facebook_url": web,
    "instagram_url": web,
    "youtube_url": web,
    "x_url": web,
}


def plain_name(text: str) -> str:
    """Folded letters and digits only: names do not differ by quotes, dashes or double spaces."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split())

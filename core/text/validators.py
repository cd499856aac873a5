"""One spelling for values typed in many ways: phone numbers and web addresses."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_AREA_CODE = re.compile(r"1[2-8]|2[2-59]|3[2-4]|4[1-468]|5[24-689]|6[1-3578]|7[14-7]|8[1-79]|9[145]")
_EXTENSION = re.compile(r"\s*,?\s*(?:wew|w)\.?\s*(\d{1,6})$")
_IS_WEB = URLValidator(schemes=["http", "https"])
PHONE_HINT = "Wpisz numer telefonu: 9 cyfr albo numer z kierunkowym kraju, np. +49."
WEB_HINT = "Wpisz adres strony, na przykład https://www.nazwa.pl."


def phone(text: str) -> str:
    """The number in canonical form, or "" if invalid: "(65)5298123 w. 4" is "+48 65 529 81 23 wew. 4".

    Six-digit helplines (116 111) are unchanged; foreign numbers keep their country's digits.
    """
    text = text.casefold().strip()
    extension = f" wew. {found[1]}" if (found := _EXTENSION.search(text)) else ""
    number = re.sub(r"^(tel|kom)[.:]*", "", text[: found.start()] if found else text)
    if re.search(r"[^\d\s()+./–-]", number):
        return ""
    digits = re.sub(r"\D", "", number)
    digits = digits.removeprefix("00") if digits.startswith("00") else digits
    is_abroad = number.lstrip(" (").startswith(("+", "00")) and not digits.startswith("48")
    if is_abroad:
        return f"+{digits}{extension}" if 7 <= len(digits) <= 15 and digits[0] != "0" else ""
    if len(digits) == 6 and digits.startswith("116"):
        return f"116 {digits[3:]}"
    digits = (
        digits.removeprefix("48") if len(digits) == 11 else digits.removeprefix("0") if len(digits) == 10 else digits
    )
    if len(digits) != 9 or digits.startswith("0"):
        return ""
    if _AREA_CODE.match(digits):
        return f"+48 {digits[:2]} {digits[2:5]} {digits[5:7]} {digits[7:]}{extension}"
    return f"+48 {digits[:3]} {digits[3:6]} {digits[6:]}{extension}"


def validate_phone(text: str) -> None:
    """For model fields: refuse what ``phone`` cannot parse."""
    if not phone(text):
        raise ValidationError(PHONE_HINT, code="phone")


def phone_href(number: str) -> str:
    """The number for a "tel:" link: "+48655298123", the extension after a pause."""
    main, _, extension = number.partition(" wew. ")
    return re.sub(r"[^\d+]", "", main) + (f",{extension}" if extension else "")


def web_address(text: str) -> str:
    """A full http(s) URL from the typed text: "www.Fundacja.pl" is "https://www.fundacja.pl".

    Raises ValidationError with a Polish sentence for anything else, javascript: included.
    """
    text = text.strip()
    if not text:
        return ""
    address = text if re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", text, re.IGNORECASE) else f"https://{text}"
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    address = f"{scheme.lower()}://{host.lower()}{slash}{path}"
    try:
        _IS_WEB(address)
    except ValidationError:
        raise ValidationError(WEB_HINT, code="url") from None
    return address

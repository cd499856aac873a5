"""What search engines read of a page: schema.org in a data block of its head."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def script(facts: Mapping[str, Any]) -> SafeString:
    """``facts`` as a data block. Nothing in them can end it: letters with a meaning in HTML are escaped.

    It is data and no code, so it needs no nonce and can be kept ready; browsers do not ask the policy about it.
    """
    text = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False, separators=(",", ":"))
    return SafeString(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')


def known(facts: Mapping[str, Any]) -> dict[str, Any]:
    """``facts`` without what is not known: None, empty words and empty lists. False is known."""
    return {name: value for name, value in facts.items() if value or value is False}


def absolute(url: str) -> str:
    """An address as others may use it; one that is whole already (of a foreign storage) stays."""
    return url if "://" in url else settings.SITE_URL + url


def address(*, street: str, postal_code: str, city: str) -> dict[str, str] | None:
    """A schema.org PostalAddress, or None where nothing is known of it."""
    parts = known({"streetAddress": street, "postalCode": postal_code, "addressLocality": city})
    return {"@type": "PostalAddress", "addressCountry": "PL"} | parts if parts else None


def point(latitude: Any, longitude: Any) -> dict[str, Any] | None:
    """A schema.org GeoCoordinates, or None where there is no point."""
    if latitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": float(latitude), "longitude": float(longitude)}

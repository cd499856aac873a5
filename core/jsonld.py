"""Structured data for search engines: schema.org JSON-LD in the page head."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def script(facts: Mapping[str, Any]) -> SafeString:
    """``facts`` as a JSON-LD block. HTML special characters are escaped, so no value can close it.

    It is data, not code: it needs no nonce, can be cached, and Content-Security-Policy does not apply.
    """
    text = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False, separators=(",", ":"))
    return SafeString(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')


def known(facts: Mapping[str, Any]) -> dict[str, Any]:
    """``facts`` without unknown values: None, empty strings and empty lists. False is kept."""
    return {name: value for name, value in facts.items() if value or value is False}


def absolute(url: str) -> str:
    """The absolute URL; a URL that is already absolute (external storage) is unchanged."""
    return url if "://" in url else settings.SITE_URL + url


def address(*, street: str, postal_code: str, city: str) -> dict[str, str] | None:
    """A schema.org PostalAddress, or None if nothing is known."""
    parts = known({"streetAddress": street, "postalCode": postal_code, "addressLocality": city})
    return {"@type": "PostalAddress", "addressCountry": "PL"} | parts if parts else None


def point(latitude: Any, longitude: Any) -> dict[str, Any] | None:
    """A schema.org GeoCoordinates, or None without coordinates."""
    if latitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": float(latitude), "longitude": float(longitude)}

"""What search engines read of an entry: schema.org in JSON-LD."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from organizations.models import Organization

_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
_REGISTERS = (("krs", "KRS"), ("nip", "NIP"), ("regon", "REGON"))


def script(entry: Organization) -> SafeString:
    """A data block for the head. Nothing in an entry can end it: letters with a meaning in HTML are escaped.

    It is data and no code, so it needs no nonce and can be kept ready; browsers do not ask the policy about it.
    """
    text = json.dumps(document(entry), ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


def document(entry: Organization) -> dict[str, Any]:
    """The entry as a schema.org NGO; what is not known is left out."""
    facts = {
        "@context": "https://schema.org",
        "@type": "NGO",
        "@id": settings.SITE_URL + entry.get_absolute_url(),
        "name": entry.name,
        "alternateName": entry.short_name,
        "description": entry.mission,
        "url": entry.website or settings.SITE_URL + entry.get_absolute_url(),
        "logo": _absolute(entry.logo.large.url) if entry.logo else None,
        "foundingDate": _founded(entry),
        "telephone": entry.phone,
        "email": entry.email,
        "address": _address(entry),
        "location": _place(entry),
        "taxID": entry.nip,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": label, "value": value}
            for name, label in _REGISTERS
            if (value := getattr(entry, name))
        ],
        "knowsAbout": [theme.name for theme in entry.themes.all()],
        "sameAs": [url for url in (entry.facebook_url, entry.instagram_url, entry.youtube_url, entry.x_url) if url],
    }
    return {name: value for name, value in facts.items() if value}


def _absolute(url: str) -> str:
    return url if "://" in url else settings.SITE_URL + url


def _founded(entry: Organization) -> str | None:
    if entry.founded_on:
        return entry.founded_on.isoformat()
    return str(entry.founded_year) if entry.founded_year else None


def _address(entry: Organization) -> dict[str, str] | None:
    parts = {"streetAddress": entry.street, "postalCode": entry.postal_code, "addressLocality": entry.city}
    known = {name: value for name, value in parts.items() if value}
    return {"@type": "PostalAddress", "addressCountry": "PL"} | known if known else None


def _place(entry: Organization) -> dict[str, Any] | None:
    if entry.latitude is None:
        return None
    geo = {"@type": "GeoCoordinates", "latitude": float(entry.latitude), "longitude": float(entry.longitude)}
    return {"@type": "Place", "geo": geo}

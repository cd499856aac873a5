"""Structured data of an entry for search engines: schema.org in JSON-LD."""

from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from core import jsonld
from organizations.models import Organization

_REGISTERS = (("krs", "KRS"), ("nip", "NIP"), ("regon", "REGON"))


def script(entry: Organization) -> SafeString:
    """A script element for the head."""
    return jsonld.script(document(entry))


def document(entry: Organization) -> dict[str, Any]:
    """The entry as a schema.org NGO; unknown values are omitted."""
    geo = jsonld.point(entry.latitude, entry.longitude)
    return jsonld.known(
        {
            "@type": "NGO",
            "@id": settings.SITE_URL + entry.get_absolute_url(),
            "name": entry.name,
            "alternateName": entry.short_name,
            "description": entry.mission,
            "url": entry.website or settings.SITE_URL + entry.get_absolute_url(),
            "logo": jsonld.absolute(entry.logo.large.url) if entry.logo else None,
            "foundingDate": _founded(entry),
            "telephone": entry.phone,
            "email": entry.email,
            "address": jsonld.address(street=entry.street, postal_code=entry.postal_code, city=entry.city),
            "location": {"@type": "Place", "geo": geo} if geo else None,
            "taxID": entry.nip,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": label, "value": value}
                for name, label in _REGISTERS
                if (value := getattr(entry, name))
            ],
            "knowsAbout": [theme.name for theme in entry.themes.all()],
            "sameAs": [
                url for url in (entry.facebook_url, entry.instagram_url, entry.youtube_url, entry.x_url) if url
            ],
        }
    )


def _founded(entry: Organization) -> str | None:
    if entry.founded_on:
        return entry.founded_on.isoformat()
    return str(entry.founded_year) if entry.founded_year else None

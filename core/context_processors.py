"""Context of every template: the portal's name and address."""

from typing import Any

from django.conf import settings


def portal(request: Any = None) -> dict[str, str]:
    """Works without a request too, for letters."""
    return {
        "site_url": settings.SITE_URL,
        "office_email": settings.OFFICE_EMAIL,
        "office_phone": settings.OFFICE_PHONE,
        "bip_url": settings.BIP_URL,
    }

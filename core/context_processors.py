"""What every template may mention: whose portal it is and where it can be found."""

from typing import Any

from django.conf import settings


def portal(request: Any = None) -> dict[str, str]:
    """Also for letters and other templates without a request."""
    return {
        "site_url": settings.SITE_URL,
        "office_email": settings.OFFICE_EMAIL,
        "office_phone": settings.OFFICE_PHONE,
        "bip_url": settings.BIP_URL,
    }

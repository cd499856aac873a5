"""What every template may ask for."""

from django.conf import settings


def portal(request):
    return {"site_url": settings.SITE_URL, "office_email": settings.OFFICE_EMAIL}

"""The accessibility declaration as everybody reads it."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pages.declaration import selectors as reading


@require_safe
def declaration(request):
    """Before the office has published one the page says whom to write to, so that nobody is left alone."""
    found = reading.current()
    if found is None:
        office = {"office_phone": settings.OFFICE_PHONE, "bip_url": settings.BIP_URL}
        return render(request, "pages/declaration/missing.html", office)
    return render(request, "pages/declaration/page.html", {"declaration": found})

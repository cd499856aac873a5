"""The accessibility declaration as everybody reads it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from pages.declaration import selectors as reading


@require_safe
def declaration(request):
    """Before the office has published one the page says whom to write to, so that nobody is left alone."""
    found = reading.current()
    if found is None:
        return render(request, "pages/declaration/missing.html")
    return render(request, "pages/declaration/page.html", {"declaration": found})

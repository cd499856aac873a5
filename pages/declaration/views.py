"""The public page of the accessibility declaration."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from pages.declaration import selectors as reading


@require_safe
def declaration(request):
    """Without a published declaration the page shows a contact address."""
    found = reading.current()
    if found is None:
        return render(request, "pages/declaration/missing.html")
    return render(request, "pages/declaration/page.html", {"declaration": found})

"""The easy-to-read page about the office."""

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from pages.models import EasyPage


@require_safe
def easy(request):
    page = get_object_or_404(EasyPage, is_published=True)
    context = {"easy": page, "blocks": page.blocks.all(), "office_phone": settings.OFFICE_PHONE}
    return render(request, "pages/easy/page.html", context)

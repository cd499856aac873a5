"""Pages of the registry."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def detail(request, slug):
    return HttpResponse(slug)

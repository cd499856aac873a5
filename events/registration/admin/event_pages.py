"""Pages of the back office about one event."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from core.admin import pages
from events.models import Event


def found(modeladmin, request, pk: int, *, right: str = "change_event") -> Event:
    """Access to one event: 403 without the right, 404 without the event."""
    if not request.user.has_perm(f"events.{right}"):
        raise PermissionDenied
    return get_object_or_404(Event.objects.select_related("former"), pk=pk)


def render(modeladmin, request, template: str, **context):
    return pages.render(modeladmin, request, f"admin/events/event/{template}.html", **context)

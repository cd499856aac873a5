"""The history page of an object in the back office: versions with their changes, and the log."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from core import audit, audit_words
from core.admin import pages
from core.history import Line, Versions, versions

ON_PAGE = 30


def page(
    modeladmin, request, pk: int, *, template: str, title: str, lines: Callable[[Versions], list[Line]], **context: Any
):
    """Newest first; works for deleted objects too. ``lines`` lists what each version changed."""
    if not modeladmin.has_view_or_change_permission(request):
        raise PermissionDenied
    model = modeladmin.model
    kept = versions(model, pk, number=request.GET.get("p"), on_page=ON_PAGE)
    if kept.newest is None:
        raise Http404
    events = audit_words.with_actor_names(audit.events_of(model(pk=pk)))[:ON_PAGE]
    log = [(event, audit_words.action_of(event), audit_words.details_of(event)) for event in events]
    known = {
        "title": title, "original": model.objects.filter(pk=pk).first(), "newest": kept.newest, "page": kept.page,
        "lines": lines(kept), "log": log,
    }  # fmt: skip
    return pages.render(modeladmin, request, template, **known | context)

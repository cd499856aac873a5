"""The list of organisations: search, filters with counts, cards."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.lists.answers import keep
from organizations.registry.selectors import registry


@keep(registry.wish("list"))
@require_safe
def registry_list(request):
    found = registry.page(request, "list")
    state, page = found["state"], found["page"]
    around = {
        "previous_url": request.path + state.query(page.number - 1),
        "next_url": request.path + state.query(page.number + 1),
    }
    return render(request, "organizations/registry/list.html", found | around)

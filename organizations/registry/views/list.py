"""The list of organisations: search, filters with counts, cards."""

from django.core.paginator import Page
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.lists.answers import keep
from core.lists.asked import State
from organizations.registry.selectors import registry


@keep(registry.wish("list"))
@require_safe
def registry_list(request):
    found = registry.page(request, "list")
    around = neighbours(request, found["state"], found["page"])
    return render(request, "organizations/registry/list.html", found | around)


def neighbours(request, state: State, page: Page) -> dict[str, str]:
    """The addresses of the pages before and after this one, for search engines."""
    return {
        "previous_url": request.path + state.query(page.number - 1),
        "next_url": request.path + state.query(page.number + 1),
    }

"""Pages built from the registry: organisations that may receive 1.5 % of tax, and jubilees."""

from itertools import groupby

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organizations.models import Organization
from organizations.registry.profile import OFFICIAL_LIST

PER_PAGE = 100
FORMER_SHOWN = 200
YEARS = range(1900, 2101)


@require_safe
def public_benefit(request):
    """Organisations that may receive 1.5 % of tax now; the first page also lists former ones, marked as such."""
    published = Organization.objects.published().values("name", "slug", "krs", "legal_form", "public_benefit_as_of")
    page = _page(published.public_benefit(), request)
    former = list(published.formerly_public_benefit()[: FORMER_SHOWN + 1]) if page.number == 1 else []
    context = {
        "page": page,
        "former": former[:FORMER_SHOWN],
        "more_former": len(former) > FORMER_SHOWN,
        "official_list": OFFICIAL_LIST,
    }
    return render(request, "organizations/registry/public_benefit.html", context)


@require_safe
def jubilees(request):
    """Organisations founded a year ago or a multiple of five years ago; ``?rok=`` selects another year."""
    this_year = timezone.localdate().year
    asked = request.GET.get("rok", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in YEARS else this_year
    entries = Organization.objects.jubilees_in(year).order_by("founded_year", "sort_key", "pk")
    page = _page(entries.values("name", "slug", "founded_year", "founded_on", "legal_form"), request)
    ages = groupby(page.object_list, key=lambda entry: year - entry["founded_year"])
    context = {
        "page": page,
        "ages": [(age, list(entries)) for age, entries in ages],
        "year": year,
        "this_year": this_year,
        "previous": year - 1 if year - 1 in YEARS else None,
        "next": year + 1 if year + 1 in YEARS else None,
    }
    return render(request, "organizations/registry/jubilees.html", context)


def _page(entries, request):
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("strona"))
    page.object_list = list(page.object_list)
    return page

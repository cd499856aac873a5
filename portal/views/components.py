"""A live page of all components, for developers and editors."""

from types import SimpleNamespace

from django.contrib import messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.forms import WRONG, SampleForm


@staff_member_required
@require_http_methods(["GET", "POST"])
def components(request):
    """Each component once, and the sample form in each state: empty, with errors (?stan=bledy), sent."""
    form = SampleForm(sent(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, "Formularz wypełniono poprawnie. Niczego nie zapisaliśmy.")
        return redirect("components")
    page = Paginator(range(240), 20).get_page(request.GET.get("strona", 5))
    context = {
        "form": form,
        "page": page,
        "today": timezone.localdate(),
        "picture": SAMPLE_PICTURE,
        "chart": SAMPLE_CHART,
    }
    return render(request, "portal/components.html", context)


def sent(request):
    if request.method == "POST":
        return request.POST
    return WRONG if request.GET.get("stan") == "bledy" else None


def sample_file(name):
    return SimpleNamespace(url=f"/static/img/{name}")


SAMPLE_CHART = [("Rozliczenie dotacji", 34), ("Zdjęcia telefonem", 21), ("Statut bez tajemnic", 8)]
SAMPLE_PICTURE = SimpleNamespace(
    small=sample_file("og.png"),
    medium=sample_file("og.png"),
    large=sample_file("og.png"),
    width=1200,
    height=630,
    alt="Gałązka leszczyny i napis „NGO Leszno”",
    is_decorative=False,
)
"""Stands for a core.Picture: the page must not depend on what is in the database."""

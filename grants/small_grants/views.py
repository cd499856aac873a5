"""Offers for small grants: the list, one offer with the form for remarks, its file."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from core import limits
from core.errors import DomainError
from core.files import documents
from grants.calls import access, law
from grants.calls.words import zloty
from grants.models import SmallGrantOffer
from grants.small_grants import actions
from grants.small_grants.forms import RemarkForm

PER_PAGE = 20


@require_safe
def offers(request):
    """The offers, those open for remarks first, and the rules of the law on small grants."""
    page = Paginator(SmallGrantOffer.objects.shown().order_by("-posted_at", "-pk"), PER_PAGE).get_page(
        request.GET.get("strona")
    )
    context = {"page": page, "rows": [_row(one) for one in page], "limits": _limits()}
    return render(request, "grants/small_grants/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limits.limited("remark", "10/h", keeps_form=True)
def offer(request, slug):
    found = access.public_offer(slug)
    form = RemarkForm(request.POST if request.method == "POST" else None)
    limits.add_limit_error(form, request)
    if form.is_valid():
        try:
            actions.remark(offer=found, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Dziękujemy. Twoja uwaga trafiła do biura.")
            return redirect(found)
    return render(
        request, "grants/small_grants/offer.html", _row(found) | {"offer": found, "form": form, "limits": _limits()}
    )


@require_safe
def file(request, slug):
    found = access.public_offer(slug)
    if not found.file:
        raise Http404("Ta oferta nie ma pliku.")
    return documents.serve(found.file, found.title)


def _row(one: SmallGrantOffer) -> dict:
    days = (one.ends_on - one.starts_on).days + 1
    return {
        "offer": one,
        "amount": zloty(one.amount),
        "days": days,
        "is_open": one.takes_remarks,
        "last_day": timezone.localtime(one.remarks_until) - timedelta(seconds=1),
    }


def _limits() -> dict:
    known = law.limits()
    return {
        "amount": zloty(known.small_grant_amount),
        "yearly": zloty(known.small_grant_yearly),
        "days": known.small_grant_days,
        "remark_days": known.remark_days,
        "legal_as_of": known.legal_as_of,
        "basis": known.basis,
    }

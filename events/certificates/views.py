"""Attendance list and certificates as PDF, and the public check of a code."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import audit, pdf
from core.limits import limited
from events import access
from events.certificates import codes, papers
from events.certificates.forms import CodeForm
from events.models import Certificate
from events.registration.views.by_link import by_link


@login_required
@never_cache
@require_safe
def attendance_list(request, pk, date=None):
    """For one date or the whole event; the audit log records who printed the names."""
    event = access.event_for_office(request.user, pk, right="view_registration")
    chosen = get_object_or_404(event.dates, pk=date) if date else None
    content = papers.attendance_pdf(event, chosen)
    audit.record("events.print_attendance_list", event, by=request.user, date=date)
    return pdf.response(content, f"lista-obecnosci-{event.slug}.pdf")


@login_required
@never_cache
@require_safe
def office_certificate(request, pk):
    found = access.certificate_for_office(request.user, pk)
    if found.revoked_at or found.registration.emptied_at:
        raise Http404("Tego zaświadczenia nie da się wydrukować: jest cofnięte albo dane osoby są już usunięte.")
    return pdf.response(papers.certificate_pdf(found), f"zaswiadczenie-{found.number}-{found.year}.pdf")


@require_safe
def certificate_form(request):
    """The code form; every spelling redirects to the canonical address of the check."""
    form = CodeForm(request.GET if "kod" in request.GET else None)
    if form.is_valid():
        return redirect("events:certificate_check", codes.spaced(form.cleaned_data["kod"]))
    return _unlisted(render(request, "events/certificates/form.html", {"form": form}))


@limited("events.certificate_check", "60/h", methods=("GET", "HEAD"))
@require_safe
@never_cache
def certificate_check(request, code):
    """Shows only whether the code is valid; name and event are on the certificate alone.

    A revoked and a non-existent code get the same response.
    """
    meant = codes.clean(code)
    is_valid = bool(meant) and Certificate.objects.valid().filter(code=meant).exists()
    context = {"is_valid": is_valid, "code": codes.spaced(meant) if meant else "", "form": CodeForm()}
    status = 200 if is_valid else 404
    return _unlisted(render(request, "events/certificates/check.html", context, status=status))


@by_link
@require_safe
def certificate(request, registration, token):
    """Access by the link in a letter."""
    return _paper(get_object_or_404(Certificate.objects.valid().with_facts(), registration=registration))


@require_safe
@login_required
@never_cache
def my_certificate(request, pk):
    """Access from the account, until the portal erases the person's data."""
    return _paper(access.certificate_of_person(request.user, pk))


def _paper(found: Certificate):
    return pdf.response(papers.certificate_pdf(found), f"zaswiadczenie-{found.number}-{found.year}.pdf")


def _unlisted(response):
    response["X-Robots-Tag"] = "noindex"
    return response

"""Papers for the office: the list to be signed at the door, anybody's certificate."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import audit, pdf
from events import access
from events.certificates import papers


@login_required
@never_cache
@require_safe
def attendance_list(request, pk, date=None):
    """Of one date, or of the whole event; who took the names away stands in the log."""
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

"""Who signed up for an organisation's own event: on a page and as a spreadsheet."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import audit, sheets
from events import access, people


@require_safe
@login_required
@never_cache
def manage_people(request, slug, pk):
    organization, event = access.event_for_organizer(request.user, slug, pk)
    asked = people.questions(event)
    context = {
        "organization": organization,
        "event": event,
        "counts": people.counts(event),
        "asked": asked,
        "rows": people.rows(event, asked),
        "needs": people.needs(event),
    }
    return render(request, "events/manage/people.html", context)


@require_safe
@login_required
@never_cache
def manage_people_xlsx(request, slug, pk):
    """The same list to take away; who took it stands in the log."""
    _, event = access.event_for_organizer(request.user, slug, pk)
    asked = people.questions(event)
    columns = ["Imię i nazwisko", "Miejsce", "E-mail", "Telefon", "Organizacja", *(each.label for each in asked)]
    rows = [
        [row.registration.person, row.registration.get_place_display(), row.registration.email,
         row.registration.phone, row.organization, *row.answers]
        for row in people.rows(event, asked)
    ]  # fmt: skip
    audit.record("events.export_people", event, by=request.user, count=len(rows))
    return sheets.response(sheets.xlsx("Osoby zapisane", columns, rows), f"zapisani-{event.slug}.xlsx")

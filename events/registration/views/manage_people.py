"""Registrations of an organisation's own event, as a page and a spreadsheet."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import audit
from core.tables import sheets
from events import access
from events.registration import attendees


@require_safe
@login_required
@never_cache
def manage_people(request, slug, pk):
    organization, event = access.event_for_organizer(request.user, slug, pk)
    asked, reader = attendees.questions(event), access.needs_reader(event)
    with_needs = reader is not None and reader.pk == request.user.pk
    context = {
        "organization": organization,
        "event": event,
        "counts": attendees.counts(event),
        "asked": asked,
        "rows": attendees.rows(event, asked, with_needs=with_needs),
        "needs": attendees.needs(event),
        "reader": reader,
        "with_needs": with_needs,
    }
    return render(request, "events/calendar/manage/people.html", context)


@require_safe
@login_required
@never_cache
def manage_people_xlsx(request, slug, pk):
    """The same list as a file, with needs for the person who may read them; the export is audited."""
    _, event = access.event_for_organizer(request.user, slug, pk)
    asked, with_needs = attendees.questions(event), access.may_read_needs(request.user, event)
    columns = [
        "Imię i nazwisko", "Miejsce", "E-mail", "Telefon", "Organizacja", *(each.label for each in asked),
        *(["Potrzeby"] if with_needs else []),
    ]  # fmt: skip
    rows = [
        [row.registration.person, row.registration.get_place_display(), row.registration.email,
         row.registration.phone, row.organization, *row.answers, *(["; ".join(row.needs)] if with_needs else [])]
        for row in attendees.rows(event, asked, with_needs=with_needs)
    ]  # fmt: skip
    audit.record("events.export_people", event, by=request.user, count=len(rows))
    return sheets.response(sheets.xlsx("Osoby zapisane", columns, rows), f"zapisani-{event.slug}.xlsx")

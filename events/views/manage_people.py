"""Who signed up for an organisation's own event: on a page and as a spreadsheet."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

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

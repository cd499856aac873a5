"""Feedback on an event, as a page and a spreadsheet."""

from django.http import Http404

from core.admin.pages import READ
from core.tables import sheets
from events.registration import results
from events.registration.admin.event_pages import found, render


def opinions(modeladmin, request, pk: int):
    event = found(modeladmin, request, pk, right="view_feedback")
    return render(
        modeladmin, request, "opinions", title="Opinie", original=event, results=results.of(event),
        fewest=results.FEWEST,
    )  # fmt: skip


def export(modeladmin, request, pk: int):
    """Too few answers are not exported either."""
    event = found(modeladmin, request, pk, right="view_feedback")
    told = results.of(event)
    if not told.are_shown:
        raise Http404
    return sheets.response(results.spreadsheet(told), f"opinie-{event.slug}.xlsx")


PAGES = [
    ("<int:pk>/opinie/", opinions, "opinions", READ),
    ("<int:pk>/opinie.xlsx", export, "opinions_xlsx", READ),
]

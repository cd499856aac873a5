"""Yearly statistics of events, as a page and a spreadsheet."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.admin.pages import READ
from core.tables import sheets
from events.calendar import statistics
from events.registration.admin.event_pages import render


def year(modeladmin, request):
    found = _year(modeladmin, request)
    return render(
        modeladmin, request, "statistics", title=f"Statystyka {found.year}", found=found, years=statistics.years(),
        columns=statistics.COLUMNS,
        places=[("miejsca", found.whole.offered), ("zajęte", found.whole.taken), ("obecni", found.whole.attended),
                ("nie przyszli", found.whole.missed)],
        kinds=[(row.label, row.taken) for row in found.kinds],
        months=[(row.label, row.taken) for row in found.months],
    )  # fmt: skip


def export(modeladmin, request):
    found = _year(modeladmin, request)
    return sheets.response(statistics.spreadsheet(found), f"wydarzenia-{found.year}.xlsx")


def _year(modeladmin, request) -> statistics.Year:
    """The requested year; an invalid value means the current one."""
    if not modeladmin.has_view_permission(request):
        raise PermissionDenied
    asked = request.GET.get("rok", "")
    is_year = asked.isdecimal() and 1990 <= int(asked) <= 2200
    return statistics.of(int(asked) if is_year else timezone.localdate().year)


PAGES = [
    ("statystyka/", year, "statistics", READ),
    ("statystyka.xlsx", export, "statistics_xlsx", READ),
]

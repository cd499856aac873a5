"""The calendar by days: a month, a week, a weekend."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import when
from core.lists import list_versions, used
from core.lists.answers import keep
from core.lists.asked import State
from core.lists.index import Index
from events.calendar import agenda
from events.calendar import selectors as selected
from events.calendar.views.lists import around, check_year, is_in_reason

#: Events of a day named in the month; the page of the week has the others.
NAMED = 4
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Sheet:
    """One page of days: title, days, links to its neighbours."""

    kind: str
    title: str
    first: date
    last: date
    url: str
    before: str
    after: str
    before_label: str
    after_label: str


def asked(request, index: Index) -> tuple[State, list[str]]:
    """The filters; this page has no text search."""
    state, notices = selected.calendar.asked(request.GET, index, "days")
    return state.filters_alone(), notices


def wish(request, now, **kwargs) -> State | None:
    if not request.META.get("QUERY_STRING"):
        return State()
    if not request.META.get("QUERY_STRING"):
        return State()
    state, notices = asked(request, selected.calendar.at(now))
    return None if notices else state


@require_safe
def month_now(request):
    today = timezone.localdate()
    return _go(request, "events:month", today.year, today.month)


@require_safe
def week_now(request):
    return _go(request, "events:week", *timezone.localdate().isocalendar()[:2])


@keep(wish)
@require_safe
def month(request, year, month):
    check_year(year)
    if not 1 <= month <= 12:
        raise Http404("Nie ma takiego miesiąca.")
    first = date(year, month, 1)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    before, after = first - timedelta(days=1), last + timedelta(days=1)
    sheet = Sheet(
        "month", when.month(first), first, last, *(_month_url(day) for day in (first, before, after)),
        when.month(before), when.month(after),
    )  # fmt: skip
    return _sheet(request, sheet)


@keep(wish)
@require_safe
def week(request, year, week):
    check_year(year)
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        raise Http404("Nie ma takiego tygodnia.") from None
    last = first + timedelta(days=6)
    sheet = Sheet(
        "week", _days(first, last), first, last, *(_week_url(day) for day in (first, first - WEEK, first + WEEK)),
        "Poprzedni tydzień", "Następny tydzień",
    )  # fmt: skip
    return _sheet(request, sheet)


@keep(wish)
@require_safe
def weekend(request):
    first, last = when.weekend_of(timezone.localdate())
    url = reverse("events:weekend")
    return _sheet(request, Sheet("weekend", _days(first, last), first, last, url, "", "", "", ""))


def _sheet(request, sheet: Sheet):
    index = selected.calendar.at(list_versions.of(request))
    state, notices = asked(request, index)
    if notices:
        used.note_once()
    everything = agenda.days(sheet.first, sheet.last)
    among = index.bitset(index.rows_of(agenda.keys(everything)))
    hits = index.select(dict(state.chosen), among=among)
    days = agenda.only(everything, {index.pks[row] for row in index.rows(hits)})
    filters = selected.calendar.filters
    context = {
        "sheet": sheet,
        "notices": notices,
        "days": days,
        "weeks": _weeks(days) if sheet.kind == "month" else [],
        "named": NAMED,
        "total": len(agenda.keys(days)),
        "query": state.query(),
        "state": state,
        "chosen": filters.chosen(state, index.beside),
        "groups": filters.groups(index, state, among, but=("kiedy",)),
        "noun": selected.calendar.noun,
    }
    return render(request, "events/calendar/days.html", context | around(sheet.kind, state))


def _weeks(days: list[agenda.Day]) -> list[dict]:
    """Rows of seven days from Monday; days of the neighbouring months are empty."""
    before = [
        agenda.Day(days[0].date - timedelta(days=n), is_outside=True) for n in range(days[0].date.weekday(), 0, -1)
    ]
    after = [
        agenda.Day(days[-1].date + timedelta(days=n), is_outside=True) for n in range(1, 7 - days[-1].date.weekday())
    ]
    whole = [*before, *days, *after]
    rows = [whole[start : start + 7] for start in range(0, len(whole), 7)]
    return [{"days": row, "url": _week_url(row[0].date)} for row in rows]


def _days(first: date, last: date) -> str:
    return when.days(first, last)


def _month_url(day: date) -> str:
    return reverse("events:month", args=[day.year, day.month]) if is_in_reason(day.year) else ""


def _week_url(day: date) -> str:
    year, number, _ = day.isocalendar()
    return reverse("events:week", args=[year, number]) if is_in_reason(year) else ""


def _go(request, name: str, *args):
    query = request.GET.urlencode()
    return redirect(reverse(name, args=args) + (f"?{query}" if query else ""))

"""Yearly statistics: places offered, taken, used, left empty; by kind and by month.

Only rows are counted, so the numbers stay after personal data is erased.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.dates import MONTHS

from core.tables import sheets
from events.choices import Kind, Place
from events.models import Event, Registration

COLUMNS = ["wydarzenia", "miejsca", "zajęte", "obecni", "nie przyszli"]


@dataclass
class Numbers:
    """``offered`` without a limit equals ``taken``. ``missed`` counts only events with marked attendance."""

    label: str
    events: int = 0
    offered: int = 0
    taken: int = 0
    attended: int = 0
    missed: int = 0

    def add(self, event: Event) -> None:
        self.events += 1
        if not event.has_sign_up:
            return
        self.offered += event.taken if event.capacity is None else max(event.capacity, event.taken)
        self.taken += event.taken
        self.attended += event.attended
        self.missed += event.taken - event.attended if event.attended and event.is_over else 0

    @property
    def cells(self) -> list[int]:
        return [self.events, self.offered, self.taken, self.attended, self.missed]


@dataclass(frozen=True)
class Year:
    """``unmarked``: past events with people but without attendance marks."""

    year: int
    whole: Numbers
    kinds: list[Numbers]
    months: list[Numbers]
    organizations: int
    unmarked: int


def years() -> list[int]:
    """Years with events, the newest first; always includes the current one."""
    found = {moment.year for moment in Event.objects.on().datetimes("starts_at", "year") if moment}
    return sorted(found | {timezone.localdate().year}, reverse=True)


def of(year: int) -> Year:
    """Two queries for any number of events and people."""
    events = list(_events(year))
    whole = Numbers("razem")
    for event in events:
        whole.add(event)
    reached = Registration.objects.confirmed().filter(event__in=Event.objects.on().filter(starts_at__year=year))
    return Year(
        year,
        whole,
        _grouped(events, list(Kind.choices), lambda event: event.kind),
        _grouped(
            events,
            [(number, name.lower()) for number, name in MONTHS.items()],
            lambda event: timezone.localtime(event.starts_at).month,
        ),
        reached.exclude(organization_key="").values("organization_key").distinct().count(),
        sum(1 for event in events if event.is_over and event.taken and not event.attended),
    )


def spreadsheet(found: Year) -> bytes:
    sums = [["razem", *found.whole.cells]]
    return sheets.workbook(
        [
            (f"Rodzaje {found.year}", ["rodzaj", *COLUMNS], [[row.label, *row.cells] for row in found.kinds] + sums),
            (
                f"Miesiące {found.year}",
                ["miesiąc", *COLUMNS],
                [[row.label, *row.cells] for row in found.months] + sums,
            ),
            ("Organizacje", ["rok", "organizacje, z których ktoś miał miejsce"], [[found.year, found.organizations]]),
        ]
    )


def _events(year: int):
    counts = {
        "taken": Count("registrations", filter=Q(registrations__place=Place.CONFIRMED)),
        "attended": Count("registrations", filter=Q(registrations__attended_at__isnull=False)),
    }
    named = (
        Event.objects.on().filter(starts_at__year=year).only("kind", "starts_at", "ends_at", "capacity", "has_sign_up")
    )
    return named.annotate(**counts).order_by()


def _grouped(events: list[Event], labels: list[tuple], of_event: Callable[[Event], Hashable]) -> list[Numbers]:
    """Numbers of each non-empty group."""
    groups = {value: Numbers(str(label)) for value, label in labels}
    for event in events:
        groups[of_event(event)].add(event)
    return [numbers for numbers in groups.values() if numbers.events]

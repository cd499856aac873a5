"""A year in numbers: places offered, taken, used, left empty; by kind and by month.

Only rows are counted, never what is in them, so the numbers stay when the data of people is gone.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.dates import MONTHS

from core import sheets
from events.choices import Kind, Place
from events.models import Event, Registration

COLUMNS = ["wydarzenia", "miejsca", "zajęte", "obecni", "nie przyszli"]


@dataclass
class Numbers:
    """``offered``: where there is no limit, as many as were taken. ``missed`` counts where presence was marked."""

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
    """``unmarked``: how many are over and had people, but nobody was marked present."""

    year: int
    whole: Numbers
    kinds: list[Numbers]
    months: list[Numbers]
    organizations: int
    unmarked: int


def years() -> list[int]:
    """Years in which anything took place, the newest first; this one always."""
    found = {moment.year for moment in Event.objects.on().datetimes("starts_at", "year") if moment}
    return sorted(found | {timezone.localdate().year}, reverse=True)


def of(year: int) -> Year:
    """Two questions to the database, however many events and people there are."""
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
    """Numbers of each group in which anything took place."""
    groups = {value: Numbers(str(label)) for value, label in labels}
    for event in events:
        groups[of_event(event)].add(event)
    return [numbers for numbers in groups.values() if numbers.events]

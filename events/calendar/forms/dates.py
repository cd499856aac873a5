"""Dates of an event as typed: a day, a start hour, an end hour."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.moment_fields import moment
from events.calendar.actions.dates import Span
from events.calendar.forms.rows import MOST, RowForm, RowSet
from events.models import EventDate

PAST = "Ten termin już minął. Podaj termin w przyszłości."


class DateForm(RowForm):
    """One meeting. ``span`` is the value for the action, None for an empty row."""

    day = forms.DateField(
        label="Dzień", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Wpisz dzień, na przykład 3.03.2026."},
    )  # fmt: skip
    starts = forms.TimeField(
        label="Od godziny", required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Wpisz godzinę, na przykład 17:00."},
    )  # fmt: skip
    ends = forms.TimeField(
        label="Do godziny", required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Wpisz godzinę, na przykład 19:00."},
    )  # fmt: skip
    last_day = forms.DateField(
        label="Ostatni dzień", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="Tylko gdy spotkanie kończy się innego dnia.",
        error_messages={"invalid": "Wpisz dzień, na przykład 4.03.2026."},
    )  # fmt: skip
    note = forms.CharField(
        label="Dopisek", required=False, max_length=120, help_text="Na przykład temat tego dnia. Może być pusty."
    )

    def __init__(self, *args: Any, known: Collection[datetime] = (), **options: Any):
        self.known = known
        super().__init__(*args, **options)

    def clean(self):
        data = super().clean() or self.cleaned_data
        data["span"] = None if self.errors else self._span(data)
        return data

    def _span(self, data: dict[str, Any]) -> Span | None:
        day, starts, ends = (data.get(name) for name in ("day", "starts", "ends"))
        if day is None:
            if self.has_changed():
                self.add_error("day", "Podaj dzień.")
            return None
        for name, said in (("starts", "Podaj, o której się zaczyna."), ("ends", "Podaj, o której się kończy.")):
            if data.get(name) is None:
                self.add_error(name, said)
        if self.errors:
            return None
        start, end = self._moment("starts", day, starts), self._moment("ends", data.get("last_day") or day, ends)
        if self.errors:
            return None
        if end <= start:
            self.add_error("ends", "Koniec musi być po początku.")
        elif start <= timezone.now() and start not in self.known:
            self.add_error("day", PAST)
        return start, end, data["note"].strip()

    def _moment(self, name: str, day: date, at: time) -> datetime | None:
        try:
            return moment(day, at)
        except ValidationError as problem:
            self.add_error(name, problem)
            return None


class BaseDates(RowSet):
    adds, removes = "add_date", "Usuń ten termin"

    def clean(self):
        seen = set()
        for form in self.staying:
            span = form.cleaned_data.get("span")
            if span and span[0] in seen:
                form.add_error("day", "Ten termin jest już wpisany wyżej.")
            seen |= {span[0]} if span else set()

    @property
    def spans(self) -> list[Span]:
        return [span for form in self.staying if (span := form.cleaned_data.get("span"))]


Dates = forms.formset_factory(
    DateForm, BaseDates, extra=1, max_num=MOST, absolute_max=MOST, can_delete=True, validate_max=True
)


def typed(one: EventDate) -> dict[str, Any]:
    """A stored date as initial values of the form."""
    start, end = timezone.localtime(one.starts_at), timezone.localtime(one.ends_at)
    last = end.date() if end.date() != start.date() else None
    return {"day": start.date(), "starts": start.time(), "ends": end.time(), "last_day": last, "note": one.note}


def proposed(one: EventDate) -> dict[str, Any]:
    """The hours of the former edition, without a day."""
    return typed(one) | {"day": None, "last_day": None}


def dates(data: Any, event, *, is_unfinished: bool = False, prefix: str = "termin") -> BaseDates:
    """Forms of the event's dates; without dates, the hours of its former edition are proposed."""
    stored = list(event.dates.order_by("starts_at")) if event.pk else []
    initial = [typed(one) for one in stored]
    if not stored and event.former_id:
        initial = [proposed(one) for one in event.former.dates.order_by("starts_at")]
    known = {one.starts_at for one in stored}
    made = Dates(data, prefix=prefix, initial=initial, is_unfinished=is_unfinished, form_kwargs={"known": known})
    made.extra = 0 if initial else 1
    return made

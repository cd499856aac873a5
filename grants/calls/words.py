"""Money, dates and other facts of calls in Polish."""

from decimal import Decimal

from django.utils.formats import number_format

from core import when
from grants.choices import Deadline
from grants.models import Call


def zloty(amount: Decimal | int) -> str:
    """ "10 000 zł", "1 250,50 zł": groszy only where there are any; the spaces do not break."""
    amount = Decimal(amount)
    text = number_format(amount, 0 if amount == amount.to_integral() else 2, use_l10n=True, force_grouping=True)
    return f"{text.replace(' ', chr(160))}\xa0zł"


def grant_of(call: Call) -> str:
    """The amount of one grant: "od 2 000 zł do 8 000 zł", "do 8 000 zł"; "" if unknown."""
    low, high = call.grant_from, call.grant_to
    if low and high is not None:
        return zloty(high) if low == high else f"od {zloty(low)} do {zloty(high)}"
    if high is not None:
        return f"do {zloty(high)}"
    return f"od {zloty(low)}" if low else ""


def own_share_of(call: Call) -> str:
    if call.own_share is None:
        return ""
    if not call.own_share:
        return "nie jest potrzebny"
    places = 0 if call.own_share == call.own_share.to_integral() else 2
    return f"co najmniej {number_format(call.own_share, places)}%"


def deadline_of(call: Call) -> str:
    """ "piątek, 18 grudnia 2026, 15.30"; without the hour for the last minute of a day."""
    if call.closes_at is not None:
        is_whole_day = when.hour(call.closes_at) == "23.59"
        return when.day(call.closes_at) if is_whole_day else when.moment(call.closes_at)
    return "nabór ciągły, do odwołania" if call.deadline == Deadline.OPEN_ENDED else "termin nieznany"


def project_of(call: Call) -> str:
    """The period of the project: "od 15 lipca do 31 października 2027"."""
    first, last = call.project_from, call.project_to
    if first and last:
        return f"od {when.short(first, with_year=first.year != last.year)} do {when.short(last)}"
    return f"od {when.short(first)}" if first else f"do {when.short(last)}" if last else ""

"""Periods and limits that the law sets for grants; each message says how to correct the call.

The office maintains the numbers (LegalLimits, in the admin); none is in code.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from core import when
from core.text.polish import plural
from grants.calls.words import zloty
from grants.choices import CallKind, CallSource
from grants.models import Call, LegalLimits, SmallGrantOffer

PLACES = {"bip_on": "w BIP", "board_on": "na tablicy ogłoszeń", "site_on": "na stronie internetowej"}
Problems = dict[str, list[str]]


def limits() -> LegalLimits:
    return LegalLimits.objects.get(pk=1)


def is_city_contest(call: Call) -> bool:
    return call.kind == CallKind.OPEN_CONTEST and call.source == CallSource.CITY


def first_deadline(call: Call, known: LegalLimits) -> date | None:
    """The first day on which the contest may close, counted from the last of the three publications."""
    told = [getattr(call, name) for name in PLACES]
    return None if None in told else max(told) + timedelta(days=known.contest_days)


def problems(call: Call, known: LegalLimits) -> Problems:
    """Why this call may not be public, by field; empty for one that closed before it was entered in the portal."""
    if call.closes_at is not None and call.closes_at <= (call.published_at or timezone.now()):
        return {}
    if is_city_contest(call):
        return _contest(call, known)
    too_much = call.grant_to is not None and call.grant_to > known.small_grant_amount
    if call.kind == CallKind.SMALL_GRANT and too_much:
        return {"grant_to": [_too_much(known)]}
    return {}


def _contest(call: Call, known: LegalLimits) -> Problems:
    found = {
        name: [f"Podaj, od kiedy ogłoszenie jest {where}. Wymaga tego ustawa."]
        for name, where in PLACES.items()
        if getattr(call, name) is None
    }
    if not call.bip_url:
        found["bip_url"] = ["Podaj adres ogłoszenia w BIP."]
    first = first_deadline(call, known)
    if first is not None and call.closes_at is not None and when.local(call.closes_at) < first:
        found["closes_at"] = [_too_soon(call, known, first)]
    return found


def _too_soon(call: Call, known: LegalLimits, first: date) -> str:
    name, last = max(((name, getattr(call, name)) for name in PLACES), key=lambda pair: pair[1])
    days = max((when.local(call.closes_at) - last).days, 0)
    return (
        f"Od ostatniego ogłoszenia ({PLACES[name]}, {when.short(last)}) do końca naboru "
        f"{plural(days, 'jest {} dzień,są {} dni,jest {} dni').format(days)}, a ustawa wymaga co najmniej "
        f"{known.contest_days}. Najwcześniejszy możliwy termin: {when.short(first)}."
    )


def _too_much(known: LegalLimits) -> str:
    return f"Mały grant może wynieść najwyżej {zloty(known.small_grant_amount)} (stan prawny na {_as_of(known)})."


def offer_problems(offer: SmallGrantOffer, known: LegalLimits, *, granted: int) -> Problems:
    """Why an offer is not a small grant; ``granted``: the organisation's other grants in the same year."""
    found: Problems = {}
    days = (offer.ends_on - offer.starts_on).days + 1
    if offer.amount > known.small_grant_amount:
        found["amount"] = [_too_much(known)]
    elif offer.amount + granted > known.small_grant_yearly:
        found["amount"] = [
            f"Jedna organizacja może dostać w roku najwyżej {zloty(known.small_grant_yearly)} małych grantów. "
            f"Ta ma już w {offer.starts_on.year} roku {zloty(granted)}."
        ]
    if days > known.small_grant_days:
        found["ends_on"] = [
            f"Zadanie trwa {days} {plural(days, 'dzień,dni,dni')}, a może trwać najwyżej {known.small_grant_days} "
            f"(stan prawny na {_as_of(known)})."
        ]
    return found


def remarks_until(posted_at: datetime, known: LegalLimits) -> datetime:
    """The end of the last day for remarks; the day of posting does not count."""
    after = when.local(posted_at) + timedelta(days=known.remark_days + 1)
    return timezone.make_aware(datetime.combine(after, datetime.min.time()))


def _as_of(known: LegalLimits) -> str:
    return when.short(known.legal_as_of)

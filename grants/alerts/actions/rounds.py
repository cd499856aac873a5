"""Alert rounds: match a call with all profiles, once as new and once for each reminder; one letter a day per profile.

Every step is safe to repeat, to run concurrently and to interrupt: each is one transaction, the rows of
``AlertItem`` are unique, and a profile is locked while its letter is written.
"""

from collections import defaultdict
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import CharField, DateField, DateTimeField, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from core import mail
from core.when import local
from grants.alerts import emails as letters
from grants.alerts import selectors
from grants.choices import AlertKind
from grants.models import AlertItem, AlertProfile, AlertRound, Call

#: How many profiles one transaction writes to.
PORTION = 1000
COLUMNS = ["profile_id", "call_id", "kind", "deadline_on", "letter_key", "created_at"]


@transaction.atomic
def match(*, call: Call, kind: str) -> int:
    """Add an item for every profile that ``call`` matches; return how many were added.

    One INSERT … SELECT for any number of profiles, in the transaction that records the round: only one of two
    concurrent workers adds items, and an interrupted one adds none. An item is never added twice. A call is new only
    for profiles that existed when it was published; a reminder skips profiles that get the same call as new today.
    """
    deadline = local(call.closes_at) if kind != AlertKind.NEW else None
    try:
        with transaction.atomic():
            done = AlertRound.objects.create(call=call, kind=kind, deadline_on=deadline)
    except IntegrityError:
        return 0
    profiles = selectors.matching(call)
    if kind == AlertKind.NEW:
        profiles = profiles.filter(confirmed_at__lte=call.published_at)
    else:
        heard = AlertItem.objects.filter(call=call, kind=AlertKind.NEW)
        lately = heard.waiting() | heard.filter(letter_key__endswith=f":{letters.day_of(timezone.now())}")
        profiles = profiles.exclude(pk__in=lately.values("profile"))
    done.matched = _insert(profiles, call.pk, kind, deadline)
    done.save(update_fields=["matched"])
    return done.matched


@transaction.atomic
def drop_what_holds_no_longer() -> None:
    """Drop waiting items that are no longer true; a withdrawn call may become new again later."""
    now = timezone.now()
    waiting = AlertItem.objects.waiting()
    kinds = list(waiting.order_by().values_list("call_id", "kind", "deadline_on").distinct())
    calls = Call.objects.in_bulk({pk for pk, _, _ in kinds})
    for pk, kind, deadline in kinds:
        if not selectors.holds(calls[pk], kind, deadline, now):
            waiting.filter(call_id=pk, kind=kind, deadline_on=deadline).delete()
    AlertRound.objects.filter(kind=AlertKind.NEW).exclude(call__in=Call.objects.published()).delete()


@transaction.atomic
def call_off_overtaken_letters(*, call: Call | None = None) -> None:
    """Cancel letters in the outbox that mention a withdrawn call or a moved deadline."""
    overtaken = selectors.overtaken_items()
    mail.outdate((overtaken.filter(call=call) if call else overtaken).values("letter_key"))


@transaction.atomic
def take_up_again() -> int:
    """Put items of letters that expired unsent back into waiting; the profile may get another letter today."""
    keys = mail.overtaken("grants.alert")
    by_day = defaultdict(list)
    for key in keys:
        _, profile, day = key.split(":")
        by_day[day].append(int(profile))
    for day, profiles in by_day.items():
        told_on = date.fromisoformat(day)
        AlertProfile.objects.filter(pk__in=profiles, told_on=told_on).update(told_on=None)
    AlertItem.objects.told().filter(letter_key__in=keys).update(letter_key="", told_until=None)
    return len(keys)


@transaction.atomic
def write_letters(*, at_most: int = PORTION) -> int:
    """Write one letter, with all waiting items, to each of the next profiles; return how many, 0 when nobody waits.

    Concurrent workers take different profiles. If interrupted, it has written no letter and changed no item.
    """
    now = timezone.now()
    waiting = selectors.to_be_written_to(now).select_related("user", "organization")
    profiles = list(waiting.select_for_update(skip_locked=True, of=("self",))[:at_most])
    items = AlertItem.objects.waiting().filter(profile__in=[one.pk for one in profiles])
    told, addresses = _told(items, now), _reachable(profiles)
    had_one = letters.written_to(addresses, now)
    groups = defaultdict(list)
    for one in profiles:
        if one.pk in told and one.pk in addresses and one.pk not in had_one:
            groups[told[one.pk]].append((one, addresses[one.pk]))
    for calls, readers in groups.items():
        letters.alert(calls, readers, now)
    written = [one.pk for readers in groups.values() for one, _ in readers]
    _note(items.filter(profile__in=written), {call for calls in groups for call, _ in calls}, now)
    items.exclude(profile__in=had_one).delete()  # items that are no longer true, and those of unreachable profiles
    AlertProfile.objects.filter(pk__in=[*written, *had_one]).update(told_on=local(now))
    return len(profiles)


def _insert(profiles: QuerySet[AlertProfile], call_pk: int, kind: str, deadline: date | None) -> int:
    """Raw SQL, because the ORM has no INSERT … SELECT; the SELECT comes from the ORM."""
    facts = {
        "told_call": Value(call_pk, IntegerField()),
        "told_kind": Value(kind, CharField()),
        "told_deadline": Value(deadline, DateField()),
        "told_key": Value("", CharField()),
        "told_at": Value(timezone.now(), DateTimeField()),
    }
    select, values = profiles.order_by().annotate(**facts).values_list("pk", *facts).query.sql_with_params()
    columns = ", ".join(connection.ops.quote_name(name) for name in COLUMNS)
    table = connection.ops.quote_name(AlertItem._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) {select} ON CONFLICT DO NOTHING", values)
        return cursor.rowcount


def _told(items: QuerySet[AlertItem], now: datetime) -> dict[int, tuple]:
    """The calls for each profile, the nearest deadline first; a new call is not also listed as a reminder."""
    rows = list(items.order_by("pk").values_list("profile_id", "call_id", "kind", "deadline_on"))
    calls = Call.objects.in_bulk({row[1] for row in rows})
    found = defaultdict(dict)
    for profile, pk, kind, deadline in rows:
        if selectors.holds(calls[pk], kind, deadline, now) and found[profile].get(pk) != AlertKind.NEW:
            found[profile][pk] = kind
    return {
        profile: tuple(sorted(((calls[pk], kind) for pk, kind in kinds.items()), key=_nearest_first))
        for profile, kinds in found.items()
        if kinds
    }


def _nearest_first(told: tuple[Call, str]) -> tuple:
    call, _ = told
    return call.closes_at is None, call.closes_at, call.pk


def _reachable(profiles: list[AlertProfile]) -> dict[int, str]:
    """Addresses of the profiles that have one, without suppressed addresses."""
    addresses = {pk: address for pk, address in selectors.addresses_of(profiles).items() if address}
    stopped = mail.suppressed_among(addresses.values())
    return {pk: address for pk, address in addresses.items() if address not in stopped}


def _note(items: QuerySet[AlertItem], calls: set[Call], now: datetime) -> None:
    """Record the letter of each item, and the deadline that the letter states."""
    key = Concat(Value("grants.alert:"), Cast("profile_id", CharField()), Value(f":{letters.day_of(now)}"))
    for call in calls:
        items.filter(call=call).update(letter_key=key, told_until=call.closes_at)

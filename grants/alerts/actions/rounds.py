"""A call meets all alert profiles: matched once as new and once for each reminder, then written, one letter a day.

Every step may be repeated, run twice at once, or be cut off anywhere: each is one transaction, the rows of
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

#: Profiles that one transaction writes to.
PORTION = 1000
COLUMNS = ["profile_id", "call_id", "kind", "deadline_on", "letter_key", "created_at"]


@transaction.atomic
def match(*, call: Call, kind: str) -> int:
    """Note for every profile that wants to hear of ``call`` that it is to be told; returns for how many.

    One INSERT … SELECT, however many there are, in the transaction that notes that it was done: of two workers the
    second finds it done, after a crash nothing is. Whoever was told already is not told again. A call is new to those
    who were there when it was published; a reminder spares those who hear of it as new today.
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
    """Leave out what became untrue while it waited for a letter; a call that is withdrawn may be new again one day."""
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
    """Letters in the outbox that tell of a withdrawn call, or of a deadline that moved, do not leave."""
    overtaken = selectors.overtaken_items()
    mail.outdate((overtaken.filter(call=call) if call else overtaken).values("letter_key"))


@transaction.atomic
def take_up_again() -> int:
    """What stood in letters that came too late waits for a letter again; the profile may have one today."""
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
    """One letter for each of the next profiles that wait for one, with all that is to be told; returns how many those
    were, 0 when nobody waits.

    Several workers take different ones. Cut off in the middle, none of these letters was written, and nothing noted.
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
    items.exclude(profile__in=had_one).delete()  # what holds no longer, and what nobody can be told
    AlertProfile.objects.filter(pk__in=[*written, *had_one]).update(told_on=local(now))
    return len(profiles)


def _insert(profiles: QuerySet[AlertProfile], call_pk: int, kind: str, deadline: date | None) -> int:
    """Written out, because the ORM has no INSERT … SELECT; the SELECT is the ORM's own."""
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
    """What each profile is to be told, the nearest deadline first; of a new call not also that it ends soon."""
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
    """The addresses of those that have one and did not end on the list of those that no mail goes to."""
    addresses = {pk: address for pk, address in selectors.addresses_of(profiles).items() if address}
    stopped = mail.suppressed_among(addresses.values())
    return {pk: address for pk, address in addresses.items() if address not in stopped}


def _note(items: QuerySet[AlertItem], calls: set[Call], now: datetime) -> None:
    """Which letter tells each of these, and until when each call takes applications in the words of the letter."""
    key = Concat(Value("grants.alert:"), Cast("profile_id", CharField()), Value(f":{letters.day_of(now)}"))
    for call in calls:
        items.filter(call=call).update(letter_key=key, told_until=call.closes_at)

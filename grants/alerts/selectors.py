"""Reads of alerts: which calls match which profiles, when a reminder is due, which profiles wait for a letter."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from core.when import local
from grants.choices import ALERT_DAYS, INFORMAL, AlertKind, CallStatus, Deadline
from grants.models import AlertForm, AlertItem, AlertProfile, AlertRound, Call
from organizations.choices import LegalForm
from organizations.models import Organization, Sphere
from organizations.registry import contact_address

#: Reminders are sent in the morning, not at midnight; so is the letter of the next day.
MORNING = time(8)
#: A new call waits this long for others published with it, so that one letter lists them all.
COLLECTED_FOR = timedelta(minutes=5)
EVERYBODY = {*LegalForm.values, INFORMAL}
#: Allows for the change of clocks and for the morning hour; the exact time is computed for each call.
MARGIN = timedelta(days=2)
Themes = AlertProfile.themes.through


def not_announced() -> QuerySet[Call]:
    """Published, open for applications, and not matched as new yet."""
    told = AlertRound.objects.filter(call=OuterRef("pk"), kind=AlertKind.NEW)
    return _with_time().filter(~Exists(told)).order_by("pk")


def to_be_reminded_of(kind: str) -> list[Call]:
    """Calls whose reminder of this kind is due and not yet matched for their current deadline.

    A call published after the reminder's day needs no such reminder: it was sent as new then.
    """
    now = timezone.now()
    near = _with_time().filter(closes_at__lte=now + timedelta(days=ALERT_DAYS[kind]) + MARGIN).order_by("pk")
    due = [call for call in near if is_due(call, kind, now) and call.published_at < moment_of(call, kind)]
    done = set(AlertRound.objects.filter(call__in=due, kind=kind).values_list("call_id", "deadline_on"))
    return [call for call in due if (call.pk, local(call.closes_at)) not in done]


def moment_of(call: Call, kind: str) -> datetime:
    """The morning of the reminder's day, in local time."""
    return _days_before(call, kind, MORNING)


def is_due(call: Call, kind: str, now: datetime) -> bool:
    """From its morning until the day of the next reminder, or until the deadline."""
    is_last = kind == AlertKind.THREE
    ends = call.closes_at if is_last else _days_before(call, AlertKind.THREE, time.min)
    return moment_of(call, kind) <= now < ends


def holds(call: Call, kind: str, deadline_on: date | None, now: datetime) -> bool:
    """Whether the item is still true: the call is published and open, a reminder is for its current deadline."""
    if call.status != CallStatus.PUBLISHED or (call.closes_at is not None and call.closes_at <= now):
        return False
    if kind == AlertKind.NEW:
        return call.closes_at is not None or call.deadline == Deadline.OPEN_ENDED
    return call.closes_at is not None and local(call.closes_at) == deadline_on and is_due(call, kind, now)


def matching(call: Call) -> QuerySet[AlertProfile]:
    """Active profiles that the call matches; a call without themes matches every theme."""
    profiles = AlertProfile.objects.active()
    themes = _themes_of(call)
    if themes:
        chosen = Themes.objects.filter(alertprofile_id=OuterRef("pk"))
        profiles = profiles.filter(~Exists(chosen) | Exists(chosen.filter(theme_id__in=themes)))
    forms = applicants_of(call)
    if forms != EVERYBODY:
        chosen = AlertForm.objects.filter(profile_id=OuterRef("pk"))
        profiles = profiles.filter(~Exists(chosen) | Exists(chosen.filter(form__in=sorted(forms))))
    return profiles


def applicants_of(call: Call) -> set[str]:
    """Legal forms that may apply, as values of a profile."""
    forms = set(call.applicants.values_list("legal_form", flat=True)) or set(LegalForm.values)
    return forms | ({INFORMAL} if call.is_for_informal else set())


def to_be_written_to(now: datetime) -> QuerySet[AlertProfile]:
    """Active profiles with an item that has waited long enough, and no letter yet today.

    After a letter yesterday the next one waits for the morning, not for midnight.
    """
    local_now = timezone.localtime(now)
    today = local_now.date()
    last = today if local_now.time() >= MORNING else today - timedelta(days=1)
    waiting = AlertItem.objects.waiting().filter(profile=OuterRef("pk"), created_at__lte=now - COLLECTED_FOR)
    return AlertProfile.objects.active().filter(Exists(waiting), Q(told_on=None) | Q(told_on__lt=last)).order_by("pk")


def overtaken_items() -> QuerySet[AlertItem]:
    """Items of letters whose call was since withdrawn or has another deadline than the letter states."""
    moved = (
        Q(told_until__isnull=True, call__closes_at__isnull=False)
        | Q(told_until__isnull=False, call__closes_at__isnull=True)
        | Q(told_until__lt=F("call__closes_at"))
        | Q(told_until__gt=F("call__closes_at"))
    )
    return AlertItem.objects.told().filter(moved | ~Q(call__status=CallStatus.PUBLISHED))


def addresses_of(profiles: Iterable[AlertProfile]) -> dict[int, str]:
    """The address of each profile, "" if there is none; ``profiles`` come with their users."""
    profiles = list(profiles)
    entries = Organization.objects.filter(pk__in=[one.organization_id for one in profiles if one.organization_id])
    asked = dict(contact_address.with_asked_address(entries).values_list("pk", "asked_address"))
    return {
        one.pk: one.email or (one.user.email if one.user_id else asked.get(one.organization_id, ""))
        for one in profiles
    }


def address_of(profile: AlertProfile) -> str:
    return addresses_of([profile])[profile.pk]


def _days_before(call: Call, kind: str, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(local(call.closes_at) - timedelta(days=ALERT_DAYS[kind]), hour))


def _with_time() -> QuerySet[Call]:
    open_ended = Q(closes_at=None, deadline=Deadline.OPEN_ENDED)
    return Call.objects.published().filter(Q(closes_at__gt=timezone.now()) | open_ended)


def _themes_of(call: Call) -> list[int]:
    """Its own themes, and those of its spheres."""
    own = set(call.themes.values_list("pk", flat=True))
    return sorted(own | set(Sphere.objects.filter(calls=call).values_list("theme_id", flat=True)))


def address_for(organization: Organization) -> str:
    """Where the letters of an organisation go; "" when nobody can be reached."""
    entry = contact_address.with_asked_address(Organization.objects.filter(pk=organization.pk))
    return entry.values_list("asked_address", flat=True).first() or ""

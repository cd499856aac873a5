"""Letters of alerts: confirm the address, signed up already, and the daily letter with the calls."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core import mail, when
from core.mail.models import Letter, SharedBody
from core.text.polish import plural, quoted
from grants.alerts import links
from grants.choices import AlertKind
from grants.models import AlertProfile, Call

#: The calls of one letter, each with its reason, the nearest deadline first.
Told = Sequence[tuple[Call, str]]
SLOTS = ("whose", "change_url", "unsubscribe_url")


def alert_confirm(profile: AlertProfile, address: str) -> Letter:
    """Confirm the address with one button. A repeated request gets a new letter only after an hour."""
    return mail.enqueue(
        key=f"grants.alert_confirm:{profile.pk}:{_hour()}",
        to=address,
        template="grants/email/alert_confirm",
        is_confidential=True,
        url=_url("alerts_confirm", links.to_confirm(profile, address)),
        days=links.CONFIRM_DAYS,
    )


def alert_known(profile: AlertProfile, address: str) -> Letter:
    """To an address that signs up again: nothing has changed; the letter links to the choices."""
    return mail.enqueue(
        key=f"grants.alert_known:{profile.pk}:{_hour()}",
        to=address,
        template="grants/email/alert_known",
        is_confidential=True,
        url=_url("alerts_change", links.to_alerts(profile, address)),
    )


def alert(told: Told, readers: Iterable[tuple[AlertProfile, str]], now: datetime) -> None:
    """Send the same calls to all these profiles; the key contains the day, so each gets one letter a day."""
    day = day_of(now)
    mail.enqueue_alike(
        _body(told, now),
        [mail.Reader(f"{one.pk}:{day}", address, _words(one, address)) for one, address in readers],
        kind="grants.alert",
        gives_way=True,
    )


def day_of(now: datetime) -> str:
    """The last part of the keys of a day's letters."""
    return f"{timezone.localtime(now):%Y%m%d}"


def written_to(profiles: Iterable[int], now: datetime) -> set[int]:
    """The profiles that have a letter of today, whatever its outcome."""
    numbers = mail.written("grants.alert", [f"{pk}:{day_of(now)}" for pk in profiles])
    return {int(number.partition(":")[0]) for number in numbers}


def _body(told: Told, now: datetime) -> SharedBody:
    """Rendered once for all recipients of the same calls. The key has the minute: a cancelled body is not reused."""
    facts = [(call.pk, kind, call.closes_at, call.title) for call, kind in told]
    mark = hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
    return mail.share(
        key=f"grants.alert:{timezone.localtime(now):%Y%m%d%H%M}-{mark}",
        template="grants/email/alert",
        slots=SLOTS,
        good_until=_good_until(told, now),
        subject_words=_subject(told, now),
        new=[_facts(call, now) for call, kind in told if kind == AlertKind.NEW],
        near=[_facts(call, now) for call, kind in told if kind != AlertKind.NEW],
    )


def _good_until(told: Told, now: datetime) -> datetime | None:
    """The first deadline of its calls; with a reminder at most midnight, when "three days left" becomes false."""
    ends = [call.closes_at for call, _ in told if call.closes_at]
    if any(kind != AlertKind.NEW for _, kind in told):
        tomorrow = timezone.localtime(now).date() + timedelta(days=1)
        ends.append(timezone.make_aware(datetime.combine(tomorrow, time.min)))
    return min(ends, default=None)


def _subject(told: Told, now: datetime) -> str:
    if len(told) == 1:
        call, kind = told[0]
        if kind == AlertKind.NEW:
            return f"Nowy nabór: {call.title}"
        left = when.left(call.closes_at, now)
        return f"{left[:1].upper()}{left[1:]}: {call.title}"
    fresh = sum(kind == AlertKind.NEW for _, kind in told)
    near = len(told) - fresh
    words = [f"{fresh} {plural(fresh, 'nowy,nowe,nowych')}"] if fresh else []
    words += [f"{near} {plural(near, 'kończy się wkrótce,kończą się wkrótce,kończy się wkrótce')}"] if near else []
    return f"Nabory dla Ciebie: {', '.join(words)}"


def _facts(call: Call, now: datetime) -> dict[str, object]:
    """Context of one call in the letter."""
    until = f"{when.moment(call.closes_at)}" if call.closes_at else "nabór ciągły, bez końcowego terminu"
    opens = when.moment(call.opens_at) if call.opens_at and call.opens_at > now else ""
    return {
        "title": " ".join(call.title.split()),
        "lead": " ".join(call.lead.split()),
        "funder": call.funder,
        "opens": opens,
        "until": until,
        "left": when.left(call.closes_at, now) if call.closes_at else "",
        "url": settings.SITE_URL + call.get_absolute_url(),
    }


def _words(profile: AlertProfile, address: str) -> dict[str, str]:
    token = links.to_alerts(profile, address)
    whose = (
        f"powiadomień organizacji {quoted(profile.organization.name)}"
        if profile.organization_id
        else "Twoich powiadomień"
    )
    return {
        "whose": whose,
        "change_url": _url("alerts_change", token),
        "unsubscribe_url": _url("alerts_stop", token),
    }


def _url(name: str, token: str) -> str:
    return f"{settings.SITE_URL}{reverse(f'grants:{name}', args=[token])}"


def _hour() -> str:
    return f"{timezone.localtime():%Y%m%d%H}"


# --- previews ---


def _example() -> AlertProfile:
    return AlertProfile(pk=0, email="czytelniczka@example.org", clause="-")


def _calls() -> list[Call]:
    now = timezone.now()
    return [
        Call(
            pk=number, title=title, slug=f"przyklad-{number}", funder=funder, lead=lead, status="published",
            closes_at=(timezone.localtime(now) + timedelta(days=days)).replace(hour=15, minute=30, second=0),
        )
        for number, (title, funder, lead, days) in enumerate(
            [
                ("Kultura bliżej ludzi", "Miasto Leszno", "Na warsztaty i spotkania w częściach miasta.", 30),
                ("Pierwszy mikrogrant", "Fundacja Leszczynowa", "Dla małych organizacji i grup nieformalnych.", 3),
            ],
            1,
        )
    ]  # fmt: skip


@mail.kind("grants.alert_confirm", "Powiadomienia o naborach: potwierdzenie adresu")
def demo_alert_confirm() -> Letter:
    return alert_confirm(_example(), "czytelniczka@example.org")


@mail.kind("grants.alert_known", "Powiadomienia o naborach: już włączone")
def demo_alert_known() -> Letter:
    return alert_known(_example(), "czytelniczka@example.org")


@mail.kind("grants.alert", "Powiadomienia o naborach: nowe nabory i bliskie terminy")
def demo_alert() -> Letter:
    first, second = _calls()
    now = timezone.now()
    alert([(first, AlertKind.NEW), (second, AlertKind.THREE)], [(_example(), "czytelniczka@example.org")], now)
    return Letter.objects.get(key=f"grants.alert:0:{day_of(now)}")

"""Calls, alert profiles and letters for tests: calls close in thirty days, profiles are confirmed and match all."""

from datetime import datetime, timedelta
from itertools import count

import time_machine
from django.utils import timezone

from core.mail.models import Letter
from core.mail.outbox import words_for
from grants.alerts import sweep as sweeping
from grants.choices import ALERT_CLAUSE
from grants.models import AlertForm, AlertProfile, Call, CallApplicant
from organizations.models import Theme

_numbers = count(1)


def at(text: str) -> datetime:
    """ "2026-12-01 15:30" as a local moment."""
    return timezone.make_aware(datetime.fromisoformat(text))


def a_call(*, themes=(), forms=(), spheres=(), **values) -> Call:
    number = next(_numbers)
    given = {
        "title": f"Leszczynowy konkurs {number}",
        "slug": f"leszczynowy-konkurs-{number}",
        "kind": "other",
        "status": "published",
        "published_at": timezone.now(),
        "closes_at": timezone.now() + timedelta(days=30),
    }
    call = Call.objects.create(**given | values)
    call.themes.set(themes)
    call.spheres.set(spheres)
    CallApplicant.objects.bulk_create(CallApplicant(call=call, legal_form=form) for form in forms)
    return call


def a_profile(*, themes=(), forms=(), **values) -> AlertProfile:
    given = {"clause": ALERT_CLAUSE, "confirmed_at": timezone.now()}
    if not {"user", "organization"} & values.keys():
        given["email"] = f"czytelniczka{next(_numbers)}@example.org"
    profile = AlertProfile.objects.create(**given | values)
    profile.themes.set(themes)
    AlertForm.objects.bulk_create(AlertForm(profile=profile, form=form) for form in forms)
    return profile


# --- letters ---

PUBLISHED = at("2026-12-01 12:00")
CLOSES = at("2026-12-31 15:30")


def swept(moment):
    """Texts of the letters that a sweep at this moment writes, by address."""
    before = set(Letter.objects.values_list("pk", flat=True))
    with time_machine.travel(at(moment) if isinstance(moment, str) else moment, tick=False):
        sweeping.sweep()
    return {letter.to: text_of(letter) for letter in Letter.objects.filter(kind="grants.alert").exclude(pk__in=before)}


def text_of(letter) -> str:
    return f"{letter.subject}\n{words_for(letter)[0]}"


def announced(moment=PUBLISHED, **values):
    return a_call(**{"published_at": moment, "closes_at": CLOSES, "title": "Kultura blisko"} | values)


def reader(**values):
    return a_profile(**{"email": "osoba@example.org", "confirmed_at": PUBLISHED} | values)


def theme(number=0):
    return Theme.objects.all()[number]


def told(first="2026-12-01 12:00"):
    """Sweep twice: the first sweep matches the call, the second writes the letters a few minutes later."""
    first = at(first) if isinstance(first, str) else first
    swept(first)
    return swept(first + timedelta(minutes=6))

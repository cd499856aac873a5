"""Calls and alert profiles for tests: published calls that close in thirty days, confirmed profiles that want all."""

from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from news.choices import ALERT_CLAUSE
from news.models import AlertForm, AlertProfile, Call, CallApplicant

_numbers = count(1)


def at(text: str) -> datetime:
    """ "2026-12-01 15:30" by the clock in Leszno."""
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

"""Funding calls for tests: made by the actions, with a number in the title."""

from datetime import datetime, timedelta
from itertools import count

import factory
from django.utils import timezone

from grants.calls.actions import editing, states
from grants.choices import CallKind, CallSource, CallStatus
from grants.models import Call, SmallGrantOffer
from grants.small_grants import actions

NUMBERS = count(1)


def in_days(days: float, hour: int = 15, minute: int = 30) -> datetime:
    """A moment that many days from today, at a local hour."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


class CallFactory(factory.django.DjangoModelFactory):
    """A public call of a private fund that closes in ten days, stored as the actions do; not in the search index."""

    class Meta:
        model = Call
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Konkurs leszczynowy {n}")
    slug = factory.Sequence(lambda n: f"konkurs-leszczynowy-{n}")
    kind = CallKind.OTHER
    source = CallSource.PRIVATE
    funder = "Fundusz Leszczyny"
    lead = "Na działania w najbliższej okolicy."
    closes_at = factory.LazyFunction(lambda: in_days(10))
    status = CallStatus.PUBLISHED
    published_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))

    @factory.post_generation
    def themes(self, create, extracted, **kwargs):
        if create and extracted:
            self.themes.set(extracted)

    @factory.post_generation
    def legal_forms(self, create, extracted, **kwargs):
        for form in extracted or ():
            self.applicants.create(legal_form=form)


def contest(**values) -> dict:
    """Values of a city contest that meets the law: announced today, closing in 25 days."""
    today = timezone.localdate()
    return {
        "title": f"Kultura w Lesznie {next(NUMBERS)}",
        "kind": CallKind.OPEN_CONTEST,
        "source": CallSource.CITY,
        "closes_at": in_days(25),
        "bip_url": "https://bip.example.org/ogloszenie",
        "bip_on": today,
        "board_on": today,
        "site_on": today,
    } | values


def drafted(by, *, themes=(), spheres=(), legal_forms=(), **values) -> Call:
    """A draft made by the action; a private call by default."""
    facts = {
        "title": f"Nabór {next(NUMBERS)}",
        "kind": "other",
        "source": "private",
        "closes_at": in_days(10),
    } | values
    return editing.create(values=facts, themes=themes, spheres=spheres, legal_forms=legal_forms, by=by)


def published(by, **values) -> Call:
    return states.publish(call=drafted(by, **values), by=by)


def offer(by, **values) -> SmallGrantOffer:
    """A draft of an offer within the limits."""
    today = timezone.localdate()
    facts = {
        "title": f"Warsztaty {next(NUMBERS)}", "name": "Fundacja Leszczynowa", "summary": "Dziesięć spotkań.",
        "amount": 5000, "starts_on": today + timedelta(days=30), "ends_on": today + timedelta(days=60),
        "received_on": today,
    }  # fmt: skip
    return actions.create_offer(values=facts | values, by=by)


def posted(by, **values) -> SmallGrantOffer:
    return actions.post_offer(offer=offer(by, **values), by=by)

"""Wydarzenie w wyszukiwarce portalu: date and status distinguish events with the same title."""

import pytest
from django.urls import reverse

from core.tests.pages import read
from events.calendar.actions import events, states
from events.tests.factories import EventFactory, in_days

pytestmark = pytest.mark.django_db


def hits(client, typed):
    return [hit.text for hit in read(client.get(reverse("search"), {"q": typed})).select(".search-hit p")]


def test_result_shows_the_date(client, dorota):
    event = EventFactory(title="Księgowość", lead="Bez trudnych słów.", status="draft", published_at=None)
    events.update(event=event, dates=[(in_days(400, 17), in_days(400, 19), "")], by=dorota)

    states.publish(event=event, by=dorota)

    [told] = hits(client, "ksiegowosci")
    assert told.endswith(f"{in_days(400):%Y}, 17.00–19.00 · Bez trudnych słów.")


def test_result_shows_that_the_event_is_cancelled(client, dorota):
    states.cancel_event(event=EventFactory(title="Księgowość"), reason="Choroba.", by=dorota)

    [told] = hits(client, "ksiegowosci")
    assert told.startswith("Odwołane · ")

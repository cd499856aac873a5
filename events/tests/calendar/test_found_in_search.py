"""Wydarzenie w wyszukiwarce portalu: which of several of one title is meant is seen from the day and the state."""

import pytest
from django.urls import reverse

from events.calendar.actions import events, states
from events.tests.factories import EventFactory, in_days
from organizations.tests.pages import read

pytestmark = pytest.mark.django_db


def hits(client, typed):
    return [hit.text for hit in read(client.get(reverse("search"), {"q": typed})).select(".search-hit p")]


def test_a_result_tells_when(client, dorota):
    event = EventFactory(title="Księgowość", lead="Bez trudnych słów.", status="draft", published_at=None)
    events.update(event=event, dates=[(in_days(400, 17), in_days(400, 19), "")], by=dorota)

    states.publish(event=event, by=dorota)

    [told] = hits(client, "ksiegowosci")
    assert told.endswith(f"{in_days(400):%Y}, 17.00–19.00 · Bez trudnych słów.")


def test_a_result_tells_that_it_is_called_off(client, dorota):
    states.cancel_event(event=EventFactory(title="Księgowość"), reason="Choroba.", by=dorota)

    [told] = hits(client, "ksiegowosci")
    assert told.startswith("Odwołane · ")

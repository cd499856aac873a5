"""Mapa strony dla wyszukiwarek: every public event and edition, no hidden ones."""

import pytest
from django.urls import reverse

from events.tests.factories import EventFactory, SeriesFactory, in_days
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def part(client, name):
    return client.get(f"/sitemap-{name}.xml").content.decode()


def test_only_public_events_are_listed(client):
    told = [EventFactory(), EventFactory(status="cancelled"), EventFactory(starts_at=in_days(-400))]
    hidden = [EventFactory(status="draft"), EventFactory(audience="members", members_of=OrganizationFactory())]

    text = part(client, "wydarzenia")

    assert [event.get_absolute_url() in text for event in told + hidden] == [True] * 3 + [False] * 2
    assert f"<lastmod>{told[0].updated_at:%Y-%m-%d}" in text


def test_only_public_editions_are_listed(client):
    shown, hidden = SeriesFactory(), SeriesFactory(is_published=False)

    text = part(client, "cykle")

    assert (shown.get_absolute_url() in text, hidden.get_absolute_url() in text) == (True, False)


def test_calendar_pages_are_listed_and_the_index_has_all_sections(client):
    assert reverse("events:list") in part(client, "kalendarz")
    index = client.get("/sitemap.xml").content.decode()
    assert all(f"/sitemap-{name}.xml" in index for name in ("wydarzenia", "cykle", "kalendarz"))

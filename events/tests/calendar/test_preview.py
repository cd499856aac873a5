"""Podgląd wydarzenia: a draft is visible by its preview link and to its organisation only."""

import pytest
from django.urls import reverse

from core.publishing import previews
from core.tests.pages import read
from events.tests.factories import EventFactory
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


def preview(client, event):
    return client.get(reverse("events:event_preview", args=[previews.token(event)]))


def test_draft_is_readable_with_the_link(client):
    event = EventFactory(title="Spacer po leszczynach", status="draft", published_at=None)

    answer = preview(client, event)

    text = read(answer).text
    assert "To jest podgląd" in text
    assert "Spacer po leszczynach" in text
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.get(event.get_absolute_url()).status_code == 404


def test_link_to_a_published_event_redirects_to_its_page(client):
    event = EventFactory()

    assert preview(client, event)["Location"] == event.get_absolute_url()


@pytest.mark.parametrize("status", ["cancelled", "rejected"])
def test_link_to_a_rejected_event_shows_nothing(client, status):
    response = preview(client, EventFactory(status=status, status_reason="Nie."))

    assert response.status_code == 404


def test_organisation_previews_its_draft(client, alice):
    entry = OrganizationFactory()
    join(entry, alice, "owner")
    event = EventFactory(organizer=entry, status="draft", published_at=None)
    client.force_login(alice)

    page = read(client.get(reverse("events:manage_event", args=[entry.slug, event.pk]))).text
    shown = read(client.get(reverse("events:manage_preview", args=[entry.slug, event.pk]))).text

    assert "Pokaż komuś przed publikacją" in page
    assert event.title in shown

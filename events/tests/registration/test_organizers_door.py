"""Obecność: editors of an organisation check people in at their own events only and cannot add people."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.tests.pages import read
from events.models import Attendance
from events.registration import qr
from events.tests.factories import EventFactory, RegistrationFactory
from events.tests.organizers import address
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(entry):
    return a_place(organizer=entry)


def a_place(**values):
    event = EventFactory(with_sign_up=True, starts_at=timezone.now() - timedelta(minutes=30), **values)
    return RegistrationFactory(event=event, name="Ola")


def door(place) -> str:
    return reverse("events:check_in", args=[place.event_id])


def press(client, place):
    mark = reverse("events:check_in_mark", args=[place.event_id, place.pk])
    return client.post(mark, {"termin": place.event.dates.get().pk})


def test_organisation_checks_people_in_at_its_event(editor, entry, place):
    for page in ("manage_event", "manage_people"):
        assert door(place) in editor.get(address(page, entry, place.event_id)).text

    assert press(editor, place).status_code == 302

    place.refresh_from_db()
    assert place.attended_at is not None
    page = read(editor.get(door(place)))
    assert "1 z 1" in page.text
    links = [link["href"] for link in page.select(".check-in-more a")]
    assert links == [address("manage_people", entry, place.event_id)]


def test_organisation_may_use_the_code_on_a_phone(editor, place):
    code = reverse("events:check_in_person", args=[qr.token_of(place)])

    assert editor.get(code).status_code == 200
    assert editor.post(code).status_code == 302
    assert Attendance.objects.get().registration == place


@pytest.mark.parametrize("whose", ["the office", "others"])
def test_check_in_at_an_event_of_another_organiser_returns_404(editor, entry, whose):
    place = a_place(organizer=OrganizationFactory()) if whose == "others" else a_place()

    assert press(editor, place).status_code == 404
    assert editor.get(door(place)).status_code == 404
    assert editor.get(reverse("events:check_in_person", args=[qr.token_of(place)])).status_code == 404
    assert not Attendance.objects.exists()


def test_editors_of_a_closed_entry_cannot_check_in(editor, entry, place):
    type(entry).objects.update(status="dissolved")

    assert editor.get(door(place)).status_code == 404


def test_organisation_cannot_add_people_by_hand(editor, place):
    assert editor.post(reverse("events:check_in_add", args=[place.event_id]), {"name": "Gość"}).status_code == 404


def test_event_without_a_date_links_the_organisation_to_its_form(editor, entry):
    event = EventFactory(organizer=entry, status="draft")
    event.dates.all().delete()

    text = editor.get(reverse("events:check_in", args=[event.pk])).text

    assert address("manage_edit", entry, event.pk) in text

"""Wpisy dawno niepotwierdzone: they carry a warning, come last on the list, and the office can filter them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core.lists import list_versions
from organizations.models import Organization
from organizations.models.organization import STALE_AFTER
from organizations.tests.factories import OrganizationFactory
from organizations.tests.lists import listed, page, profile

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WARSAW = ZoneInfo("Europe/Warsaw")


def entry(name, *, confirmed=None, created=timedelta()):
    """An entry by the age of its confirmation (None: never) and of its creation."""
    day = None if confirmed is None else timezone.localdate() - confirmed
    made = OrganizationFactory(name=name, confirmed_on=day)
    Organization.objects.filter(pk=made.pk).update(created_at=timezone.now() - created)
    list_versions.bump("organizations")
    return Organization.objects.get(pk=made.pk)


def test_entry_unconfirmed_for_eighteen_months_is_listed_last(client):
    entry("Alfa", confirmed=STALE_AFTER + DAY)
    entry("Beta", confirmed=STALE_AFTER)
    entry("Gama", created=STALE_AFTER + 2 * DAY)
    entry("Delta")

    assert listed(client) == ["Beta", "Delta", "Alfa", "Gama"]


def test_stale_entry_has_a_warning_on_card_and_profile(client):
    old = entry("Alfa", confirmed=STALE_AFTER + DAY)
    Organization.objects.update(confirmed_on="2024-02-10")
    fresh = entry("Beta", confirmed=timedelta())

    assert page(client).select(".orgcard .confirmed")[1].text == "danych nikt nie potwierdził od lutego 2024 roku"
    warning = profile(client, old).one(".notice-warning").text
    assert "Danych nikt nie potwierdził od lutego 2024 roku." in warning
    assert profile(client, fresh).select(".notice-warning") == []


def test_entry_becomes_stale_on_its_date_without_a_write(client):
    with time_machine.travel(datetime(2026, 5, 10, 23, 50, tzinfo=WARSAW)):
        entry("Alfa", confirmed=STALE_AFTER)
        entry("Beta", confirmed=timedelta())
        assert listed(client) == ["Alfa", "Beta"]

    with time_machine.travel(datetime(2026, 5, 11, 0, 10, tzinfo=WARSAW)):
        assert listed(client) == ["Beta", "Alfa"]


@pytest.mark.parametrize(
    ("confirmed", "created", "is_stale"),
    [
        (STALE_AFTER + DAY, timedelta(), True),
        (STALE_AFTER, 2 * STALE_AFTER, False),
        (None, STALE_AFTER + 2 * DAY, True),
        (None, STALE_AFTER - 2 * DAY, False),
    ],
)
def test_property_and_queryset_agree(confirmed, created, is_stale):
    one = entry("Alfa", confirmed=confirmed, created=created)

    assert one.is_stale is is_stale
    assert Organization.objects.stale().exists() is is_stale


def test_office_can_filter_stale_entries(office):
    entry("Alfa", confirmed=STALE_AFTER + DAY)
    entry("Beta", confirmed=timedelta())

    found = office.get(reverse("admin:organizations_organization_changelist"), {"potwierdzone": "dawno"})

    assert [one.name for one in found.context["cl"].result_list] == ["Alfa"]

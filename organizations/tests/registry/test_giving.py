"""Przekaż 1,5%: only organisations with a current status are recommended; the others are listed as history."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.tests.pages import read
from organizations.choices import Status
from organizations.models import PUBLIC_BENEFIT_VALID_DAYS
from organizations.registry.views import giving_and_jubilees
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
QUERIES = 3


@pytest.fixture
def today():
    return timezone.localdate()


def giving(client):
    return read(client.get(reverse("organizations:public_benefit")))


def test_current_organisation_is_listed_with_the_number_to_copy(client, today):
    OrganizationFactory(name="Leszczyna", krs="0000123456", public_benefit_as_of=today)

    [row] = giving(client).select(".benefit-list li")

    assert row.one("h3").text == "Leszczyna"
    assert row.one("button")["data-copy"] == "0000123456"
    assert "0000123456" in row.text


def test_outdated_status_is_history(client, today):
    last_day = today - timedelta(days=PUBLIC_BENEFIT_VALID_DAYS)
    OrganizationFactory(name="Jeszcze", krs="0000000001", public_benefit_as_of=last_day)
    OrganizationFactory(name="Już nie", krs="0000000002", public_benefit_as_of=last_day - timedelta(days=1))
    OrganizationFactory(name="Nigdy", krs="0000000003")

    html = giving(client)

    assert [heading.text for heading in html.select(".benefit-list h3")] == ["Jeszcze"]
    assert [link.text for link in html.select(".former a")] == ["Już nie"]


def test_unpublished_entry_is_not_recommended(client, today):
    OrganizationFactory(name="Widoczna", public_benefit_as_of=today)
    OrganizationFactory(name="Ukryta", public_benefit_as_of=today, status=Status.SUSPENDED)
    OrganizationFactory(name="Ukryta dawna", public_benefit_as_of="2016-01-01", status=Status.SUSPENDED)

    html = giving(client)

    assert "Widoczna" in html.text
    assert "Ukryta" not in html.text


def test_without_current_organisations_the_page_links_to_the_official_list(client):
    OrganizationFactory(public_benefit_as_of="2016-01-01")

    assert giving(client).one(".empty a")["href"] == giving_and_jubilees.OFFICIAL_LIST


def test_very_long_history_is_cut_and_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr(giving_and_jubilees, "FORMER_SHOWN", 2)
    OrganizationFactory.create_batch(3, public_benefit_as_of="2016-01-01")

    html = giving(client)

    assert len(html.select(".former li")) == 2
    assert "Pokazujemy pierwszych 2." in html.text


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, today, count):
    OrganizationFactory.create_batch(count, public_benefit_as_of=today)
    OrganizationFactory.create_batch(count, public_benefit_as_of="2016-01-01")

    with django_assert_num_queries(QUERIES):
        html = giving(client)

    assert len(html.select(".benefit-list li")) == len(html.select(".former li")) == count

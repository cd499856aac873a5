"""Jubileusze: organisations with a round anniversary in a given year."""

import pytest
import time_machine
from django.urls import reverse

from core.tests.pages import read
from organizations.choices import Status
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
QUERIES = 2


@pytest.fixture(autouse=True)
def _in_2026():
    with time_machine.travel("2026-06-01 12:00 +0200", tick=False):
        yield


def jubilees(client, query=""):
    html = read(client.get(f"{reverse('organizations:jubilees')}?{query}"))
    return {
        section.one("h2").text: [link.text for link in section.select("li a")] for section in html.select(".jubilee")
    }


def test_round_anniversaries_are_listed_oldest_first(client):
    for name, year in [
        ("Rok", 2025),
        ("Pięć", 2021),
        ("Sto", 1926),
        ("Dwa", 2024),
        ("Młoda", 2026),
        ("Też sto", 1926),
    ]:
        OrganizationFactory(name=name, founded_year=year)
    OrganizationFactory(name="Nie wiadomo", founded_year=None)

    assert jubilees(client) == {"100 lat": ["Sto", "Też sto"], "5 lat": ["Pięć"], "1 rok": ["Rok"]}


def test_another_year_can_be_chosen(client):
    OrganizationFactory(name="Dwa", founded_year=2024)

    assert jubilees(client, "rok=2029") == {"5 lat": ["Dwa"]}


@pytest.mark.parametrize("year", ["", "abc", "20260", "1899", "2101", "-5", "²⁰²⁶", "%00"])
def test_invalid_year_means_the_current_year(client, year):
    OrganizationFactory(name="Pięć", founded_year=2021)

    assert jubilees(client, f"rok={year}") == {"5 lat": ["Pięć"]}


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.SUSPENDED, Status.DISSOLVED])
def test_only_published_entries_have_jubilees(client, status):
    OrganizationFactory(name="Widoczna", founded_year=2021)
    OrganizationFactory(name="Ukryta", founded_year=2021, status=status)

    assert jubilees(client) == {"5 lat": ["Widoczna"]}


def test_year_without_jubilees_shows_a_message_and_links(client):
    html = read(client.get(f"{reverse('organizations:jubilees')}?rok=2030"))

    assert html.one(".empty-title").text == "Nikt nie ma wtedy jubileuszu"
    assert [link["href"] for link in html.select(".years a")] == ["?rok=2029", "./", "?rok=2031"]


def test_links_to_other_years_stay_within_the_calendar(client):
    html = read(client.get(f"{reverse('organizations:jubilees')}?rok=2100"))

    assert [link["href"] for link in html.select(".years a")] == ["?rok=2099", "./"]


@pytest.mark.parametrize("count", [1, 3])
def test_jubilees_cost_the_same_for_one_and_for_many(client, django_assert_num_queries, count):
    OrganizationFactory.create_batch(count, founded_year=2021)

    with django_assert_num_queries(QUERIES):
        assert sum(map(len, jubilees(client).values())) == count

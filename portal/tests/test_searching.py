"""The search page: all kinds of content in one place, in any form of a Polish word."""

import pytest
from django.urls import reverse

from core import search
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def found(client, typed, **asked):
    return client.get(reverse("search"), {"q": typed, **asked})


@pytest.fixture
def food_bank():
    organization = OrganizationFactory(name="Leszczyński Bank Żywności", mission="Ratujemy jedzenie.")
    search.index(organization)
    return organization


@pytest.mark.parametrize("typed", ["bankow zywnosci", "banki żywności", "BANKIEM ŻYWNOŚCI", "leszczyńskiego banku"])
def test_any_form_finds_it_and_matches_are_marked(client, food_bank, typed):
    page = found(client, typed)

    assert food_bank.get_absolute_url() in page.content.decode()
    assert "<mark>" in page.content.decode()


def test_results_are_grouped_by_kind(client, food_bank):
    [group] = found(client, "żywność").context["groups"]

    assert (group["label"], group["count"]) == ("Organizacje", 1)


def test_typo_gets_a_suggestion_with_results(client, food_bank):
    meant = found(client, "leszczynskki bank").context["meant"]

    assert found(client, meant).context["count"] == 1


def test_unpublished_content_is_not_found(client):
    hidden = OrganizationFactory(name="Ukryte Towarzystwo", status="suspended")
    search.index(hidden)

    assert found(client, "ukryte towarzystwo").context["count"] == 0


def test_empty_query_shows_how_to_search(client):
    assert "Wpisz, kogo lub czego szukasz" in client.get(reverse("search")).content.decode()


@pytest.mark.parametrize(
    "typed", ["a" * 10_000, "\x00\x01bank\x1f", '"bank" OR (', "& | ! :* <->", "NEAR(bank 5)", "'; --"]
)
def test_any_query_gets_a_page(client, food_bank, typed):
    assert found(client, typed).status_code == 200


def test_long_query_is_cut_and_the_page_says_so(client):
    assert "bardzo długi" in found(client, "bank " * 2000).content.decode()


@pytest.mark.parametrize(
    "asked", [{"rodzaj": "nie-ma"}, {"rodzaj": "organization", "strona": "99999999"}, {"strona": "x"}]
)
def test_unknown_parameters_are_ignored(client, food_bank, asked):
    assert found(client, "bank", **asked).status_code == 200


def test_results_of_one_kind_are_paginated(client):
    for number in range(25):
        search.index(OrganizationFactory(name=f"Bank pomysłów {number}"))

    first = found(client, "bank", rodzaj="organization")
    second = found(client, "bank", rodzaj="organization", strona=2)

    urls = [hit["url"] for page in (first, second) for group in page.context["groups"] for hit in group["hits"]]
    assert len(set(urls)) == 25


@pytest.mark.parametrize("count", [1, 3])
def test_search_costs_the_same_for_one_hit_and_for_many(client, django_assert_num_queries, count):
    for number in range(count):
        search.index(OrganizationFactory(name=f"Bank pomysłów {number}"))

    with django_assert_num_queries(5):
        found(client, "bank pomysłów")


def test_suggestions_are_shown_while_typing(client, food_bank):
    answer = client.get(reverse("suggest"), {"q": "leszcz"}).json()

    assert answer == {
        "suggestions": [{"title": food_bank.name, "url": food_bank.get_absolute_url(), "label": "Organizacje"}]
    }


def test_one_letter_gives_no_suggestions(client, food_bank):
    assert client.get(reverse("suggest"), {"q": "l"}).json() == {"suggestions": []}


def test_hit_in_the_text_shows_the_matching_sentence(client):
    text = "Prowadzimy hospicjum dla dzieci."
    search.index(OrganizationFactory(name="Dom", mission="Pomagamy.", description=f"<p>{text}</p>"))

    [group] = found(client, "hospicjów").context["groups"]

    assert "<mark>hospicjum</mark> dla dzieci" in group["hits"][0]["text"]


def test_hit_in_the_title_shows_the_summary(client, food_bank):
    [group] = found(client, "bank").context["groups"]

    assert group["hits"][0]["text"] == "Ratujemy jedzenie."


def test_unknown_group_shows_a_message_and_all_results(client, food_bank):
    page = found(client, "bank", rodzaj="nie-ma")

    assert "Nie ma takiej grupy wyników" in page.content.decode()
    assert page.context["count"] == 1


def test_known_group_shows_no_message(client, food_bank):
    assert "Nie ma takiej grupy" not in found(client, "bank", rodzaj="organization").content.decode()

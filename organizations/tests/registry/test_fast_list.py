"""The list is served from memory: always fresh, fixed number of queries, the same page for all visitors."""

import pytest
from django.urls import reverse

from core.lists import list_versions
from core.tests.pages import read
from organizations.models import Organization, Theme
from organizations.moderation import actions
from organizations.registry import selectors
from organizations.registry.actions import entries, taxonomy
from organizations.tests.factories import OrganizationFactory
from organizations.tests.lists import listed, page, profile

pytestmark = pytest.mark.django_db
COLD_LIST, HOT = 7, 1
COLD_MAP = 6
COLD_PROFILE = 13 + 9 + 4  # the entry and its related entries; the calendar and the news, once per process


@pytest.fixture
def entry():
    """An entry published through the action, with a theme."""
    return entries.create(
        by=None,
        status="published",
        name="Leszczyna",
        legal_form="foundation",
        themes=[Theme.objects.get(slug="sport")],
    )


def test_new_entry_is_on_the_list_at_once(client, entry):
    assert listed(client) == ["Leszczyna"]

    entries.create(by=None, status="published", name="Olsza", legal_form="foundation")

    assert listed(client) == ["Leszczyna", "Olsza"]


def test_suspended_entry_leaves_list_map_profile_and_files_at_once(client, entry):
    kept = entries.create(by=None, status="published", name="Olsza", legal_form="foundation")
    addresses = [reverse(f"organizations:{name}") for name in ("list", "map", "csv", "json")]
    before = [read_text(client, address) for address in addresses]

    actions.suspend(organization=entry, by=None)

    assert all("Leszczyna" in text for text in before)
    after = [read_text(client, address) for address in addresses]
    assert all("Olsza" in text and "Leszczyna" not in text for text in after)
    assert client.get(entry.get_absolute_url()).status_code == 404
    assert client.get(kept.get_absolute_url()).status_code == 200


def read_text(client, address):
    return client.get(address).getvalue().decode()


def test_changed_name_is_on_card_and_profile_at_once(client, entry):
    before = listed(client), profile(client, entry).one("h1").text

    entries.update(organization=entry, by=None, name="Leszczyna Zielona")

    assert before == (["Leszczyna"], "Leszczyna")
    assert listed(client) == ["Leszczyna Zielona"]
    assert profile(client, entry).one("h1").text == "Leszczyna Zielona"


def test_renamed_theme_is_on_filters_cards_and_profile_at_once(client, entry):
    before = page(client).one(".orgcard .meta").text

    theme = Theme.objects.get(slug="sport")
    theme.name = "Ruch"
    taxonomy.save_word(word=theme, by=None)

    assert before == "Fundacja · sport i turystyka"
    html = page(client)
    assert html.one(".orgcard .meta").text == "Fundacja · ruch"
    assert "Ruch" in html.select(".filters label")[0].text
    assert profile(client, entry).select(".profile-head .tag")[0].text == "Ruch"


def test_changed_related_entry_is_updated_on_the_profile_at_once(client, entry):
    other = entries.create(
        by=None, status="published", name="Olsza", legal_form="foundation", themes=list(entry.themes.all())
    )
    before = [link.text for link in profile(client, entry).select(".related a")]

    entries.update(organization=other, by=None, name="Olsza Czarna")

    assert before == ["Olsza"]
    assert [link.text for link in profile(client, entry).select(".related a")] == ["Olsza Czarna"]


def test_change_by_another_process_is_seen_at_the_next_request(client, entry):
    listed(client)

    Organization.objects.filter(pk=entry.pk).update(name="Z innego procesu", version=entry.version + 1)
    list_versions.bump("organizations")

    assert listed(client) == ["Z innego procesu"]


@pytest.mark.parametrize("count", [1, 3])
def test_uncached_list_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, count):
    OrganizationFactory.create_batch(count, themes=[Theme.objects.get(slug="sport")])

    with django_assert_num_queries(COLD_LIST):
        page(client)


@pytest.mark.parametrize("count", [1, 3])
def test_uncached_map_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, count):
    OrganizationFactory.create_batch(count, latitude="51.84", longitude="16.57")

    with django_assert_num_queries(COLD_MAP):
        page(client, name="map")


@pytest.mark.parametrize("count", [1, 3])
def test_uncached_profile_costs_the_same_with_one_and_with_many_related_entries(
    client, django_assert_num_queries, count
):
    sport = Theme.objects.get(slug="sport")
    [first, *_] = OrganizationFactory.create_batch(count + 1, themes=[sport])

    with django_assert_num_queries(COLD_PROFILE):
        html = profile(client, first)

    assert len(html.select(".related li")) == count


@pytest.mark.parametrize("query", ["", "temat=sport&strona=2", "sort=nowe"])
@pytest.mark.parametrize("name", ["list", "map"])
def test_cached_page_queries_only_the_list_versions(client, django_assert_num_queries, name, query):
    OrganizationFactory.create_batch(30, themes=[Theme.objects.get(slug="sport")])
    first = page(client, query, name)

    with django_assert_num_queries(HOT):
        again = page(client, query, name)

    assert again.raw == first.raw


def test_cached_profile_queries_only_the_list_versions(client, django_assert_num_queries, entry):
    profile(client, entry)

    with django_assert_num_queries(HOT):
        profile(client, entry)


def test_query_of_one_visitor_never_reaches_another(client):
    OrganizationFactory.create_batch(30, name="Leszczyna")
    page(client, "temat=podrzucone&utm_source=podrzucone&q=podrzucone")
    page(client, "temat=podrzucone&strona=2")

    for query in ("", "strona=2"):
        assert "podrzucone" not in client.get(f"{reverse('organizations:list')}?{query}").content.decode()


def test_visitor_without_an_account_gets_no_cookie(client, entry):
    for address in (reverse("organizations:list"), reverse("organizations:map"), entry.get_absolute_url()):
        assert not client.get(address).cookies


def test_failed_load_of_the_list_is_not_cached(client, entry, monkeypatch):
    listed(client)
    list_versions.bump("organizations")
    with monkeypatch.context() as broken:
        broken.setattr(selectors.registry, "_load", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            client.get(reverse("organizations:list"))

    assert listed(client) == ["Leszczyna"]


def test_empty_registry_has_a_page(client):
    html = read(client.get(reverse("organizations:list")))

    assert html.one(".empty-title").text == "Nie znaleźliśmy takiej organizacji"

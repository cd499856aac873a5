"""The front page: correct numbers, suggested words with results, no dead links."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import search
from core.lists import answers, list_versions, memory
from grants.tests.call_factories import CallFactory
from news.tests.article_factories import ArticleFactory
from organizations.choices import Status
from organizations.models import Theme
from organizations.tests.factories import OrganizationFactory
from portal import frontpage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept():
    memory.forget()
    yield
    memory.forget()


def front_page(client):
    return client.get("/").content.decode()


def test_front_page_counts_published_entries_only(client):
    OrganizationFactory.create_batch(2)
    OrganizationFactory(status=Status.SUSPENDED)
    OrganizationFactory(status=Status.SUBMITTED)

    assert "2 organizacje w bazie" in front_page(client)


def test_change_of_the_registry_is_shown_at_once(client):
    OrganizationFactory()
    assert "1 organizacja w bazie" in front_page(client)

    OrganizationFactory.create_batch(4)
    list_versions.bump("organizations")

    assert "5 organizacji w bazie" in front_page(client)


def test_theme_links_to_its_organisations_and_shows_their_number(client):
    sport, seniors = Theme.objects.get(slug="sport"), Theme.objects.get(slug="seniorzy")
    OrganizationFactory.create_batch(2, themes=[sport])
    OrganizationFactory(themes=[seniors], status=Status.DISSOLVED)

    page = front_page(client)

    assert 'href="/organizacje/?temat=sport"' in page
    assert '<b>2<span class="visually-hidden"> organizacje</span></b>' in page
    assert "temat=seniorzy" not in page


def test_every_theme_of_the_registry_has_a_picture():
    assert set(Theme.objects.values_list("slug", flat=True)) == set(frontpage.THEME_ICONS)


def test_volunteering_box_is_shown_when_an_entry_needs_help(client):
    OrganizationFactory()
    assert "wolontariat=1" not in front_page(client)

    OrganizationFactory.create_batch(3, is_seeking_volunteers=True)
    list_versions.bump("organizations")

    assert 'href="/organizacje/?wolontariat=1"' in front_page(client)
    assert "3 organizacje szukają pomocy" in front_page(client)


def test_tax_box_counts_only_current_public_benefit_organisations(client):
    today = timezone.localdate()
    OrganizationFactory(public_benefit_as_of=today)
    OrganizationFactory(public_benefit_as_of=today - timedelta(days=3000))

    assert "1 organizacja z\u00a0prawem do\u00a01,5%" in front_page(client)


def test_four_tasks_are_always_shown(client):
    assert front_page(client).count('<li class="task">') == 2

    OrganizationFactory(is_seeking_volunteers=True, latitude="51.84", longitude="16.57")
    list_versions.bump("organizations")

    assert front_page(client).count('<li class="task">') == 4


def test_deadlines_are_beside_events_and_link_to_the_calls(client):
    OrganizationFactory()
    assert "Dotacje, które się kończą" not in front_page(client)

    CallFactory(title="Granty na sąsiedzkie ogrody")
    list_versions.bump("calls")

    page = front_page(client)
    assert "Granty na sąsiedzkie ogrody" in page.split("Dotacje, które się kończą")[1].split("</section>")[0]
    assert "1 otwarty nabór wniosków" in page


def test_latest_news_are_shown(client):
    assert "Co słychać" not in front_page(client)

    ArticleFactory(title="Program współpracy uchwalony")
    list_versions.bump("articles")

    assert "Program współpracy uchwalony" in front_page(client).split("Co słychać")[1].split("</section>")[0]


def test_jubilees_of_this_year_are_listed_oldest_first(client):
    year = timezone.localdate().year
    OrganizationFactory(name="Chór Lutnia", founded_year=year - 100)
    OrganizationFactory(name="Klub Żagiel", founded_year=year - 5)
    OrganizationFactory(name="Bez Okazji", founded_year=year - 7)

    page = front_page(client).split(f"Jubileusze {year}")[1].split("</section>")[0]

    assert page.index("Chór Lutnia") < page.index("Klub Żagiel")
    assert "<b>100</b> lat" in page
    assert "Bez Okazji" not in page


def test_recently_confirmed_entries_come_first_and_unconfirmed_are_omitted(client):
    today = timezone.localdate()
    OrganizationFactory(name="Dawna", confirmed_on=today - timedelta(days=90))
    OrganizationFactory(name="Świeża", confirmed_on=today)
    OrganizationFactory(name="Niepewna", confirmed_on=None)
    OrganizationFactory(name="Przedawniona", confirmed_on=today - timedelta(days=3 * 365))

    page = front_page(client).split("Ostatnio potwierdzone")[1].split("</section>")[0]

    assert page.index("Świeża") < page.index("Dawna")
    assert "Niepewna" not in page
    assert "Przedawniona" not in page


def test_only_words_with_results_are_suggested(client):
    search.index(OrganizationFactory(name="Leszczyński Bank Żywności"))
    list_versions.bump("organizations")

    page = front_page(client)

    assert 'href="/szukaj/?q=bank%20%C5%BCywno%C5%9Bci"' in page
    assert "teatr" not in page


def test_empty_registry_has_a_page(client):
    page = front_page(client)

    assert "Razem robimy" in page
    assert "Czym się zajmują" not in page
    assert "Na przykład:" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_front_page_costs_the_same_for_one_entry_and_for_many(client, django_assert_num_queries, count):
    year = timezone.localdate().year
    OrganizationFactory.create_batch(count, founded_year=year - 10, themes=[Theme.objects.get(slug="sport")])
    front_page(client)

    with django_assert_num_queries(1):
        front_page(client)


@pytest.mark.parametrize("count", [1, 3])
def test_building_it_costs_the_same_for_one_entry_and_for_many(client, django_assert_num_queries, monkeypatch, count):
    monkeypatch.setattr(frontpage, "HINTS", ())  # each word costs one search, whatever the number of entries
    year = timezone.localdate().year
    OrganizationFactory.create_batch(count, founded_year=year - 10, themes=[Theme.objects.get(slug="sport")])
    front_page(client)
    answers.kept.forget()

    with django_assert_num_queries(4):
        front_page(client)

"""Aktualności: current articles, search and filters; the archive by years; everything follows the clock."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from core import search
from core.lists import list_versions
from core.tests.pages import read
from news import actions, selectors
from news.models import Article
from news.tests.article_factories import ArticleFactory, ago, soon
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db
LIST, ARCHIVE = "/aktualnosci/", "/aktualnosci/archiwum/"
COLD_LIST, HOT = 6, 1
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)


def titles(client, path=LIST):
    """Titles on the page, in order."""
    return [heading.text for heading in read(client.get(path)).select(".articlecard h3")]


def test_newest_article_is_first(client):
    for hours, title in ((9, "Trzecia"), (2, "Pierwsza"), (5, "Druga")):
        ArticleFactory(title=title, publish_at=ago(hours=hours))

    assert titles(client) == ["Pierwsza", "Druga", "Trzecia"]


def test_pinned_article_is_before_newer_ones(client):
    ArticleFactory(title="Nowa")
    ArticleFactory(title="Ważna", publish_at=ago(days=9), is_pinned=True)

    assert titles(client) == ["Ważna", "Nowa"]


@pytest.mark.parametrize("status", ["draft", "submitted", "needs_changes", "withdrawn", "rejected"])
def test_unpublished_article_is_hidden_everywhere(client, status):
    ArticleFactory(title="Widać")
    hidden = ArticleFactory(title="Nie widać", status=status)

    assert titles(client) == ["Widać"]
    assert titles(client, ARCHIVE) == ["Widać"]
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_article_appears_exactly_at_its_time(client):
    with time_machine.travel(NOON, tick=False) as clock:
        article = ArticleFactory(title="O pierwszej", publish_at=NOON + timedelta(hours=1))
        ArticleFactory(title="Stara", publish_at=NOON - timedelta(hours=1))
        assert titles(client) == ["Stara"]

        clock.shift(timedelta(minutes=59, seconds=59))
        assert titles(client) == ["Stara"]
        assert client.get(article.get_absolute_url()).status_code == 404

        clock.shift(timedelta(seconds=1))
        assert titles(client) == ["O pierwszej", "Stara"]
        assert client.get(article.get_absolute_url()).status_code == 200


def test_article_of_tomorrow_appears_tomorrow(client):
    with time_machine.travel(NOON, tick=False) as clock:
        ArticleFactory(title="Jutro", publish_at=NOON + timedelta(days=1))
        assert titles(client) == []

        clock.shift(timedelta(days=1))
        assert titles(client) == ["Jutro"]


def test_article_moves_to_the_archive_exactly_at_its_end(client):
    with time_machine.travel(NOON, tick=False) as clock:
        article = ArticleFactory(title="Do pierwszej", publish_at=ago(days=1), expires_at=NOON + timedelta(hours=1))
        assert titles(client) == ["Do pierwszej"]
        assert "Archiwalne" not in client.get(article.get_absolute_url()).content.decode()

        clock.shift(timedelta(hours=1))
        assert titles(client) == []
        assert titles(client, ARCHIVE) == ["Do pierwszej"]
        assert "ważna do 25 listopada 2026" in client.get(article.get_absolute_url()).content.decode()


def test_sweep_indexes_newly_public_articles_once(client):
    with time_machine.travel(NOON, tick=False) as clock:
        article = ArticleFactory(title="Nabór wolontariuszy", publish_at=NOON + timedelta(minutes=1))
        search.index(article)
        assert search.ids("wolontariusz", kind="article") == []

        clock.shift(timedelta(minutes=1))
        before = list_versions.read().get("articles", 0)
        assert actions.catch_up() == 1

        assert search.ids("wolontariusz", kind="article") == [article.pk]
        assert list_versions.read()["articles"] == before + 1
        assert actions.catch_up() == 0
        assert list_versions.read()["articles"] == before + 1


def test_sweep_removes_articles_no_longer_public_from_the_index():
    article = ArticleFactory()
    search.index(article)
    Article.objects.filter(pk=article.pk).update(status="draft")

    assert actions.catch_up() == 1
    assert search.ids("leszczyny", kind="article") == []


def test_any_form_of_a_word_finds_it_with_or_without_diacritics(client):
    for title in ("Szkolenie dla wolontariuszy", "Mecz"):
        search.index(ArticleFactory(title=title, lead=""))

    for words in ("szkoleń", "szkolen", "wolontariuszom", "wolontariusza szkolenia"):
        assert titles(client, f"{LIST}?q={words}") == ["Szkolenie dla wolontariuszy"]


def test_list_may_be_sorted_by_relevance(client):
    for title, lead, hours in (("Pisanie wniosków", "", 5), ("Statut", "O wnioskach też.", 1)):
        search.index(ArticleFactory(title=title, lead=lead, publish_at=ago(hours=hours)))

    assert titles(client, f"{LIST}?q=wniosek") == ["Statut", "Pisanie wniosków"]
    assert titles(client, f"{LIST}?q=wniosek&sort=trafnosc") == ["Pisanie wniosków", "Statut"]


def test_theme_filters_the_list(client):
    sport = ThemeFactory(name="Sport leszczynowy", slug="sport-leszczynowy")
    ArticleFactory(title="Mecz", themes=[sport])
    ArticleFactory(title="Koncert")

    assert titles(client, f"{LIST}?temat=sport-leszczynowy") == ["Mecz"]


def test_list_filters_by_office_and_organisations(client):
    ArticleFactory(title="Od biura")
    ArticleFactory(title="Od fundacji", organization=OrganizationFactory(name="Fundacja A"), publish_at=ago(hours=2))

    page = read(client.get(LIST))

    assert titles(client, f"{LIST}?od=organizacje") == ["Od fundacji"]
    assert titles(client, f"{LIST}?od=biuro") == ["Od biura"]
    assert [tag.text for tag in page.select(".articlecard .tag")] == ["od organizacji"]


def test_archive_lists_each_year(client):
    ArticleFactory(title="Tegoroczna")
    ArticleFactory(title="Dawna", publish_at=datetime(2021, 12, 31, 22, 30, tzinfo=UTC))
    ArticleFactory(title="Noworoczna", publish_at=datetime(2021, 12, 31, 23, 30, tzinfo=UTC))

    assert titles(client, f"{ARCHIVE}2021/") == ["Dawna"]
    assert titles(client, f"{ARCHIVE}2022/") == ["Noworoczna"]
    assert titles(client, ARCHIVE) == ["Tegoroczna", "Noworoczna", "Dawna"]
    assert client.get(f"{ARCHIVE}1999/").status_code == 404


def test_scheduled_article_reveals_no_year_and_no_theme(client):
    ArticleFactory(title="Dziś")
    ArticleFactory(title="Kiedyś", publish_at=soon(days=800), themes=[ThemeFactory(name="Tajny", slug="tajny")])

    page = client.get(ARCHIVE).content.decode()

    assert f"{soon(days=800).year}" not in page
    assert "Tajny" not in page


def test_unknown_filters_get_a_polite_message(client):
    ArticleFactory(title="Jest")

    page = client.get(f"{LIST}?temat=nie-ma&strona=99").content.decode()

    assert "Pominęliśmy filtr, którego nie znamy: „nie-ma”" in page
    assert "Takiej strony listy nie ma" in page


def test_empty_list_says_what_to_do(client):
    assert "Nie ma tu jeszcze aktualności" in client.get(LIST).content.decode()
    assert "Nie znaleźliśmy takiej aktualności" in client.get(f"{LIST}?q=zzz").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, count):
    for number in range(count):
        organization = OrganizationFactory() if number else None
        ArticleFactory(organization=organization, themes=[ThemeFactory(), ThemeFactory()])

    with django_assert_num_queries(COLD_LIST):
        client.get(LIST)
    with django_assert_num_queries(HOT):
        client.get(LIST)
    with django_assert_num_queries(HOT):
        client.get(f"{LIST}?utm=1")


def test_published_article_is_on_the_list_at_once(client, dorota):
    article = ArticleFactory(title="Świeża", status="draft", publish_at=None)
    assert titles(client) == []

    actions.publish(article=article, by=dorota)

    assert titles(client) == ["Świeża"]


def test_latest_articles_for_other_pages_are_cached(client, django_assert_num_queries):
    for number in range(4):
        ArticleFactory(title=f"Numer {number}", publish_at=ago(hours=number + 1))
    ArticleFactory(title="Przyszła", publish_at=soon(hours=1))
    now = list_versions.read()

    html = selectors.latest(now, 3)

    assert [html.count(f"Numer {number}") for number in range(4)] == [1, 1, 1, 0]
    assert "Przyszła" not in html
    with django_assert_num_queries(0):
        assert selectors.latest(now, 3) == html


def test_latest_without_articles_is_empty():
    assert selectors.latest(list_versions.read(), 3) == ""


def test_news_addresses_are_stable():
    assert reverse("news:articles") == LIST
    assert reverse("news:articles_rss") == "/aktualnosci/rss/"

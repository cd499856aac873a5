"""Powiązane strony: addresses linked from an article are checked on save and resolved on display."""

import pytest
from django.core.exceptions import ValidationError

from core import search
from core.errors import Refused
from core.lists import list_versions
from events.calendar.actions import events
from events.tests.factories import EventFactory
from news import actions as actions
from news import portal_addresses
from news.tests.article_factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = EventFactory(title="Spacer po leszczynach", slug="spacer")
    search.index(event)
    return event


def pointed(client, article):
    page = client.get(article.get_absolute_url()).content.decode()
    return page.split('<h2 id="zobacz-tez">', 1)[1].split("</section>", 1)[0] if "zobacz-tez" in page else ""


@pytest.mark.parametrize("typed", ["/wydarzenia/spacer/", " http://testserver/wydarzenia/spacer/ "])
def test_pasted_event_address_is_shown_by_its_title(client, dorota, event, typed, settings):
    settings.SITE_URL = "http://testserver"
    article = actions.update(article=ArticleFactory(), links=[(typed, "")], by=dorota)

    assert [link.path for link in article.links.all()] == ["/wydarzenia/spacer/"]
    assert '<a href="/wydarzenia/spacer/">Spacer po leszczynach</a>' in pointed(client, article)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("https://example.com/wydarzenia/spacer/", portal_addresses.FOREIGN),
        ("//example.com/", portal_addresses.FOREIGN),
        ("javascript:alert(1)", portal_addresses.NO_PAGE),
        ("wydarzenia/spacer/", portal_addresses.NO_PAGE),
        ("/nie-ma-takiej/", portal_addresses.NO_PAGE),
        ("/wydarzenia/" + "a" * 300 + "/", portal_addresses.NO_PAGE),
        ("/wydarzenia/inny-spacer/", portal_addresses.NOT_PUBLIC),
        ("/admin/", portal_addresses.NOT_FOR_ALL),
        ("/konto/", portal_addresses.NOT_FOR_ALL),
    ],
)
def test_broken_link_is_refused_with_a_message(event, typed, sentence):
    with pytest.raises(ValidationError) as refused:
        portal_addresses.path_of(typed)

    assert refused.value.messages == [sentence]


def test_page_without_a_known_title_needs_one(dorota):
    article = ArticleFactory()

    with pytest.raises(Refused, match="Wpisz go"):
        actions.update(article=article, links=[("/wydarzenia/", "")], by=dorota)
    with pytest.raises(Refused, match="Takiej strony nie ma"):
        actions.update(article=article, links=[("/nie-ma/", "Tytuł")], by=dorota)

    after = actions.update(article=article, links=[("/wydarzenia/", "Kalendarz")], by=dorota)
    assert [(link.path, link.title) for link in after.links.all()] == [("/wydarzenia/", "Kalendarz")]


def test_duplicate_link_is_stored_once(dorota, event):
    links = [("/wydarzenia/spacer/", ""), ("/wydarzenia/", "Kalendarz"), ("/wydarzenia/spacer/", "Spacer")]

    article = actions.update(article=ArticleFactory(), links=links, by=dorota)

    assert [(link.path, link.title) for link in article.links.all()] == [
        ("/wydarzenia/spacer/", "Spacer"),
        ("/wydarzenia/", "Kalendarz"),
    ]


def test_renamed_event_shows_its_new_title_and_a_deleted_one_is_omitted(client, dorota, event):
    article = actions.update(article=ArticleFactory(), links=[("/wydarzenia/spacer/", "")], by=dorota)
    assert "Spacer po leszczynach" in pointed(client, article)

    events.update(event=event, values={"title": "Spacer po sadzie"}, by=dorota)
    assert "Spacer po sadzie" in pointed(client, article)

    search.unindex(event)
    list_versions.bump("events")
    assert pointed(client, article) == ""
    kept = [("/wydarzenia/spacer/", ""), ("/wydarzenia/", "Kalendarz")]
    after = actions.update(article=article, links=kept, by=dorota)
    assert after.links.count() == 2

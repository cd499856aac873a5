"""Concurrent requests for one slug: generated slugs stay unique, a typed slug gets an error."""

import pytest

from core.errors import Refused
from core.tests.at_once import at_once, on_postgres
from events.calendar.actions import events
from events.tests.factories import EventFactory
from grants.calls.actions import editing as editing_calls
from grants.tests.call_factories import CallFactory, drafted, offer
from news import actions
from news.tests.article_factories import ArticleFactory
from pages.tests.page_factories import a_document, a_topic

pytestmark = on_postgres
TITLE = "Ten sam tytuł"
ADDRESSES = ["ten-sam-tytul", "ten-sam-tytul-2", "ten-sam-tytul-3"]


@pytest.mark.parametrize(
    ("add", "table"),
    [
        (lambda by: events.create(values={"title": TITLE, "kind": "training"}, by=by), "events_event"),
        (lambda by: actions.create(values={"title": TITLE}, by=by), "news_article"),
        (lambda by: drafted(by, title=TITLE), "grants_call"),
        (lambda by: offer(by, title=TITLE), "grants_smallgrantoffer"),
        (lambda by: a_document(TITLE, by=by), "pages_document"),
    ],
    ids=["event", "article", "call", "offer", "document"],
)
def test_three_objects_with_one_title_get_three_slugs(dorota, add, table):
    a_topic()

    made = at_once(*[lambda: add(dorota).slug] * 3, before=f'INSERT INTO "{table}"')

    assert sorted(made) == ADDRESSES


@pytest.mark.parametrize(
    ("factory", "rename", "table"),
    [
        (EventFactory, lambda one, by: events.update(event=one, values={"slug": "nowy"}, by=by), "events_event"),
        (ArticleFactory, lambda one, by: actions.update(article=one, values={"slug": "nowy"}, by=by), "news_article"),
        (CallFactory, lambda one, by: editing_calls.update(call=one, values={"slug": "nowy"}, by=by), "grants_call"),
    ],
    ids=["event", "article", "call"],
)
def test_only_one_of_two_concurrent_requests_gets_the_slug(dorota, factory, rename, table):
    first, second = factory(), factory()

    told = at_once(
        lambda: rename(first, dorota), lambda: rename(second, dorota), before=f'UPDATE "{table}"'
    )  # fmt: skip

    [refused] = [one for one in told if isinstance(one, Refused)]
    assert refused.problems == {"slug": ["Ten adres jest zajęty. Wybierz inny."]}
    assert sorted(one.slug == "nowy" for one in told if one is not refused) == [True]

"""Życie aktualności: what happens when two people press the same button at the same time."""

import threading

import pytest
from django.db import connection

from core.mail.models import Letter
from core.search.models import SearchDocument
from news.actions import article_moments
from news.actions import article_states as states
from news.actions import articles as actions
from news.actions.errors import ConflictError, WrongState
from news.models import Article
from news.tests.article_factories import ArticleFactory
from organizations.tests.factories import OrganizationFactory

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def at_once(act, count=4):
    """What each of them heard: None, or the error."""
    start, heard = threading.Barrier(count), []

    def one(number):
        start.wait()
        try:
            act(number)
        except (WrongState, ConflictError) as error:
            heard.append(error)
        else:
            heard.append(None)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[number]) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return heard


def test_of_those_who_publish_at_once_one_does_and_one_letter_goes(dorota):
    article = ArticleFactory(status="submitted", submitted_by=dorota, organization=OrganizationFactory())

    heard = at_once(lambda number: states.publish(article=article, by=dorota))

    assert sorted(type(each).__name__ for each in heard) == ["NoneType", *["WrongState"] * 3]
    assert Letter.objects.count() == 1


def test_of_those_who_save_one_form_at_once_one_does_and_the_others_are_asked(dorota):
    article = ArticleFactory()
    seen_at = article.updated_at

    heard = at_once(
        lambda number: actions.update(article=article, values={"title": f"Tytuł {number}"}, seen_at=seen_at, by=dorota)
    )

    assert [type(each) for each in heard].count(ConflictError) == 3
    assert Article.objects.get().version == 2


def test_sweeps_that_meet_write_one_document():
    ArticleFactory()

    at_once(lambda number: article_moments.catch_up())

    assert SearchDocument.objects.filter(kind="article").count() == 1

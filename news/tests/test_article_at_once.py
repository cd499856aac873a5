"""Życie aktualności: concurrent requests for the same action."""

from core.errors import ConflictError, WrongState
from core.mail.models import Letter
from core.search.models import SearchDocument
from core.tests.at_once import at_once, on_postgres, refusals
from news import actions as actions
from news import actions as news_actions
from news.models import Article
from news.tests.article_factories import ArticleFactory
from organizations.tests.factories import OrganizationFactory

pytestmark = on_postgres


def test_only_one_of_concurrent_requests_publishes_and_sends_a_letter(dorota):
    article = ArticleFactory(status="submitted", submitted_by=dorota, organization=OrganizationFactory())

    heard = at_once(*[lambda: news_actions.publish(article=article, by=dorota)] * 4)

    assert [type(each) for each in refusals(heard)] == [WrongState] * 3
    assert Letter.objects.count() == 1


def test_only_one_of_concurrent_saves_succeeds_and_others_get_a_conflict(dorota):
    article = ArticleFactory()
    seen_at = article.updated_at

    def save(title):
        return actions.update(article=article, values={"title": title}, seen_at=seen_at, by=dorota)

    heard = at_once(*[lambda title=title: save(title) for title in ("Pierwszy", "Drugi", "Trzeci", "Czwarty")])

    assert [type(each) for each in refusals(heard)] == [ConflictError] * 3
    assert Article.objects.get().version == 2


def test_concurrent_sweeps_write_one_document():
    ArticleFactory()

    at_once(*[news_actions.catch_up] * 4)

    assert SearchDocument.objects.filter(kind="article").count() == 1

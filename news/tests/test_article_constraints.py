"""Constraints on articles that the database enforces."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from news.addresses import ARTICLE_SLUGS
from news.models import Article, OldArticleAddress, RelatedLink
from news.tests.article_factories import ArticleFactory, ago
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def refuses(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


@pytest.mark.parametrize(
    "values",
    [
        {"status": "zapomniana"},
        {"publish_at": None},
        {"body": ""},
        {"status": "submitted", "body": ""},
        {"expires_at": ago(hours=2)},
        {"status": "needs_changes"},
        {"status": "withdrawn"},
        {"status": "rejected"},
    ],
)
def test_database_refuses_an_invalid_article(values):
    article = ArticleFactory()

    refuses(lambda: Article.objects.filter(pk=article.pk).update(**values))


def test_draft_may_have_no_text_and_no_publication_time():
    article = ArticleFactory(status="draft", body="", publish_at=None)

    assert Article.objects.get() == article


@pytest.mark.parametrize("path", ["https://example.org/", "//example.org/", "wydarzenia/"])
def test_link_is_a_path_of_the_portal(path):
    article = ArticleFactory()

    refuses(lambda: RelatedLink.objects.create(article=article, path=path))


def test_link_and_address_are_unique():
    article = ArticleFactory()
    RelatedLink.objects.create(article=article, path="/wydarzenia/")
    OldArticleAddress.objects.create(article=article, slug="dawny")

    refuses(lambda: RelatedLink.objects.create(article=article, path="/wydarzenia/"))
    refuses(lambda: OldArticleAddress.objects.create(article=ArticleFactory(), slug="dawny"))
    refuses(lambda: ArticleFactory(slug=article.slug))


def test_organisation_with_an_article_is_not_deleted():
    article = ArticleFactory(organization=OrganizationFactory())

    with pytest.raises(ProtectedError):
        article.organization.delete()


def test_other_integrity_error_is_not_reported_as_a_taken_address():
    wordless = Article(title="Bez treści", slug="bez-tresci", status="submitted")

    refuses(lambda: ARTICLE_SLUGS.save(wordless, lambda: "bez-tresci", force_insert=True))

"""Personal data of authors: export, erasure, retention; every letter has a preview."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import actions as accounts
from accounts import personal
from core.mail import catalog
from core.retention import purging
from news.models import Article
from news.tests.article_factories import ArticleFactory
from organizations.moderation.merging import merge
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
LETTERS = ["submitted", "published", "changes_asked", "rejected", "withdrawn"]


def test_author_is_exported_and_erased_with_the_account(alice):
    article = ArticleFactory(organization=OrganizationFactory(name="Fundacja A"), submitted_by=alice)
    [part] = [part for part in personal.parts() if part.name == "news.articles"]
    told = json.loads(json.dumps(part.export(alice)))
    assert [(line["aktualność"], line["organizacja"], line["stan"]) for line in told] == [
        (article.title, "Fundacja A", "opublikowana")
    ]

    accounts.erase(user=alice)

    article.refresh_from_db()
    assert article.submitted_by is None


@pytest.mark.parametrize(("days", "is_kept"), [(729, True), (731, False)])
def test_author_is_forgotten_two_years_after_the_decision(alice, days, is_kept):
    moment = timezone.now() - timedelta(days=days)
    article = ArticleFactory(submitted_by=alice, status_changed_at=moment, organization=OrganizationFactory())

    purging.purge()

    article.refresh_from_db()
    assert (article.submitted_by == alice) == is_kept


def test_merged_entry_keeps_the_articles_of_both(dorota):
    duplicate, survivor = OrganizationFactory(), OrganizationFactory()
    told, mentioned = ArticleFactory(organization=duplicate), ArticleFactory(organizations=[duplicate, survivor])

    merge(survivor=survivor, duplicate=duplicate, by=dorota, values={})

    assert Article.objects.get(pk=told.pk).organization == survivor
    assert list(mentioned.organizations.all()) == [survivor]


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_has_a_preview(name):
    letter = catalog.show(f"news.article_{name}")

    assert "Sadzimy leszczyny" in letter.subject
    assert "Dzień dobry," in letter.text

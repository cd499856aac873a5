"""Aktualności do decyzji: the office reviews submissions and changes, and decides on the version it has read."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.mail.models import Letter
from core.tests.pages import read
from news import actions as actions
from news.models import Article
from news.tests.article_factories import ArticleFactory
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db
QUEUE = 4


@pytest.fixture
def entry():
    return OrganizationFactory(name="Fundacja A")


def submitted(entry, title="Sadzimy", *, days=0, **values):
    article = ArticleFactory(title=title, organization=entry, status="submitted", publish_at=None, **values)
    Article.objects.filter(pk=article.pk).update(status_changed_at=timezone.now() - timedelta(days=days))
    article.refresh_from_db()
    return article


def place(article):
    return reverse("admin:news_article_submission", args=[article.pk])


def decide(browser, article, decision=None, **data):
    stamp = {"seen_at": article.updated_at.isoformat()} | ({"decision": decision} if decision else {})
    return browser.post(place(article), stamp | data)


def queue(office):
    return read(office.get(reverse("admin:news_article_queue")))


def test_oldest_submission_is_first_and_each_shows_its_waiting_time(office, entry):
    submitted(entry, "Młodsza", days=1)
    submitted(entry, "Najstarsza", days=12)
    ArticleFactory(title="Dawno opublikowana")

    rows = queue(office).select("tbody tr")

    assert [row.one("th").text for row in rows] == ["Najstarsza", "Młodsza"]
    assert "12 dni" in rows[0].one(".waits").text


@pytest.mark.parametrize("count", [1, 3])
def test_queue_costs_the_same_for_one_and_for_many(office, entry, django_assert_num_queries, count):
    for _ in range(count):
        submitted(OrganizationFactory())

    with django_assert_num_queries(QUEUE):
        queue(office)


def test_submission_page_shows_all_content(office, entry, alice):
    article = submitted(entry, themes=[ThemeFactory(name="Sport leszczynowy")], submitted_by=alice)

    text = read(office.get(place(article))).text

    for words in (
        "Fundacja A",
        "alice@example.org",
        "od razu po publikacji",
        "Sport leszczynowy",
        "Przynieś rękawice",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("decision", "status", "said"),
    [
        ("publish", "published", "jest opublikowana"),
        ("changes", "needs_changes", "do poprawy"),
        ("reject", "rejected", "odrzucona"),
    ],
)
def test_decision_changes_the_state_and_sends_a_letter(office, entry, alice, decision, status, said):
    article = submitted(entry, submitted_by=alice)

    answer = decide(office, article, decision, reason="Powód w jednym zdaniu.")

    article.refresh_from_db()
    assert article.status == status
    assert said in office.get(answer["Location"]).content.decode()
    assert Letter.objects.get().to == "alice@example.org"


@pytest.mark.parametrize("decision", ["changes", "reject", "", "zly"])
def test_decision_needs_a_button_and_a_refusal_its_reason(office, entry, decision):
    article = submitted(entry)

    answer = decide(office, article, decision, reason="")

    assert answer.status_code == 200
    article.refresh_from_db()
    assert article.status == "submitted"


def test_article_changed_meanwhile_is_not_decided_on(office, entry, alice):
    article = submitted(entry)
    opened = Article.objects.get(pk=article.pk)
    actions.update(article=article, values={"title": "Inny tytuł"}, by=alice)

    answer = decide(office, opened, "publish")
    assert "Ktoś zapisał tu zmiany" in answer.content.decode()

    decide(office, Article.objects.get(), "publish")
    assert Article.objects.get().status == "published"


def test_change_of_a_published_article_waits_until_seen(office, entry, alice):
    article = ArticleFactory(organization=entry)
    change = {"values": {"lead": "Nowe."}, "links": [("/wydarzenia/", "Kalendarz")]}
    article = actions.update(article=article, is_by_organization=True, by=alice, **change)
    assert [row.one("th").text for row in queue(office).select("tbody tr")] == [article.title]
    assert "Powiązane strony, W jednym" in read(office.get(place(article))).text

    decide(office, article)

    article.refresh_from_db()
    assert not article.is_changed_by_organization
    assert "Organizacje niczego nie zmieniły" in queue(office).text


def test_office_start_page_shows_waiting_articles(office, entry, alice):
    submitted(entry)
    article = actions.update(article=ArticleFactory(organization=entry), values={"lead": "Nowe."}, by=alice)
    Article.objects.filter(pk=article.pk).update(is_changed_by_organization=True)
    old = ArticleFactory(status="draft", publish_at=None)
    Article.objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=15))
    ArticleFactory(is_pinned=True, publish_at=timezone.now() - timedelta(days=61))

    waiting = office.get(reverse("admin:index")).context["waiting"]
    told = [line.what for line in waiting if "aktualnoś" in line.what]

    assert told == [
        "zgłoszona aktualność do przyjęcia",
        "aktualność zmieniona przez organizację",
        "szkic aktualności czeka od dwóch tygodni",
        "aktualność jest przypięta od dwóch miesięcy",
    ]


def test_user_outside_the_office_has_no_access(entry, alice):
    article, browser = submitted(entry), Client()
    browser.force_login(alice)

    for address in (place(article), reverse("admin:news_article_queue")):
        assert browser.get(address).status_code in (302, 403, 404)


def test_staff_without_the_right_get_403(client, entry, django_user_model):
    person = django_user_model.objects.create_user("biblioteka@example.org", "x", is_staff=True)
    client.force_login(person)

    for address in (place(submitted(entry)), reverse("admin:news_article_queue")):
        assert client.get(address).status_code == 403

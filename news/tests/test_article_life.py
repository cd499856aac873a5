"""Życie aktualności: what each step does, which letters it sends, and what it refuses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import audit, search
from core.errors import ConflictError, Gone, Refused, WrongState
from core.files import images
from core.mail.models import Letter
from core.models import Picture
from core.tests.files import picture
from news import actions as actions
from news import actions as news_actions
from news.choices import ArticleStatus
from news.models import Article, OldArticleAddress
from news.tests.article_factories import BODY, ArticleFactory, ago, soon
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


def draft(**values):
    return ArticleFactory(**{"status": "draft", "publish_at": None} | values)


def letters():
    return [(letter.key.split(":")[0], letter.to) for letter in Letter.objects.order_by("pk")]


# --- writing ---


def test_new_article_is_a_draft_with_a_unique_address(dorota):
    first, second = (actions.create(values={"title": "Żywność bez strat"}, by=dorota) for _ in range(2))
    third = actions.create(values={"title": "???"}, by=dorota)

    assert [one.slug for one in (first, second, third)] == [
        "zywnosc-bez-strat",
        "zywnosc-bez-strat-2",
        "aktualnosc",
    ]
    assert (first.status, first.version) == ("draft", 1)
    assert [event.action for event in audit.events_of(first)] == ["news.create_article"]


@pytest.mark.parametrize("taken", ["archiwum", "rss", "zajety", "dawny"])
def test_taken_or_reserved_address_is_refused(dorota, taken):
    OldArticleAddress.objects.create(article=ArticleFactory(slug="zajety"), slug="dawny")

    with pytest.raises(Refused, match="Ten adres jest zajęty"):
        actions.create(values={"title": "Nowa", "slug": taken}, by=dorota)


def test_address_of_a_draft_follows_its_title_and_a_published_one_keeps_redirects(dorota):
    article = draft(title="Pierwszy tytuł", slug="pierwszy-tytul")
    article = actions.update(article=article, values={"title": "Drugi tytuł"}, by=dorota)
    assert (article.slug, OldArticleAddress.objects.exists()) == ("drugi-tytul", False)

    news_actions.publish(article=article, by=dorota)
    article = actions.update(article=article, values={"title": "Trzeci tytuł"}, by=dorota)
    assert article.slug == "drugi-tytul"

    article = actions.update(article=article, values={"slug": "trzeci"}, by=dorota)
    assert (article.slug, OldArticleAddress.objects.get().slug) == ("trzeci", "drugi-tytul")

    article = actions.update(article=article, values={"slug": "drugi-tytul"}, by=dorota)
    assert (article.slug, OldArticleAddress.objects.get().slug) == ("drugi-tytul", "trzeci")


def test_no_change_writes_nothing(dorota):
    article = ArticleFactory()
    facts = {"title": article.title, "body": article.body}

    after = actions.update(article=article, values=facts, themes=[], organizations=[], links=[], by=dorota)

    assert (after.version, audit.events_of(article).count()) == (1, 0)


def test_newer_article_is_never_overwritten(dorota):
    article = ArticleFactory(title="Stary")
    seen_at = article.updated_at
    actions.update(article=article, values={"title": "Nowy"}, seen_at=seen_at, by=dorota)

    with pytest.raises(ConflictError):
        actions.update(article=article, values={"title": "Mój"}, seen_at=seen_at, by=dorota)

    assert Article.objects.get().title == "Nowy"


def test_content_change_sets_revised_at_and_a_pin_does_not(dorota):
    article = ArticleFactory()
    article = actions.update(article=article, values={"is_pinned": True}, by=dorota)
    assert article.revised_at is None

    article = actions.update(article=article, values={"lead": "Jednak w niedzielę."}, by=dorota)
    assert article.revised_at is not None


def test_status_is_not_written_as_a_field(dorota):
    with pytest.raises(TypeError):
        actions.create(values={"title": "A", "status": "published"}, by=dorota)


def test_end_must_be_after_the_beginning(dorota):
    with pytest.raises(Refused) as refused:
        actions.create(values={"title": "A", "publish_at": soon(days=2), "expires_at": soon(days=1)}, by=dorota)

    assert refused.value.problems == {"expires_at": ["Koniec aktualności musi być po jej początku."]}


def test_invalid_value_is_reported_for_its_field(dorota):
    with pytest.raises(Refused) as refused:
        actions.create(values={"title": "A" * 161}, by=dorota)

    assert list(refused.value.problems) == ["title"]


def test_draft_may_be_deleted_and_a_published_article_may_not(dorota):
    gone = draft(picture=images.store(picture(), alt="Sadzonki", is_decorative=False))
    kept = ArticleFactory()
    actions.delete(article=gone, by=dorota)

    with pytest.raises(WrongState, match="można wycofać"):
        actions.delete(article=kept, by=dorota)
    with pytest.raises(Gone):
        actions.update(article=gone, values={"title": "B"}, by=dorota)
    assert list(Article.objects.all()) == [kept]
    assert not Picture.objects.exists()


# --- publishing ---


def test_article_without_a_time_is_public_and_searchable_at_once(dorota):
    article = news_actions.publish(article=draft(), by=dorota)

    assert article.is_public
    assert search.ids("leszczyny", kind="article") == [article.pk]


def test_scheduled_article_is_public_at_its_time(dorota):
    article = news_actions.publish(article=draft(publish_at=soon(days=2)), by=dorota)

    assert (article.status, article.is_public, article.is_scheduled) == ("published", False, True)
    assert search.ids("leszczyny", kind="article") == []


def test_time_that_passed_while_drafting_becomes_now(dorota):
    article = draft(publish_at=ago(days=1))
    Article.objects.filter(pk=article.pk).update(created_at=ago(days=3))

    after = news_actions.publish(article=article, by=dorota)

    assert timezone.now() - after.publish_at < timedelta(minutes=1)


def test_imported_old_article_keeps_its_date(dorota):
    moment = ago(days=900)

    assert news_actions.publish(article=draft(publish_at=moment), by=dorota).publish_at == moment


def test_withdrawn_article_is_published_again_with_its_date(dorota):
    article = ArticleFactory(publish_at=ago(days=5))
    Article.objects.filter(pk=article.pk).update(created_at=ago(days=9))
    news_actions.withdraw(article=article, reason="Pomyłka.", by=dorota)

    after = news_actions.publish(article=article, by=dorota)

    assert (after.is_public, after.publish_at) == (True, article.publish_at)
    assert after.status_reason == ""


@pytest.mark.parametrize("lacking", [{"lead": ""}, {"body": ""}, {"body": "<p> </p>"}])
def test_article_without_text_is_not_published(dorota, lacking):
    article = draft(**lacking)

    with pytest.raises(Refused) as refused:
        news_actions.publish(article=article, by=dorota)

    assert list(refused.value.problems) == [next(iter(lacking))]
    assert Article.objects.get().status == "draft"


def test_expired_article_is_not_published(dorota):
    with pytest.raises(Refused, match="Ten termin już minął"):
        news_actions.publish(article=draft(expires_at=ago(minutes=1)), by=dorota)


def test_second_publish_is_refused(dorota):
    article = news_actions.publish(article=draft(), by=dorota)

    with pytest.raises(WrongState, match="jest już w stanie „opublikowana”"):
        news_actions.publish(article=article, by=dorota)
    with pytest.raises(WrongState, match="nie może przejść do stanu „odrzucona”"):
        news_actions.reject(article=article, reason="Nie.", by=dorota)


def test_article_changed_meanwhile_is_not_published(dorota):
    article = draft()
    seen_at = article.updated_at
    actions.update(article=article, values={"title": "Inny"}, by=dorota)

    with pytest.raises(ConflictError):
        news_actions.publish(article=article, seen_at=seen_at, by=dorota)


# --- submission by an organisation ---


@pytest.fixture
def entry(alice):
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice, "owner")
    return entry


def test_submission_waits_and_the_office_gets_a_letter(entry, alice, settings):
    article = news_actions.submit(article=draft(organization=entry), by=alice)

    assert (article.status, article.submitted_by, article.is_public) == ("submitted", alice, False)
    assert letters() == [("news.article_submitted", settings.OFFICE_EMAIL)]


def test_office_submits_nothing(dorota):
    with pytest.raises(WrongState, match="można od razu opublikować"):
        news_actions.submit(article=draft(), by=dorota)


def test_poster_without_text_is_not_submitted(entry, alice):
    article = draft(organization=entry, body="<p>Szczegóły na plakacie.</p>")

    with pytest.raises(Refused, match="Treść jest bardzo krótka"):
        news_actions.submit(article=article, by=alice)


def test_expired_article_is_not_submitted(entry, alice):
    with pytest.raises(Refused, match="Ten termin już minął"):
        news_actions.submit(article=draft(organization=entry, expires_at=ago(hours=1)), by=alice)


@pytest.mark.parametrize(
    ("step", "letter", "status"),
    [
        ("publish", "news.article_published", ArticleStatus.PUBLISHED),
        ("ask_for_changes", "news.article_changes_asked", ArticleStatus.NEEDS_CHANGES),
        ("reject", "news.article_rejected", ArticleStatus.REJECTED),
    ],
)
def test_author_gets_a_letter_with_the_decision(entry, alice, dorota, step, letter, status):
    article = ArticleFactory(organization=entry, status="submitted", submitted_by=alice, publish_at=None)
    reason = {} if step == "publish" else {"reason": "Dopiszcie miejsce."}

    after = getattr(news_actions, step)(article=article, by=dorota, **reason)

    assert (after.status, after.status_reason) == (status, reason.get("reason", ""))
    assert letters() == [(letter, "alice@example.org")]


def test_owner_gets_the_letter_when_the_author_has_no_account(entry, dorota):
    news_actions.publish(article=ArticleFactory(organization=entry, status="submitted"), by=dorota)

    assert letters() == [("news.article_published", "alice@example.org")]


def test_entry_without_people_gets_no_letter(dorota):
    article = ArticleFactory(organization=OrganizationFactory(), status="submitted")

    news_actions.publish(article=article, by=dorota)

    assert letters() == []


@pytest.mark.parametrize("step", ["ask_for_changes", "reject", "withdraw"])
def test_refusal_without_a_reason_is_refused(entry, dorota, step):
    status = "published" if step == "withdraw" else "submitted"
    article = ArticleFactory(organization=entry, status=status)

    with pytest.raises(Refused, match="Napisz powód"):
        getattr(news_actions, step)(article=article, reason="  ", by=dorota)


def test_withdrawal_by_the_office_sends_a_letter_and_by_the_organisation_none(entry, alice, dorota):
    first, second = (ArticleFactory(organization=entry, submitted_by=alice) for _ in range(2))

    news_actions.withdraw(article=first, reason="Dane osób.", by=dorota)
    news_actions.withdraw(article=second, reason="Pomyłka.", by=alice, is_by_organization=True)

    assert letters() == [("news.article_withdrawn", "alice@example.org")]
    assert not Article.objects.public().exists()


def test_change_by_an_organisation_is_marked_until_the_office_sees_it(entry, alice, dorota):
    article = ArticleFactory(organization=entry)

    after = actions.update(article=article, values={"lead": "Nowe."}, is_by_organization=True, by=alice)
    assert after.is_changed_by_organization

    after = news_actions.see_change(article=after, by=dorota, seen_at=after.updated_at)
    assert not after.is_changed_by_organization
    version = after.version
    assert news_actions.see_change(article=after, by=dorota).version == version


def test_rejected_article_is_not_editable_by_its_organisation(entry, alice):
    article = ArticleFactory(organization=entry, status="rejected")

    with pytest.raises(WrongState, match="nie można zmieniać"):
        actions.update(article=article, values={"title": "B"}, is_by_organization=True, by=alice)


# --- archive and pinning ---


def test_archived_article_is_readable_and_not_listed(dorota):
    article = news_actions.expire(article=ArticleFactory(), by=dorota)

    assert (article.is_archival, article.is_public) == (True, True)
    assert not Article.objects.current().exists()
    with pytest.raises(WrongState):
        news_actions.expire(article=article, by=dorota)


def test_pinned_article_is_pinned_once(dorota):
    article = news_actions.pin(article=ArticleFactory(), by=dorota)
    version = article.version
    assert (article.is_pinned, news_actions.pin(article=article, by=dorota).version) == (True, version)

    assert not news_actions.pin(article=article, by=dorota, is_pinned=False).is_pinned


@pytest.mark.parametrize("hours", [-1, 1])
def test_properties_match_the_querysets(hours):
    article = ArticleFactory(publish_at=soon(hours=hours), expires_at=soon(hours=hours + 5), body=BODY)

    assert article.is_public == Article.objects.public().exists()
    assert article.is_scheduled == Article.objects.scheduled().exists()
    assert (article.is_public and not article.is_archival) == Article.objects.current().exists()

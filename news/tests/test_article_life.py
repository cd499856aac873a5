"""Życie aktualności: what each step does, to whom it writes, and what it refuses."""

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


def test_a_new_article_is_a_draft_with_an_address_of_its_own(dorota):
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
def test_an_address_that_leads_elsewhere_is_refused(dorota, taken):
    OldArticleAddress.objects.create(article=ArticleFactory(slug="zajety"), slug="dawny")

    with pytest.raises(Refused, match="Ten adres jest zajęty"):
        actions.create(values={"title": "Nowa", "slug": taken}, by=dorota)


def test_a_drafts_address_follows_its_title_and_a_published_one_leaves_its_old_address(dorota):
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


def test_nothing_changed_is_nothing_written(dorota):
    article = ArticleFactory()
    facts = {"title": article.title, "body": article.body}

    after = actions.update(article=article, values=facts, themes=[], organizations=[], links=[], by=dorota)

    assert (after.version, audit.events_of(article).count()) == (1, 0)


def test_a_newer_article_is_never_overwritten(dorota):
    article = ArticleFactory(title="Stary")
    seen_at = article.updated_at
    actions.update(article=article, values={"title": "Nowy"}, seen_at=seen_at, by=dorota)

    with pytest.raises(ConflictError):
        actions.update(article=article, values={"title": "Mój"}, seen_at=seen_at, by=dorota)

    assert Article.objects.get().title == "Nowy"


def test_what_the_public_reads_is_told_as_revised_and_a_pin_is_not(dorota):
    article = ArticleFactory()
    article = actions.update(article=article, values={"is_pinned": True}, by=dorota)
    assert article.revised_at is None

    article = actions.update(article=article, values={"lead": "Jednak w niedzielę."}, by=dorota)
    assert article.revised_at is not None


def test_a_state_is_not_written_as_a_field(dorota):
    with pytest.raises(TypeError):
        actions.create(values={"title": "A", "status": "published"}, by=dorota)


def test_the_end_comes_after_the_beginning(dorota):
    with pytest.raises(Refused) as refused:
        actions.create(values={"title": "A", "publish_at": soon(days=2), "expires_at": soon(days=1)}, by=dorota)

    assert refused.value.problems == {"expires_at": ["Koniec aktualności musi być po jej początku."]}


def test_a_fact_that_breaks_a_rule_of_a_field_is_told_beside_it(dorota):
    with pytest.raises(Refused) as refused:
        actions.create(values={"title": "A" * 161}, by=dorota)

    assert list(refused.value.problems) == ["title"]


def test_a_draft_may_be_deleted_and_what_was_published_may_not(dorota):
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


def test_published_without_a_moment_is_read_at_once_and_found(dorota):
    article = news_actions.publish(article=draft(), by=dorota)

    assert article.is_public
    assert search.ids("leszczyny", kind="article") == [article.pk]


def test_published_for_a_moment_waits_for_it(dorota):
    article = news_actions.publish(article=draft(publish_at=soon(days=2)), by=dorota)

    assert (article.status, article.is_public, article.is_scheduled) == ("published", False, True)
    assert search.ids("leszczyny", kind="article") == []


def test_a_moment_that_passed_while_the_draft_waited_gives_way_to_now(dorota):
    article = draft(publish_at=ago(days=1))
    Article.objects.filter(pk=article.pk).update(created_at=ago(days=3))

    after = news_actions.publish(article=article, by=dorota)

    assert timezone.now() - after.publish_at < timedelta(minutes=1)


def test_an_old_notice_brought_over_keeps_its_day(dorota):
    moment = ago(days=900)

    assert news_actions.publish(article=draft(publish_at=moment), by=dorota).publish_at == moment


def test_a_withdrawn_article_comes_back_under_its_own_day(dorota):
    article = ArticleFactory(publish_at=ago(days=5))
    Article.objects.filter(pk=article.pk).update(created_at=ago(days=9))
    news_actions.withdraw(article=article, reason="Pomyłka.", by=dorota)

    after = news_actions.publish(article=article, by=dorota)

    assert (after.is_public, after.publish_at) == (True, article.publish_at)
    assert after.status_reason == ""


@pytest.mark.parametrize("lacking", [{"lead": ""}, {"body": ""}, {"body": "<p> </p>"}])
def test_a_wordless_article_is_not_published(dorota, lacking):
    article = draft(**lacking)

    with pytest.raises(Refused) as refused:
        news_actions.publish(article=article, by=dorota)

    assert list(refused.value.problems) == [next(iter(lacking))]
    assert Article.objects.get().status == "draft"


def test_what_would_be_over_at_once_is_not_published(dorota):
    with pytest.raises(Refused, match="Ten termin już minął"):
        news_actions.publish(article=draft(expires_at=ago(minutes=1)), by=dorota)


def test_the_second_of_two_who_publish_hears_that_it_is_done(dorota):
    article = news_actions.publish(article=draft(), by=dorota)

    with pytest.raises(WrongState, match="jest już w stanie „opublikowana”"):
        news_actions.publish(article=article, by=dorota)
    with pytest.raises(WrongState, match="nie może przejść do stanu „odrzucona”"):
        news_actions.reject(article=article, reason="Nie.", by=dorota)


def test_what_changed_since_it_was_read_is_not_published(dorota):
    article = draft()
    seen_at = article.updated_at
    actions.update(article=article, values={"title": "Inny"}, by=dorota)

    with pytest.raises(ConflictError):
        news_actions.publish(article=article, seen_at=seen_at, by=dorota)


# --- sent in by an organisation ---


@pytest.fixture
def entry(alice):
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice, "owner")
    return entry


def test_sent_in_it_waits_and_the_office_hears(entry, alice, settings):
    article = news_actions.submit(article=draft(organization=entry), by=alice)

    assert (article.status, article.submitted_by, article.is_public) == ("submitted", alice, False)
    assert letters() == [("news.article_submitted", settings.OFFICE_EMAIL)]


def test_the_office_sends_in_nothing(dorota):
    with pytest.raises(WrongState, match="można od razu opublikować"):
        news_actions.submit(article=draft(), by=dorota)


def test_a_poster_alone_is_not_sent_in(entry, alice):
    article = draft(organization=entry, body="<p>Szczegóły na plakacie.</p>")

    with pytest.raises(Refused, match="Treść jest bardzo krótka"):
        news_actions.submit(article=article, by=alice)


def test_what_is_over_already_is_not_sent_in(entry, alice):
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
def test_whoever_sent_it_in_hears_what_the_office_decided(entry, alice, dorota, step, letter, status):
    article = ArticleFactory(organization=entry, status="submitted", submitted_by=alice, publish_at=None)
    reason = {} if step == "publish" else {"reason": "Dopiszcie miejsce."}

    after = getattr(news_actions, step)(article=article, by=dorota, **reason)

    assert (after.status, after.status_reason) == (status, reason.get("reason", ""))
    assert letters() == [(letter, "alice@example.org")]


def test_with_the_account_gone_the_owner_of_the_entry_hears(entry, dorota):
    news_actions.publish(article=ArticleFactory(organization=entry, status="submitted"), by=dorota)

    assert letters() == [("news.article_published", "alice@example.org")]


def test_with_nobody_left_nobody_hears(dorota):
    article = ArticleFactory(organization=OrganizationFactory(), status="submitted")

    news_actions.publish(article=article, by=dorota)

    assert letters() == []


@pytest.mark.parametrize("step", ["ask_for_changes", "reject", "withdraw"])
def test_a_no_without_a_reason_is_refused(entry, dorota, step):
    status = "published" if step == "withdraw" else "submitted"
    article = ArticleFactory(organization=entry, status=status)

    with pytest.raises(Refused, match="Napisz powód"):
        getattr(news_actions, step)(article=article, reason="  ", by=dorota)


def test_the_office_says_why_it_withdrew_and_an_organisation_needs_no_letter(entry, alice, dorota):
    first, second = (ArticleFactory(organization=entry, submitted_by=alice) for _ in range(2))

    news_actions.withdraw(article=first, reason="Dane osób.", by=dorota)
    news_actions.withdraw(article=second, reason="Pomyłka.", by=alice, is_by_organization=True)

    assert letters() == [("news.article_withdrawn", "alice@example.org")]
    assert not Article.objects.public().exists()


def test_what_an_organisation_changes_in_public_is_shown_to_the_office_until_seen(entry, alice, dorota):
    article = ArticleFactory(organization=entry)

    after = actions.update(article=article, values={"lead": "Nowe."}, is_by_organization=True, by=alice)
    assert after.is_changed_by_organization

    after = news_actions.see_change(article=after, by=dorota, seen_at=after.updated_at)
    assert not after.is_changed_by_organization
    version = after.version
    assert news_actions.see_change(article=after, by=dorota).version == version


def test_what_is_rejected_is_changed_no_more_by_its_organisation(entry, alice):
    article = ArticleFactory(organization=entry, status="rejected")

    with pytest.raises(WrongState, match="nie można zmieniać"):
        actions.update(article=article, values={"title": "B"}, is_by_organization=True, by=alice)


# --- the archive and the head of the list ---


def test_put_to_the_archive_it_is_read_still_and_stands_on_no_list(dorota):
    article = news_actions.expire(article=ArticleFactory(), by=dorota)

    assert (article.is_archival, article.is_public) == (True, True)
    assert not Article.objects.current().exists()
    with pytest.raises(WrongState):
        news_actions.expire(article=article, by=dorota)


def test_pinned_twice_is_pinned_once(dorota):
    article = news_actions.pin(article=ArticleFactory(), by=dorota)
    version = article.version
    assert (article.is_pinned, news_actions.pin(article=article, by=dorota).version) == (True, version)

    assert not news_actions.pin(article=article, by=dorota, is_pinned=False).is_pinned


@pytest.mark.parametrize("hours", [-1, 1])
def test_an_object_says_the_same_of_itself_as_the_rows_do(hours):
    article = ArticleFactory(publish_at=soon(hours=hours), expires_at=soon(hours=hours + 5), body=BODY)

    assert article.is_public == Article.objects.public().exists()
    assert article.is_scheduled == Article.objects.scheduled().exists()
    assert (article.is_public and not article.is_archival) == Article.objects.current().exists()

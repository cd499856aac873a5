"""Aktualności w panelu biura: form, edit conflicts, steps, list."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts import roles
from core import search
from core.models import AuditEvent, Picture
from core.tests.files import picture
from core.tests.pages import read
from news import actions as actions
from news.models import Article, OldArticleAddress
from news.tests.article_factories import ArticleFactory, ago, soon
from news.tests.article_forms import errors, post, typed
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/news/article/"


def step(client, article, name, **data):
    return client.post(reverse("admin:news_article_step", args=[article.pk, name]), data)


def test_new_article_is_a_draft_with_all_given_values(office):
    theme, entry = ThemeFactory(), OrganizationFactory(name="Fundacja A")

    response = post(
        office, title="Nowa", themes=[theme.pk], organizations=[entry.pk], links="/wydarzenia/ Kalendarz",
        picture_upload=picture(), picture_alt="Sadzonki", publish_at=typed(soon(days=2)),
    )  # fmt: skip

    article = Article.objects.get()
    assert response.url == reverse("admin:news_article_change", args=[article.pk])
    assert (article.title, article.slug, article.status) == ("Nowa", "nowa", "draft")
    assert (list(article.themes.all()), list(article.organizations.all())) == ([theme], [entry])
    assert article.links.get().path == "/wydarzenia/"
    assert article.picture.alt == "Sadzonki"
    assert AuditEvent.objects.filter(action="news.create_article").count() == 1


def test_missing_or_doubled_hour_gets_a_sentence(office):
    missing, doubled = (errors(post(office, publish_at=at)) for at in ("2027-03-28T02:30", "2027-10-31T02:30"))

    assert missing["publish_at"] == ["Tej godziny nie ma: 28 marca zegary przechodzą z 2.00 na 3.00. Podaj inną."]
    assert doubled["publish_at"] == [
        "Ta godzina jest 31 października dwa razy: zegary wracają z 3.00 na 2.00. Podaj inną."
    ]
    assert not Article.objects.exists()


def test_taken_address_is_reported_and_the_picture_is_not_stored(office):
    ArticleFactory(slug="zajety")

    response = post(office, slug="zajety", picture_upload=picture(), picture_alt="Sadzonki")

    assert "slug" in errors(response)
    assert Article.objects.count() == 1
    assert not Picture.objects.exists()


def test_reserved_address_is_reported_beside_its_field(office):
    assert errors(post(office, slug="archiwum")) == {"slug": ["Ten adres jest zajęty. Wybierz inny."]}


def test_end_before_the_beginning_is_refused(office):
    response = post(office, publish_at=typed(soon(days=2)), expires_at=typed(soon(days=1)))

    assert errors(response) == {"expires_at": ["Koniec aktualności musi być po jej początku."]}


def test_published_article_with_an_emptied_time_stays_public(office):
    began = ago(days=2).replace(second=0, microsecond=0)
    shown = ArticleFactory(publish_at=began)
    planned = ArticleFactory(publish_at=soon(days=2))

    for article in (shown, planned):
        assert post(office, article, publish_at="").status_code == 302
        article.refresh_from_db()

    assert (shown.publish_at, planned.is_public) == (began, True)


def test_past_end_without_a_beginning_is_reported_beside_its_field(office):
    article = ArticleFactory(publish_at=ago(days=2))

    response = post(office, article, publish_at="", expires_at=typed(ago(days=3)))

    assert errors(response) == {"expires_at": ["Koniec aktualności musi być po jej początku."]}


def test_old_address_redirects_to_the_new_one(office, client):
    article = ArticleFactory(slug="dawny")

    post(office, article, slug="nowy")

    assert OldArticleAddress.objects.get().slug == "dawny"
    assert client.get("/aktualnosci/dawny/")["Location"] == "/aktualnosci/nowy/"


def test_no_change_writes_nothing(office):
    article = ArticleFactory(publish_at=ago(days=1).replace(second=0, microsecond=0))

    post(office, article)

    article.refresh_from_db()
    assert article.version == 1


# --- edit conflicts ---


@pytest.fixture
def conflict(office, alice):
    """The form as opened before another user saved another title."""
    article = ArticleFactory(title="Pierwotny", publish_at=ago(days=1).replace(second=0, microsecond=0))
    opened = Article.objects.get(pk=article.pk)
    actions.update(article=article, values={"title": "Zapisany przez kogoś"}, by=alice)
    return opened


def test_second_editor_sees_the_differences_and_nothing_is_overwritten(office, conflict):
    response = post(office, conflict, title="Mój tytuł")

    rows = response.context["adminform"].form.conflict
    assert [(row.name, row.mine, row.saved) for row in rows] == [("title", "Mój tytuł", "Zapisany przez kogoś")]
    assert "Ktoś zapisał tu zmiany przed Tobą" in response.content.decode()
    assert Article.objects.get().title == "Zapisany przez kogoś"


@pytest.mark.parametrize(("choice", "title"), [("mine", "Mój tytuł"), ("saved", "Zapisany przez kogoś")])
def test_chosen_value_is_saved(office, conflict, choice, title):
    form = post(office, conflict, title="Mój tytuł").context["adminform"].form

    post(office, conflict, title="Mój tytuł", seen_at=form["seen_at"].value(), keep_title=choice)

    assert Article.objects.get().title == title


def test_same_change_by_both_is_no_conflict(office, conflict):
    response = post(office, conflict, title="Zapisany przez kogoś")

    assert response.status_code == 302


def test_conflict_shows_every_kind_of_field_in_words(office, conflict, alice):
    theme, entry = ThemeFactory(name="Sport leszczynowy"), OrganizationFactory(name="Fundacja A")
    actions.update(
        article=conflict, by=alice, themes=[theme], organizations=[entry], links=[("/wydarzenia/", "Kalendarz")],
        values={"is_pinned": True, "organization": entry, "expires_at": soon(days=9)},
    )  # fmt: skip

    rows = {row.name: row for row in post(office, conflict).context["adminform"].form.conflict}

    assert (rows["is_pinned"].mine, rows["is_pinned"].saved) == ("nie", "tak")
    assert rows["themes"].saved == "Sport leszczynowy"
    assert rows["organization"].saved == "Fundacja A"
    assert rows["links"].saved == "/wydarzenia/ Kalendarz"
    assert rows["expires_at"].saved.endswith(f"{soon(days=9):%Y}, {rows['expires_at'].saved[-5:]}")


def test_draft_deleted_meanwhile_is_reported(office, monkeypatch):
    draft = ArticleFactory(status="draft")
    real = actions.update

    def too_late(**told):
        Article.objects.all().delete()
        return real(**told)

    monkeypatch.setattr(actions, "update", too_late)

    assert (
        "ktoś usunął szkic"
        in office.post(
            reverse("admin:news_article_change", args=[draft.pk]),
            {"title": "B", "body": draft.body, "seen_at": draft.updated_at.isoformat()},
            follow=True,
        ).content.decode()
    )


# --- steps ---


def test_draft_is_published_after_a_page_that_describes_the_effect(office):
    draft = ArticleFactory(status="draft", publish_at=None)
    place = reverse("admin:news_article_step", args=[draft.pk, "publikuj"])
    assert "Zobaczą ją wszyscy od razu" in office.get(place).content.decode()

    answer = office.post(place, follow=True)

    assert f"„{draft}” jest opublikowana." in answer.content.decode()
    draft.refresh_from_db()
    assert draft.is_public


def test_scheduled_draft_is_announced_as_scheduled(office):
    draft = ArticleFactory(status="draft", publish_at=soon(days=3))

    place = reverse("admin:news_article_step", args=[draft.pk, "publikuj"])

    assert "Pokaże się sama" in office.get(place).content.decode()
    assert "jest zaplanowana" in office.post(place, follow=True).content.decode()
    draft.refresh_from_db()
    assert draft.is_scheduled


@pytest.mark.parametrize(
    ("name", "status", "check"),
    [
        ("przypnij", "published", lambda article: article.is_pinned),
        ("archiwum", "published", lambda article: article.is_archival),
        ("wycofaj", "published", lambda article: article.status == "withdrawn"),
        ("odeslij", "submitted", lambda article: article.status == "needs_changes"),
        ("odrzuc", "submitted", lambda article: article.status == "rejected"),
    ],
)
def test_each_step_has_its_effect(office, name, status, check):
    article = ArticleFactory(status=status, organization=OrganizationFactory())

    step(office, article, name, reason="Powód.")

    article.refresh_from_db()
    assert check(article)


def test_pinned_article_is_unpinned(office):
    article = ArticleFactory(is_pinned=True)

    step(office, article, "odepnij")

    article.refresh_from_db()
    assert not article.is_pinned


def test_step_without_a_reason_or_in_a_wrong_state_is_refused(office):
    article = ArticleFactory()

    assert "Napisz powód" in step(office, article, "wycofaj", reason="").content.decode()
    assert "nie może przejść" in step(office, article, "odrzuc", reason="Nie.").content.decode()
    assert "do archiwum trafia tylko" in step(office, ArticleFactory(status="draft"), "archiwum").content.decode()
    assert step(office, article, "nie-ma-takiego").status_code == 404


def test_page_links_the_preview_only_for_a_draft(office):
    draft, public = ArticleFactory(status="draft"), ArticleFactory()

    places = [reverse("admin:news_article_change", args=[one.pk]) for one in (draft, public)]
    pages = [office.get(place).content.decode() for place in places]

    assert ["/aktualnosci/podglad/" in page for page in pages] == [True, False]


# --- permissions and list ---


def test_only_a_draft_may_be_deleted(office):
    draft, public = ArticleFactory(status="draft"), ArticleFactory()

    office.post(reverse("admin:news_article_delete", args=[draft.pk]), {"post": "yes"})

    assert office.post(reverse("admin:news_article_delete", args=[public.pk]), {"post": "yes"}).status_code == 403
    assert list(Article.objects.all()) == [public]


def test_roles_decide_who_may_pin(client, django_user_model):
    article = ArticleFactory()
    place = reverse("admin:news_article_step", args=[article.pk, "przypnij"])
    for role, status in ((roles.EDITOR, 200), (roles.MODERATOR, 200), (roles.ADVISER, 403)):
        person = django_user_model.objects.create_user(f"{role[:3]}@example.org".lower(), "x", is_staff=True)
        person.groups.add(Group.objects.get(name=role))
        client.force_login(person)
        assert client.get(place).status_code == status, role


def test_list_filters_by_state_and_finds_inflected_words(office):
    search.index(ArticleFactory(title="Szkolenie dla wolontariuszy"))
    ArticleFactory(title="Plan", publish_at=soon(days=2), published_at=ago(days=1))
    ArticleFactory(title="Dawna", publish_at=ago(days=5), expires_at=ago(days=1), organization=OrganizationFactory())

    def titles(query):
        return [link.text for link in read(office.get(LIST + query)).select("th.field-title a")]

    assert titles("?q=szkoleń") == ["Szkolenie dla wolontariuszy"]
    assert titles("?na_portalu=zaplanowane") == ["Plan"]
    assert titles("?na_portalu=archiwalne") == ["Dawna"]
    assert titles("?na_portalu=aktualne") == ["Szkolenie dla wolontariuszy"]
    assert titles("?kto=organizacja") == ["Dawna"]
    states = [state.text for state in read(office.get(LIST)).select(".state")]
    assert states == ["archiwalna", "zaplanowana", "opublikowana"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_for_many(office, django_assert_num_queries, count):
    for _ in range(count):
        ArticleFactory(organization=OrganizationFactory())

    with django_assert_num_queries(7):
        office.get(LIST)


def test_nested_quotation_marks_in_a_title_are_of_the_other_kind(office):
    article = ArticleFactory(title="Piknik „Pod leszczyną”")

    response = office.post(reverse("admin:news_article_step", args=[article.pk, "przypnij"]), follow=True)

    assert "„Piknik «Pod leszczyną»” jest przypięta." in response.content.decode()

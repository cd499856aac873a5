"""Strona aktualności: content, structured data, sharing; previews of drafts by a link."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from core.files import images
from core.publishing import previews
from core.tests.files import picture
from core.tests.pages import read
from news import actions as actions
from news.models import OldArticleAddress, RelatedLink
from news.tests.article_factories import ArticleFactory, ago, soon
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db
COLD, HOT = 12, 1


def text(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def jsonld(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_office_article_shows_the_short_name_and_the_day(client):
    article = ArticleFactory(publish_at=datetime(2026, 3, 1, 8, tzinfo=UTC))

    meta = read(client.get(article.get_absolute_url())).one(".article-meta").text

    assert meta == "Opublikował: Biuro OP 1 marca 2026 1 minuta czytania"


def test_organisation_article_shows_its_name_and_a_mark(client):
    entry = OrganizationFactory(name="Fundacja A")
    page = read(client.get(ArticleFactory(organization=entry).get_absolute_url()))

    assert page.one(".article-mark").text == "od organizacji"
    assert page.one(".article-meta a")["href"] == entry.get_absolute_url()


def test_suspended_organisation_is_named_without_a_link(client):
    article = ArticleFactory(organization=OrganizationFactory(name="Fundacja A", status="suspended"))

    page = read(client.get(article.get_absolute_url()))

    assert "Fundacja A" in page.one(".article-meta").text
    assert not page.select(".article-meta a")


def test_revision_on_a_later_day_is_shown(client, dorota):
    article = ArticleFactory(publish_at=ago(days=3))
    actions.update(article=article, values={"lead": "Jednak w niedzielę."}, by=dorota)

    assert "poprawiono" in text(client.get(article.get_absolute_url()))


def test_revision_on_the_same_day_is_not_shown(client, dorota):
    with time_machine.travel(datetime(2026, 3, 1, 11, tzinfo=UTC), tick=False):
        article = ArticleFactory(publish_at=ago(hours=1))
        actions.update(article=article, values={"lead": "Z przecinkiem, tak."}, by=dorota)

        assert "poprawiono" not in text(client.get(article.get_absolute_url()))


@pytest.mark.parametrize(("words", "said"), [(30, "1 minuta"), (400, "2 minuty"), (1000, "6 minut")])
def test_reading_time_is_shown(client, words, said):
    article = ArticleFactory(body=f"<p>{'słowo ' * words}</p>")

    assert f"{said} czytania" in read(client.get(article.get_absolute_url())).one(".article-meta").text


def test_body_is_cleaned(client):
    article = ArticleFactory(body='<p onclick="x()">Treść <script>alert(1)</script><b>ważna</b></p>')

    page = text(client.get(article.get_absolute_url()))

    assert "alert(1)" not in page
    assert "onclick" not in page


@pytest.mark.parametrize(
    ("written", "levels"),
    [("<h3>A</h3><h4>B</h4>", ["h1", "h2", "h3"]), ("<h4>B</h4>", ["h1", "h2"])],
)
def test_heading_levels_have_no_gap(client, written, levels):
    article = ArticleFactory(body=f"<p>Treść.</p>{written}")

    page = read(client.get(article.get_absolute_url())).one("main")

    assert [node.name for node in page.inside() if node.name in ("h1", "h2", "h3", "h4")][: len(levels)] == levels


def test_former_address_redirects(client):
    article = ArticleFactory(slug="nowy-adres")
    OldArticleAddress.objects.create(article=article, slug="dawny-adres")

    response = client.get("/aktualnosci/dawny-adres/")

    assert (response.status_code, response["Location"]) == (301, "/aktualnosci/nowy-adres/")


def test_structured_data_and_social_tags_have_the_facts(client, settings):
    article = ArticleFactory(
        publish_at=datetime(2026, 3, 1, 8, tzinfo=UTC),
        themes=[ThemeFactory(name="Sport leszczynowy")],
        picture=images.store(picture(), alt="Sadzonki leszczyny", is_decorative=False),
    )

    page = text(client.get(article.get_absolute_url()))
    facts = jsonld(page)

    assert facts["@type"] == "NewsArticle"
    assert facts["headline"] == article.title
    assert facts["datePublished"] == "2026-03-01T09:00:00+01:00"
    assert facts["author"]["@type"] == "GovernmentOrganization"
    assert facts["keywords"] == ["Sport leszczynowy"]
    assert facts["image"].startswith(settings.SITE_URL)
    assert f'<meta property="og:title" content="{article.title}">' in page
    assert '<meta property="og:image:alt" content="Sadzonki leszczyny">' in page
    assert 'alt="Sadzonki leszczyny"' in page


def test_structured_data_names_the_organisation_as_author(client):
    entry = OrganizationFactory(name="Fundacja A")
    hidden = OrganizationFactory(name="Fundacja B", status="suspended")
    first, second = (ArticleFactory(organization=one, organizations=[entry, hidden]) for one in (entry, hidden))

    told = [jsonld(text(client.get(article.get_absolute_url()))) for article in (first, second)]

    assert [facts["author"]["name"] for facts in told] == ["Fundacja A", "Fundacja B"]
    assert ["url" in facts["author"] for facts in told] == [True, False]
    assert [one["name"] for one in told[0]["about"]] == ["Fundacja A"]


def test_related_organisations_and_articles_are_offered(client):
    theme, entry = ThemeFactory(), OrganizationFactory(name="Fundacja A")
    article = ArticleFactory(themes=[theme], organizations=[entry])
    ArticleFactory(title="Tego tematu", themes=[theme])
    ArticleFactory(title="Tego tematu, dawna", themes=[theme], publish_at=ago(days=9), expires_at=ago(days=1))
    ArticleFactory(title="Innego tematu", themes=[ThemeFactory()])

    page = read(client.get(article.get_absolute_url()))
    offered = [link.text for link in page.select(".article-more li a")]

    assert offered == ["Fundacja A", "Tego tematu", theme.name]


def test_page_has_print_and_share_buttons(client):
    page = text(client.get(ArticleFactory().get_absolute_url()))

    assert "data-print" in page
    assert "mailto:?subject=" in page


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_every_number_of_related_items(client, django_assert_num_queries, count):
    theme = ThemeFactory()
    article = ArticleFactory(themes=[theme], organizations=[OrganizationFactory() for _ in range(count)])
    for number in range(count):
        RelatedLink.objects.create(article=article, path=f"/wydarzenia/?strona={number}", title="Kalendarz")
        ArticleFactory(themes=[theme])

    with django_assert_num_queries(COLD):
        client.get(article.get_absolute_url())
    with django_assert_num_queries(HOT):
        client.get(article.get_absolute_url())


# --- previews by a link ---


def preview(client, article, **options):
    return client.get(reverse("news:article_preview", args=[previews.token(article)]), **options)


def test_draft_is_readable_by_its_link(client):
    draft = ArticleFactory(title="Jeszcze szkic", status="draft", publish_at=None)

    response = preview(client, draft)

    assert "To jest podgląd" in text(response)
    assert "Jeszcze szkic" in text(response)
    assert response["X-Robots-Tag"] == "noindex"
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_preview_of_a_scheduled_article_shows_its_date(client):
    article = ArticleFactory(publish_at=soon(days=2))

    assert f"Wszyscy zobaczą ją {timezone.localtime(article.publish_at).day} " in text(preview(client, article))


def test_expired_link_gets_a_polite_page(client):
    draft = ArticleFactory(status="draft")
    with time_machine.travel(timezone.now() - previews.GOOD_FOR - timedelta(minutes=1)):
        token = previews.token(draft)

    response = client.get(reverse("news:article_preview", args=[token]))

    assert "Poproś osobę, która go przysłała, o nowy" in text(response, 410)


def test_link_to_a_published_article_redirects_to_it(client):
    article = ArticleFactory()

    assert preview(client, article)["Location"] == article.get_absolute_url()


@pytest.mark.parametrize("status", ["withdrawn", "rejected"])
def test_withdrawn_or_rejected_article_has_no_preview(client, status):
    assert preview(client, ArticleFactory(status=status)).status_code == 404


def test_forged_link_is_not_found(client):
    forged = signing.TimestampSigner(salt="something else").sign(str(ArticleFactory(status="draft").pk))

    assert client.get(reverse("news:article_preview", args=[forged])).status_code == 404


# --- other pages of the portal ---


def test_profile_shows_articles_by_and_about_the_organisation(client):
    entry = OrganizationFactory(name="Fundacja A")
    ArticleFactory(title="Od nich", organization=entry)
    ArticleFactory(title="O nich", organizations=[entry], publish_at=ago(days=2))
    ArticleFactory(title="O innych")
    ArticleFactory(title="Przyszła", organization=entry, publish_at=soon(days=1))

    page = read(client.get(entry.get_absolute_url()))

    assert [heading.text for heading in page.select(".articlerow h3")] == ["Od nich", "O nich"]


def test_sitemap_has_only_public_articles(client):
    shown, hidden = ArticleFactory(expires_at=soon(days=1)), ArticleFactory(publish_at=soon(hours=1))

    page = text(client.get("/sitemap-aktualnosci.xml"))

    assert (shown.get_absolute_url() in page, hidden.get_absolute_url() in page) == (True, False)
    assert "/aktualnosci/archiwum/" in text(client.get("/sitemap-wiadomosci.xml"))


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feeds_have_the_newest_articles_and_those_of_a_theme(client, kind):
    sport = ThemeFactory(name="Sport leszczynowy", slug="sport-leszczynowy")
    ArticleFactory(title="Mecz", themes=[sport])
    ArticleFactory(title="Koncert", organization=OrganizationFactory(name="Fundacja A"), publish_at=ago(hours=2))
    ArticleFactory(title="Przyszły mecz", themes=[sport], publish_at=soon(hours=1))
    ArticleFactory(title="Dawny mecz", themes=[sport], expires_at=ago(minutes=1))

    whole = client.get(f"/aktualnosci/{kind}/")
    of_theme = text(client.get(f"/aktualnosci/{kind}/?temat=sport-leszczynowy"))

    assert whole["Content-Type"].startswith(f"application/{kind}+xml")
    assert re.findall(r"<title>(.*?)</title>", text(whole)) == ["Aktualności NGO Leszno", "Mecz", "Koncert"]
    assert re.findall(r"<title>(.*?)</title>", of_theme) == ["Aktualności NGO Leszno: Sport leszczynowy", "Mecz"]
    again = client.get(f"/aktualnosci/{kind}/", HTTP_IF_NONE_MATCH=whole["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize("count", [1, 3])
def test_feed_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, count):
    for _ in range(count):
        ArticleFactory(organization=OrganizationFactory(), themes=[ThemeFactory()])

    with django_assert_num_queries(6):
        client.get("/aktualnosci/rss/")
    with django_assert_num_queries(HOT):
        client.get("/aktualnosci/rss/")

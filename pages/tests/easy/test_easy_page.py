"""The easy-to-read page: short sentences with pictures, edited by the office."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from core import audit, search
from core.tests.conflicts import compared
from core.tests.pages import read
from pages.easy.actions import easy_page_changed
from pages.models import EasyBlock, EasyPage

pytestmark = pytest.mark.django_db
ADDRESS = "/etr/"


@pytest.fixture
def page():
    return EasyPage.objects.get()


def form_of(page: EasyPage, **changes) -> dict[str, str]:
    """The page's form with only its first block, as the back office submits it."""
    block = page.blocks.first()
    facts = {
        "title": page.title, "lead": page.lead, "sign_language_url": "", "is_published": "on",
        "seen_at": page.updated_at.isoformat(),
        "blocks-TOTAL_FORMS": 1, "blocks-INITIAL_FORMS": 1, "blocks-0-id": block.pk, "blocks-0-page": page.pk,
        "blocks-0-heading": block.heading, "blocks-0-sentences": block.sentences, "blocks-0-icon": block.icon,
        "blocks-0-order": block.order,
    }  # fmt: skip
    return facts | changes


def send(office, page: EasyPage, **changes):
    return office.post(reverse("admin:pages_easypage_change", args=[page.pk]), form_of(page, **changes))


def test_page_describes_the_office_in_short_sentences(client):
    said = client.get(ADDRESS).content.decode()

    assert "<p>Pomagamy organizacjom pozarządowym.</p>" in said
    assert "#house-door" in said


def test_first_text_has_only_short_sentences():
    lines = [line for block in EasyBlock.objects.all() for line in block.lines]

    assert len(lines) > 15
    assert [line for line in lines if len(line.split()) > 10] == []


def test_page_cannot_be_deleted(office, page):
    address = reverse("admin:pages_easypage_delete", args=[page.pk])

    assert office.post(address, {"post": "yes"}).status_code == 403
    assert EasyPage.objects.exists()


def test_film_is_shown_only_with_an_address(client, office, page):
    assert "PJM" not in client.get(ADDRESS).content.decode()

    send(office, page, sign_language_url="www.example.org/film")

    assert 'href="https://www.example.org/film"' in client.get(ADDRESS).content.decode()


def test_change_by_the_office_is_public_and_searchable(client, office, page):
    send(
        office, page, **{"blocks-0-heading": "Nowy nagłówek", "blocks-0-sentences": "Lubimy leszczyny.\n\n Mamy psa. "}
    )

    said = client.get(ADDRESS).content.decode()
    assert "Nowy nagłówek" in said
    assert "<p>Mamy psa.</p>" in said
    assert audit.events_of(page).get().action == "pages.change_easy_page"
    hits = [hit.url for group in search.search("leszczyna").groups for hit in group.hits]
    assert ADDRESS in hits


def test_long_sentence_is_refused_and_kept_in_the_form(office, page):
    long = "To jest bardzo długie zdanie, które ma naprawdę za dużo słów, żeby łatwo je było przeczytać i zrozumieć."

    answer = send(office, page, **{"blocks-0-sentences": long})

    said = answer.content.decode()
    assert "To zdanie ma 18 słów, a może mieć najwyżej 15" in said
    assert long in said
    assert EasyBlock.objects.filter(sentences=long).count() == 0


def test_second_editor_sees_the_conflict(office, page):
    mine = form_of(page, title="Mój tytuł")
    send(office, page, title="Tamten tytuł")

    answer = office.post(reverse("admin:pages_easypage_change", args=[page.pk]), mine)

    assert compared(read(answer))["Tytuł"] == ["Mój tytuł", "Tamten tytuł"]
    assert EasyPage.objects.get().title == "Tamten tytuł"
    again = mine | {"seen_at": answer.context["adminform"].form["seen_at"].value(), "keep_title": "mine"}
    assert office.post(reverse("admin:pages_easypage_change", args=[page.pk]), again).status_code == 302


def test_unpublished_page_is_visible_only_to_the_office(client, office, page, django_user_model):
    send(office, page, is_published="")

    client.logout()
    assert client.get(ADDRESS).status_code == 404
    client.force_login(django_user_model.objects.get(email="dorota@example.org"))
    preview = client.get(reverse("admin:pages_easypage_preview", args=[page.pk]))
    assert "Tej strony jeszcze nie ma na portalu." in preview.content.decode()
    assert [hit for group in search.search("stowarzyszeniom fundacjom klubom").groups for hit in group.hits] == []


def test_anonymous_user_has_no_preview(client, page):
    assert client.get(reverse("admin:pages_easypage_preview", args=[page.pk])).status_code == 302


def test_page_is_in_the_sitemap(client):
    assert ADDRESS in client.get("/sitemap-latwy-tekst.xml").content.decode()


def test_database_allows_one_page(page):
    with pytest.raises(IntegrityError), transaction.atomic():
        EasyPage.objects.create(title="Druga")
    with pytest.raises(IntegrityError), transaction.atomic():
        EasyPage.objects.create(title="Druga", slot=2)


def test_database_refuses_an_unknown_picture(page):
    with pytest.raises(IntegrityError), transaction.atomic():
        EasyBlock.objects.filter(page=page).update(icon="nieznany")


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_one_part_and_for_many(client, page, django_assert_num_queries, count):
    page.blocks.exclude(pk__in=page.blocks.values("pk")[:count]).delete()
    easy_page_changed(page=page, by=None)

    with django_assert_num_queries(2):
        assert client.get(ADDRESS).content.decode().count('class="easy-picture"') == count + 1

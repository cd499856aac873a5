"""Dokumenty do pobrania: list, downloads, and redirects of old links."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core import search
from core.tests.files import PDF, docx
from core.tests.pages import read
from pages.documents import actions
from pages.models import Document
from pages.tests.page_factories import a_document, a_file, a_topic, a_version

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def days(number):
    return TODAY + timedelta(days=number)


def shelf(client, q=""):
    return read(client.get(reverse("pages:documents"), {"q": q} if q else {}))


def fetched(client, address):
    """The response and the content of a file; closes it."""
    response = client.get(address)
    return response, response.getvalue() if response.status_code == 200 else b""


def titles(html):
    return [one.text for one in html.select(".downloads-topic h3")]


def test_documents_are_sorted_by_topic_and_title(client):
    grants, clubs = a_topic("Dotacje", 2), a_topic("Kluby", 1)
    a_document("Żądanie zwrotu", topic=grants)
    a_document("Łączny budżet", topic=grants)
    a_document("Wniosek o wpis", topic=clubs)

    html = shelf(client)

    assert [one.text for one in html.select(".downloads-topic h2")] == ["Kluby", "Dotacje"]
    assert titles(html) == ["Wniosek o wpis", "Łączny budżet", "Żądanie zwrotu"]


def test_button_has_format_size_and_version_for_screen_readers(client):
    a_document(file=a_file("wzor.docx", docx().read()), version_label="2026", valid_from=days(-10))

    html = shelf(client)

    button = html.one(".downloads-button")
    assert button.text == "Wzór oferty, wersja 2026: Pobierz DOCX, 383 bajty"
    assert "Wzór do wypełnienia · wersja 2026 · obowiązuje od" in html.one(".downloads-topic li").text


def test_file_is_a_download_with_a_plain_name(client):
    document = a_document(version_label="2026")

    response, content = fetched(client, reverse("pages:download", args=[document.slug]))

    assert content == PDF
    assert response.headers["Content-Disposition"] == ("attachment; filename*=utf-8''Wz%C3%B3r-oferty-wersja-2026.pdf")


def test_search_finds_any_form_without_polish_letters(client):
    a_document("Sprawozdanie z zadania", topic=a_topic("Rozliczenia"))
    a_document("Wzór oferty", summary="Dla organizacji, które proszą o dotację.")

    assert titles(shelf(client, "sprawozdan")) == ["Sprawozdanie z zadania"]
    assert titles(shelf(client, "dotacjami")) == ["Wzór oferty"]
    html = shelf(client, "zadaniem")
    assert "Dla słów „zadaniem”: 1 dokument." in html.text
    assert html.one("meta[name=robots]")["content"] == "noindex"


def test_empty_result_says_what_to_do(client):
    a_document("Sprawozdanie z zadania")

    html = shelf(client, "sprawozdnie")

    assert titles(html) == []
    assert "Nie znaleźliśmy takiego dokumentu" in html.text
    assert html.one(".empty a[href=?q=sprawozdanie]").text == "sprawozdanie"


def test_empty_list_has_a_message(client):
    assert "Nie ma tu jeszcze dokumentów" in shelf(client).text


def test_next_version_replaces_the_old_one_and_old_links_redirect_with_a_notice(client):
    old = a_document(version_label="1", valid_from=days(-100))
    new = a_version(old, version_label="2", valid_from=days(-5))

    assert [one.text for one in shelf(client).select(".downloads-topic h3")] == ["Wzór oferty"]
    for name in ("document", "download"):
        response = client.get(reverse(f"pages:{name}", args=[old.slug]))
        assert (response.status_code, response.headers["Location"]) == (
            302,
            f"/dokumenty/{new.slug}/?dawna={old.slug}",
        )
    html = read(client.get(response.headers["Location"]))
    assert "Twój link prowadził do wersji, której już nie używamy: „Wzór oferty, wersja 1”." in html.text
    old.refresh_from_db()
    assert old.valid_to == days(-6)


def test_unknown_former_document_in_the_link_shows_no_notice(client):
    document = a_document()
    a_document("Inny")

    for word in ("inny", "nie-ma"):
        assert "Twój link" not in read(client.get(f"/dokumenty/{document.slug}/?dawna={word}")).text


def test_chain_of_versions_redirects_to_the_newest_in_one_step(client):
    first = a_document(version_label="1")
    third = a_version(a_version(first, version_label="2"), version_label="3")

    assert client.get(first.get_absolute_url()).headers["Location"].startswith(third.get_absolute_url())
    before = read(client.get(third.get_absolute_url())).select(".downloads-before a")
    assert [one.text.partition(", PDF")[0] for one in before] == ["Wzór oferty, wersja 2", "Wzór oferty, wersja 1"]


def test_former_version_is_downloadable(client):
    old = a_document(version_label="1", valid_to=days(-1))
    a_version(old)

    html = read(client.get(reverse("pages:former_documents")))
    [link] = html.select(".downloads-lines li a[download]")

    assert link.text.startswith("Wzór oferty, wersja 1, PDF")
    assert fetched(client, link["href"])[1] == PDF


def test_future_version_waits_for_its_day(client):
    now = a_document(version_label="1", valid_from=days(-100))
    then = a_version(now, version_label="2", valid_from=days(20))

    assert fetched(client, reverse("pages:download", args=[now.slug]))[1] == PDF
    html = read(client.get(now.get_absolute_url()))
    assert "Zmieni się od" in html.text
    assert html.one(".notice a")["href"] == then.get_absolute_url()
    html = read(client.get(then.get_absolute_url()))
    assert "Ta wersja jeszcze nie obowiązuje" in html.text
    assert html.one(".notice a")["href"] == now.get_absolute_url()
    assert [one["href"] for one in shelf(client).select(".downloads-topic h3 a")] == [now.get_absolute_url()]


def test_future_version_takes_over_on_its_day(client):
    now = a_document(version_label="1", valid_from=days(-100))
    then = a_version(now, version_label="2", valid_from=days(20))
    shelf(client)

    with time_machine.travel(datetime.combine(days(20), time(9))):
        assert client.get(now.get_absolute_url()).headers["Location"].startswith(then.get_absolute_url())
        assert [one["href"] for one in shelf(client).select(".downloads-topic h3 a")] == [then.get_absolute_url()]


def test_expired_document_without_a_successor_is_listed_as_former(client):
    document = a_document(valid_to=days(-3))

    assert "Ten dokument już nie obowiązuje" in read(client.get(document.get_absolute_url())).text
    assert titles(shelf(client)) == []
    assert "Wzór oferty" in read(client.get(reverse("pages:former_documents"))).text


def test_future_document_is_listed(client):
    a_document(valid_from=days(9))

    assert titles(shelf(client)) == ["Wzór oferty"]


def test_former_documents_may_be_empty(client):
    a_document()

    assert "Nie ma tu jeszcze dawnych wersji" in read(client.get(reverse("pages:former_documents"))).text


def test_unknown_documents_and_lost_files_are_not_found(client):
    document = a_document()
    document.file.storage.delete(document.file.name)

    assert client.get("/dokumenty/nie-ma/").status_code == 404
    assert client.get("/dokumenty/nie-ma/pobierz/").status_code == 404
    assert client.get(reverse("pages:download", args=[document.slug])).status_code == 404


def test_search_finds_only_the_newest_version():
    old = a_document(version_label="1")
    assert search.ids("ofert", kind="document") == [old.pk]

    new = a_version(old)

    assert search.ids("ofert", kind="document") == [new.pk]


def test_renamed_topic_is_searchable_at_once(client):
    document = a_document()

    topic = document.topic
    topic.name = "Pieniądze"
    actions.save_topic(topic=topic, by=None)

    assert search.ids("pieniędzy", kind="document") == [document.pk]
    assert shelf(client).one(".downloads-topic h2").text == "Pieniądze"


def test_sitemap_has_the_list_and_the_newest_versions(client):
    old = a_document(version_label="1")
    new = a_version(old)

    xml = client.get("/sitemap-dokumenty.xml").content.decode()

    assert "/dokumenty/</loc>" in xml
    assert f"{new.get_absolute_url()}</loc>" in xml
    assert f"{old.get_absolute_url()}</loc>" not in xml


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_one_document_and_for_many(client, django_assert_num_queries, count):
    for number in range(count):
        a_version(a_document(f"Wzór {number}", topic=a_topic(f"Temat {number}")), title=f"Wzór {number}")
    document = Document.objects.newest().first()
    pages = [reverse("pages:documents"), document.get_absolute_url(), reverse("pages:former_documents")]

    with django_assert_num_queries(2):  # versions, list
        client.get(pages[0])
    for address in pages:
        client.get(address)
        with django_assert_num_queries(1):
            client.get(address)
    with django_assert_num_queries(2):  # versions, file
        fetched(client, reverse("pages:download", args=[document.slug]))

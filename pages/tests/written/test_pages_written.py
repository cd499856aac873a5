"""Strony biura: create, move, restore and delete pages in the back office."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import EDITOR, MODERATOR
from core import audit
from core.errors import Refused
from core.tests.conflicts import compared
from core.tests.pages import read
from pages.models import OldAddress, Page
from pages.tests.page_factories import a_page, an_old_address, errors, of_role, opened, send_page
from pages.written import actions

pytestmark = pytest.mark.django_db


def titles(html):
    return [one.text for one in html.select("#result_list tbody th a")]


def test_office_creates_a_public_page(office, client):
    send_page(office, body="<h3>Kroki</h3><p>Zbierz założycieli.</p><script>x</script>", law_as_of="2026-03-01")

    html = opened(client)
    assert html.one("h1").text == "Klub sportowy"
    assert html.one(".written-body").text == "KrokiZbierz założycieli."
    [event] = audit.events_of(Page.objects.get())
    assert event.action == "pages.create_page"


def test_empty_path_is_made_of_the_title_and_the_parent(office):
    parent = a_page("poradnik", title="Poradnik")

    send_page(office, path="", title="Żłobek społeczny – pierwsze kroki", parent=parent.pk)

    assert Page.objects.latest("pk").path == "poradnik/zlobek-spoleczny-pierwsze-kroki"


def test_generated_path_avoids_taken_ones(office):
    a_page("wolontariat")
    an_old_address("/wolontariat-2", "/wolontariat/")
    send_page(office, path="", title="Wolontariat")
    send_page(office, path="", title="Organizacje")

    assert [page.path for page in Page.objects.order_by("pk")] == ["wolontariat", "wolontariat-3", "organizacje-2"]


def test_typed_path_is_normalized(office):
    send_page(office, path="/Poradnik/Klub-Sportowy/")

    assert Page.objects.get().path == "poradnik/klub-sportowy"


FIXED = ["organizacje", "organizacje/klub", "wydarzenia/moje", "konto/x", "admin", "dokumenty", "healthz", "static/x",
         "media", "biuro/x", "szukaj"]  # fmt: skip


@pytest.mark.parametrize("path", FIXED)
def test_reserved_path_is_refused_with_a_sentence(office, path):
    html = read(send_page(office, path=path, title="Moja strona"))

    [said] = errors(html)
    assert said.startswith(f"Adresy, które zaczynają się od „{path.partition('/')[0]}”, należą do stałych części")
    assert html.one("#id_title")["value"] == "Moja strona"
    assert not Page.objects.exists()


@pytest.mark.parametrize("path", ["wielkie litery", "spółka", "a//b", "a/-b", "pod_kreska", "strona.html"])
def test_path_with_invalid_characters_is_refused(office, path):
    assert "Adres to małe litery bez polskich znaków" in errors(read(send_page(office, path=path)))[0]


def test_refused_path_keeps_the_typed_text_and_the_link_to_the_page(office):
    html = read(send_page(office, a_page(), path="klub sportowy!", title="Nowy tytuł"))

    assert "Adres to małe litery bez polskich znaków" in errors(html)[0]
    assert [html.one("#id_path")["value"], html.one("#id_title")["value"]] == ["klub sportowy!", "Nowy tytuł"]
    assert html.one(".viewsitelink")["href"] == "/poradnik/klub-sportowy/"


def test_path_of_another_page_is_refused(office):
    a_page()

    assert errors(read(send_page(office))) == ["Pod tym adresem jest już inna strona. Wybierz inny."]


def test_path_of_an_old_address_is_refused(office):
    a_page("nowy")
    an_old_address("/stary/", "/nowy/")

    [said] = errors(read(send_page(office, path="stary")))

    assert said.startswith("„/stary/” to dawny adres i prowadzi do: /nowy/.")


def test_moved_page_redirects_from_its_former_path(office, client):
    page = a_page()

    send_page(office, page, path="kluby")

    assert opened(client, "/kluby/").one("h1").text == "Klub sportowy"
    response = client.get("/poradnik/klub-sportowy/")
    assert (response.status_code, response.headers["Location"]) == (301, "/kluby/")


def test_page_moved_twice_redirects_in_one_step_and_may_return(office, client):
    page = a_page("a")
    for path in ("b", "c"):
        page.refresh_from_db()
        send_page(office, page, path=path)
    assert client.get("/a/").headers["Location"] == client.get("/b/").headers["Location"] == "/c/"

    page.refresh_from_db()
    send_page(office, page, path="a")

    assert client.get("/a/").status_code == 200
    assert client.get("/c/").headers["Location"] == "/a/"
    assert sorted(OldAddress.objects.values_list("path", flat=True)) == ["/b/", "/c/"]


def test_moved_draft_leaves_no_old_address(office):
    page = a_page(status="draft")

    send_page(office, page, path="kluby")

    assert not OldAddress.objects.exists()


def test_circular_parent_is_refused(office):
    top = a_page("poradnik", title="Poradnik")
    page = a_page(parent=top)

    html = read(send_page(office, top, parent=page.pk))

    assert errors(html) == ["Ta strona stoi wyżej niż wybrana nadrzędna. Wybierz inną, żeby nie powstało koło."]
    top.refresh_from_db()
    assert top.parent is None


def test_listed_page_needs_a_parent(office):
    assert errors(read(send_page(office, menu_place="listed"))) == [
        "Wybierz stronę nadrzędną – to na jej liście stanie ta strona."
    ]


def test_wrong_date_keeps_the_typed_text(office):
    html = read(send_page(office, review_on="kiedyś", title="Długo pisany tytuł", body="<p>Długo pisana treść</p>"))

    assert html.one("#id_title")["value"] == "Długo pisany tytuł"
    assert "Długo pisana treść" in html.one("#id_body").raw


def test_saving_without_a_change_makes_no_version(office):
    page = a_page()

    send_page(office, page)

    assert Page.history.count() == 1
    page.refresh_from_db()
    assert page.version == 1


def test_second_editor_resolves_the_conflict(office, client):
    page = a_page()
    actions.update_page(page=page, values={"title": "Klub i sekcja"}, by=None)

    html = read(send_page(office, page, title="Klub po mojemu", lead="Mój wstęp"))

    assert "Ktoś zapisał tu zmiany przed Tobą" in html.text
    assert list(compared(html).values()) == [["Klub po mojemu", "Klub i sekcja"], ["Mój wstęp", "Jak założyć klub."]]
    assert opened(client).one("h1").text == "Klub i sekcja"

    seen = html.one("#id_seen_at")["value"]
    send_page(
        office, page, title="Klub po mojemu", lead="Mój wstęp", seen_at=seen, keep_title="saved", keep_lead="mine"
    )

    html = opened(client)
    assert (html.one("h1").text, html.one(".lead").text) == ("Klub i sekcja", "Mój wstęp")


def test_conflict_shows_choices_and_dates_in_words(office):
    page = a_page(review_on="2026-05-01")
    actions.update_page(page=page, values={"menu_place": "footer", "review_on": None}, by=None)

    html = read(send_page(office, page, menu_place="main", review_on="2026-06-01", law_as_of="2026-01-02"))

    rows = sorted(compared(html).values())
    assert rows == [["1.06.2026", "(puste)"], ["2.01.2026", "(puste)"], ["w głównym menu", "w stopce"]]


def test_page_deleted_meanwhile_redirects(office):
    page = a_page(status="draft")
    form = {"page": page, "title": "Inny"}
    stale = Page.objects.get(pk=page.pk)
    actions.delete_page(page=page, by=None)

    response = send_page(office, stale, title=form["title"])

    assert response.status_code == 302
    assert Page.objects.count() == 0


def test_office_filters_pages_to_review(office):
    today = timezone.localdate()
    a_page("a", title="Dawno", review_on=today - timedelta(days=40))
    a_page("b", title="Wczoraj", review_on=today - timedelta(days=1))
    a_page("c", title="Niedługo", review_on=today + timedelta(days=10))
    a_page("d", title="Bez daty")
    a_page("e", title="Szkic", review_on=today - timedelta(days=9), status="draft")
    changelist = reverse("admin:pages_page_changelist")

    def listed(chosen):
        return titles(read(office.get(f"{changelist}?sprawdzanie={chosen}")))

    assert listed("po") == ["Dawno", "Wczoraj"]
    assert listed("wkrotce") == ["Niedługo"]
    assert listed("bez") == ["Bez daty"]
    assert "2 strony do sprawdzenia" in read(office.get("/admin/")).text


@pytest.mark.parametrize("count", [1, 3])
def test_office_list_costs_the_same_for_one_page_and_for_many(office, django_assert_max_num_queries, count):
    for number in range(count):
        a_page(f"strona/{number}", review_on="2026-01-01")

    with django_assert_max_num_queries(6):
        office.get(reverse("admin:pages_page_changelist"))


def test_draft_has_a_preview(office):
    page = a_page(parent=a_page("poradnik", title="Poradnik", status="draft"), status="draft")

    html = read(office.get(reverse("admin:pages_page_preview", args=[page.pk])))

    assert "To szkic – widzi go tylko biuro." in html.text
    assert [one.text for one in html.select(".crumbs li")] == ["Strona główna", "Poradnik", "Klub sportowy"]
    assert html.one("meta[name=robots]")["content"] == "noindex"


def delete(client, page):
    return client.post(reverse("admin:pages_page_delete", args=[page.pk]), {"post": "yes"}, follow=True)


def test_draft_is_deleted(office):
    delete(office, a_page(status="draft"))

    assert not Page.objects.exists()


def test_published_page_is_not_deleted(office):
    page = a_page()

    assert delete(office, page).status_code == 403
    with pytest.raises(actions.DomainError, match="Usunąć można tylko szkic"):
        actions.delete_page(page=page, by=None)


def test_page_with_children_or_old_addresses_is_not_deleted(office):
    top = a_page("poradnik", title="Poradnik", status="draft")
    a_page(parent=top)
    target = a_page("cel", status="draft")
    an_old_address("/Cel.html", "/cel/")

    with pytest.raises(actions.DomainError, match="Pod tą stroną są inne strony"):
        actions.delete_page(page=top, by=None)
    assert "Do tej strony prowadzą dawne adresy" in read(delete(office, target)).text
    assert Page.objects.count() == 3


def history(client, page):
    return read(client.get(reverse("admin:pages_page_history", args=[page.pk])))


def restore(page, version):
    record = Page.history.get(id=page.pk, version=version)
    return reverse("admin:pages_page_restore", args=[page.pk, record.history_id])


def test_history_shows_who_changed_what(office, dorota):
    page = a_page(by=dorota)
    page.refresh_from_db()
    send_page(office, page, title="Klub i sekcja", menu_place="footer", parent=a_page("poradnik", title="Poradnik").pk)

    lines = [[cell.text for cell in row.select("td")] for row in history(office, page).select(".versions tbody tr")]

    assert [line[0] for line in lines] == ["2", "1"]
    assert "Tytuł: Klub sportowy → Klub i sekcja" in lines[0][3]
    assert "Strona nadrzędna: (puste) → Poradnik" in lines[0][3]
    assert "w stopce" in lines[0][3]
    assert lines[1][2:4] == ["Pracowniczka biura", "dodanie"]
    assert lines[0][4] == "obecna"


def test_restored_version_keeps_the_current_path(office, client):
    page = a_page(law_as_of="2025-01-01")
    actions.update_page(
        page=page, values={"title": "Zepsuty", "body": "<p>Źle</p>", "law_as_of": None, "path": "kluby"}, by=None
    )

    html = read(office.get(restore(page, 1)))
    rows = [[cell.text for cell in row.select("td")] for row in html.select("tbody tr")]
    assert rows[0] == ["Zepsuty", "Klub sportowy"]
    office.post(restore(page, 1), {"seen_at": html.one("#id_seen_at")["value"]})

    html = opened(client, "/kluby/")
    assert html.one("h1").text == "Klub sportowy"
    assert html.one(".written-law").text == "Stan prawny na dzień 1 stycznia 2025 r."
    assert [(one.action, one.details["restored"]) for one in audit.events_of(page)[:1]] == [("pages.restore_page", 1)]
    page.refresh_from_db()
    assert (page.version, page.path) == (3, "kluby")


def test_restore_never_overwrites_a_newer_change(office, client):
    page = a_page()
    actions.update_page(page=page, values={"title": "Drugi"}, by=None)
    html = read(office.get(restore(page, 1)))
    actions.update_page(page=page, values={"title": "Trzeci"}, by=None)

    html = read(office.post(restore(page, 1), {"seen_at": html.one("#id_seen_at")["value"]}))

    assert "Ktoś zapisał tu zmiany w czasie" in html.text
    assert opened(client).one("h1").text == "Trzeci"


def test_identical_or_unknown_version_is_not_restored(office):
    page = a_page()
    actions.update_page(page=page, values={"order": 3}, by=None)

    assert "Nie ma czego przywracać" in read(office.get(restore(page, 1))).text
    number = Page.history.get(version=1).history_id
    with pytest.raises(actions.DomainError, match="Nie ma czego przywracać"):
        actions.restore_page(page=page, number=number, by=None)
    with pytest.raises(actions.DomainError, match="Tej wersji już nie ma"):
        actions.restore_page(page=page, number=0, by=None)


def test_history_outlives_the_page(office):
    page = a_page(status="draft")
    pk = page.pk
    actions.delete_page(page=page, by=None)

    html = read(office.get(reverse("admin:pages_page_history", args=[pk])))

    assert [row.select("td")[3].text for row in html.select(".versions tbody tr")] == [
        "usunięcie",
        "dodanie",
    ]
    assert office.get(reverse("admin:pages_page_history", args=[pk + 1])).status_code == 404
    assert office.get(reverse("admin:pages_page_history", args=["x"])).status_code == 404


def test_editors_write_and_moderators_read(client, django_user_model):
    page = a_page()
    pages = [reverse("admin:pages_page_preview", args=[page.pk]), restore(page, 1)]

    editor = of_role(client, django_user_model, EDITOR)
    assert [editor.get(address).status_code for address in pages] == [200, 200]
    assert re.search("Historia", editor.get(reverse("admin:pages_page_change", args=[page.pk])).content.decode())

    moderator = of_role(client, django_user_model, MODERATOR)
    assert [moderator.get(address).status_code for address in pages] == [403, 403]
    assert moderator.get(reverse("admin:pages_page_history", args=[page.pk])).status_code == 200
    assert send_page(moderator, page, title="Inny").status_code == 403


def test_user_outside_the_office_has_no_access(client, alice):
    page = a_page()
    client.force_login(alice)

    assert client.get(reverse("admin:pages_page_history", args=[page.pk])).status_code == 302


def test_unknown_fields_are_refused():
    with pytest.raises(TypeError, match="version"):
        actions.create_page(values={"title": "x", "version": 7}, by=None)


def test_page_without_a_title_is_refused_beside_the_title():
    page = a_page(path="klub", title="Klub")

    with pytest.raises(Refused) as refused:
        actions.update_page(page=page, values={"title": ""}, by=None)

    assert list(refused.value.problems) == ["title"]

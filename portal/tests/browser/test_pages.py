"""In a real browser: the office writes a page, restores an older version and imports old addresses; a resident opens
one of them and downloads a document with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from portal.demo.loading import OFFICE_EMAIL
from portal.tests.browser.audit import Visit

pytestmark = pytest.mark.browser


@pytest.fixture(params=[1280, 320])
def office(chromium, portal, sign_in, request):
    with Visit(chromium, portal, request.param) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        yield visit


@pytest.fixture
def phone(chromium, portal):
    with Visit(chromium, portal, 320) as visit:
        yield visit


def width_of(visit):
    return visit.page.viewport_size["width"]


def no_problems(visit):
    assert "\n".join(visit.problems()) == ""


def write(office, title):
    office.open("/admin/pages/page/add/")
    office.page.get_by_label("Tytuł:").fill(title)
    office.page.locator(".ProseMirror").click()
    office.page.keyboard.type("Przyjdź z pomysłem.")
    office.page.get_by_label("Stan prawny na dzień:").fill("2026-11-22")
    office.page.get_by_label("Stan:").select_option("published")
    no_problems(office)
    office.page.get_by_role("button", name="Zapisz", exact=True).click()
    expect(office.page.locator(".messagelist")).to_contain_text(title)


def test_office_writes_a_page_and_restores_an_older_version(office):
    title = f"Dyżury {width_of(office)}"
    path = f"/dyzury-{width_of(office)}/"
    write(office, title)
    office.open(path)
    expect(office.page.get_by_text("Stan prawny na dzień 22 listopada 2026 r.")).to_be_visible()
    no_problems(office)

    office.open("/admin/pages/page/")
    no_problems(office)
    office.page.get_by_role("link", name=title, exact=True).click()
    office.page.get_by_label("Tytuł:").fill("Pomyłka")
    office.page.get_by_role("button", name="Zapisz", exact=True).click()
    office.open(f"/admin/pages/page/?q={path.strip('/')}")
    office.page.locator("#result_list").get_by_role("link", name="Pomyłka", exact=True).click()
    office.page.get_by_role("link", name="Historia").click()
    no_problems(office)
    office.page.get_by_role("link", name="Przywróć wersję 1").click()
    no_problems(office)
    office.page.get_by_role("button", name="Przywróć wersję 1").click()
    expect(office.page.locator(".messagelist")).to_contain_text("ma znowu treść z wersji 1")

    office.open(path)
    expect(office.page.get_by_role("heading", level=1)).to_have_text(title)


def test_path_of_the_portal_is_refused_beside_its_field(office):
    office.open("/admin/pages/page/add/")
    office.page.get_by_label("Tytuł:").fill("Nasze organizacje")
    office.page.get_by_label("Adres:").fill("organizacje")
    office.page.get_by_role("button", name="Zapisz", exact=True).click()

    expect(office.page.locator(".field-path .errorlist")).to_contain_text("należą do stałych części portalu")
    expect(office.page.get_by_label("Tytuł:")).to_have_value("Nasze organizacje")
    no_problems(office)


def test_old_addresses_are_imported_from_a_sheet_and_redirect(office, phone):
    old = f"/Stara_strona_{width_of(office)}.html"
    rows = f"dawny adres;nowy adres\r\n{old};/poradnik/klub-sportowy/\r\n/Zla_{width_of(office)}.html;/nie-ma/\r\n"
    office.open("/admin/pages/oldaddress/")
    office.page.get_by_role("link", name="Wczytaj z pliku").click()
    no_problems(office)
    office.page.get_by_label("Plik z adresami").set_input_files(
        {"name": "adresy.csv", "mimeType": "text/csv", "buffer": rows.encode("cp1250")}
    )
    office.page.get_by_role("button", name="Wczytaj i pokaż podgląd").click()
    expect(office.page.locator(".wrong")).to_contain_text("W portalu nie ma strony")
    no_problems(office)
    office.page.get_by_role("button", name="Zapisz bez błędnych wierszy (1)").click()
    expect(office.page.locator(".messagelist")).to_contain_text("Dawne adresy są zapisane – nowe: 1")

    phone.open(old.lower())
    assert phone.page.url.endswith("/poradnik/klub-sportowy/")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Jak założyć klub sportowy")


def test_file_that_is_not_a_table_is_refused_politely(office):
    office.open("/admin/pages/oldaddress/wczytaj/")
    office.page.get_by_label("Plik z adresami").set_input_files(
        {"name": "adresy.csv", "mimeType": "text/csv", "buffer": b"%PDF-1.7 to nie jest tabela"}
    )
    office.page.get_by_role("button", name="Wczytaj i pokaż podgląd").click()

    expect(office.page.locator(".errorlist")).to_contain_text("Nie udało się odczytać tego pliku")
    no_problems(office)


def test_office_pages_of_documents_are_accessible(office):
    office.open("/admin/pages/document/")
    no_problems(office)
    office.page.get_by_role("link", name="Zasady publikowania w portalu", exact=True).click()
    no_problems(office)
    for name in ("Dodaj nową wersję", "Wskaż nowszą wersję"):
        office.page.get_by_role("link", name=name).click()
        no_problems(office)
        office.page.get_by_role("link", name="Wróć", exact=True).click()


def test_document_is_found_and_downloaded_on_a_phone_with_the_keyboard(phone):
    phone.open("/dokumenty/")
    phone.page.get_by_role("searchbox", name="Szukaj w dokumentach").focus()
    phone.page.keyboard.type("wolontariuszami")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url("**q=wolontariuszami**")
    no_problems(phone)

    button = phone.page.get_by_role("link", name="Porozumienie z wolontariuszem, wersja 2: Pobierz ODT")
    button.focus()
    with phone.page.expect_download() as download:
        phone.page.keyboard.press("Enter")
    assert download.value.suggested_filename == "Porozumienie-z-wolontariuszem-wersja-2.odt"


def test_old_link_to_a_document_leads_to_the_newest_with_a_notice(phone):
    phone.open("/dokumenty/porozumienie-z-wolontariuszem/")

    expect(phone.page.get_by_text("To nowsza wersja dokumentu")).to_be_visible()
    expect(phone.page.get_by_role("link", name="Porozumienie z wolontariuszem, wersja 2: Pobierz")).to_be_visible()
    no_problems(phone)

"""The office publishes a call, a resident finds it by other words and saves its deadline; pages meet WCAG."""

from datetime import timedelta

import icalendar
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from grants.models import Call, SmallGrantOffer
from portal.demo.loading import OFFICE_EMAIL
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser
CALL, OFFER = "/admin/grants/call/", "/admin/grants/smallgrantoffer/"
SETTLED, RUNNING = "sasiedzi-dla-sasiadow-konkurs-jesienny", "mikrodotacje-dla-sasiadow"
PAGES = {
    "calls": CALL,
    "new call": f"{CALL}add/",
    "a running call": f"{CALL}{{running}}/change/",
    "a settled call": f"{CALL}{{settled}}/change/",
    "moving a deadline": f"{CALL}{{running}}/krok/termin/",
    "settling": f"{CALL}{{settled}}/krok/rozstrzygnij/",
    "withdrawing": f"{CALL}{{running}}/krok/wycofaj/",
    "preview": f"{CALL}{{running}}/podglad/",
    "offers": OFFER,
    "new offer": f"{OFFER}add/",
    "an offer": f"{OFFER}{{offer}}/change/",
    "a decision": f"{OFFER}{{offer}}/krok/decyzja/",
    "remarks": "/admin/grants/remark/",
    "limits": "/admin/grants/legallimits/1/change/",
}


@pytest.fixture
def forgotten(django_db_blocker):
    """Delete the calls published by the test, because other tests count calls."""
    yield
    with django_db_blocker.unblock():
        Call.objects.filter(title__startswith="Wolontariusze").delete()


def test_second_click_creates_no_second_copy(tab, sign_in, forgotten, django_db_blocker):
    sign_in(tab, OFFICE_EMAIL)
    tab.goto(f"{CALL}?q=Mikrodotacje")
    tab.get_by_role("link", name="Mikrodotacje dla sąsiadów", exact=True).click()
    button = tab.get_by_role("button", name="Kopiuj jako nowy")
    with tab.expect_navigation():
        button.evaluate("(it) => { it.click(); setTimeout(() => it.click(), 80); }")
    expect(tab.locator(".messagelist")).to_contain_text("To jest kopia")
    tab.fill("[name=title]", "Wolontariusze raz")
    tab.wait_for_timeout(500)  # time in which a second copy would be created

    with django_db_blocker.unblock():
        copies = Call.objects.filter(title__startswith="Mikrodotacje", status="draft")
        made = copies.count()
        copies.delete()
    assert made == 1


def test_office_publishes_a_call_and_a_resident_saves_its_deadline(tab, sign_in, forgotten):
    sign_in(tab, OFFICE_EMAIL)
    tab.goto(f"{CALL}add/")
    tab.fill("[name=title]", "Wolontariusze w świetlicach")
    tab.fill("[name=lead]", "Szkolenia i ubezpieczenie dla pomagających dzieciom.")
    tab.get_by_label("Dzieci, młodzież i rodzina").check()
    soon = timezone.localtime() + timedelta(days=20)
    tab.fill("[name=closes_at]", f"{soon:%Y-%m-%d}T15:30")
    tab.fill("[name=bip_url]", "bip.example.org/swietlice")
    tab.fill("[name=grant_to]", "9000")
    tab.click("text=Zapisz i opublikuj")

    expect(tab.locator(".field-closes_at .errorlist")).to_contain_text("a ustawa wymaga co najmniej 21")
    expect(tab.locator("[name=lead]")).to_have_value("Szkolenia i ubezpieczenie dla pomagających dzieciom.")
    later = soon + timedelta(days=5)
    tab.fill("[name=closes_at]", f"{later:%Y-%m-%d}T15:30")
    tab.click("text=Zapisz i opublikuj")
    expect(tab.locator(".messagelist")).to_contain_text("jest opublikowany")

    tab.context.clear_cookies()
    tab.goto("/szukaj/?q=wolontariuszami+swietlicy")
    tab.click("main >> text=Wolontariusze w świetlicach")
    expect(tab.locator("h1")).to_have_text("Wolontariusze w świetlicach")
    with tab.expect_download() as download:
        tab.click("text=Dodaj termin do kalendarza")

    [entry] = icalendar.Calendar.from_ical(download.value.path().read_bytes()).events
    assert entry["summary"] == "Koniec naboru: Wolontariusze w świetlicach"
    assert timezone.localtime(entry.end).strftime("%H:%M") == "15:30"


def test_calls_are_filtered_with_the_keyboard_alone(tab):
    tab.goto("/dotacje/")
    before = tab.locator(".callcard").count()

    tab.locator("input[name=zrodlo][value=miasto]").focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")

    tab.wait_for_url("**zrodlo=miasto**")
    assert 0 < tab.locator(".callcard").count() < before


@pytest.mark.parametrize("width", WIDTHS)
def test_every_office_page_of_calls_is_accessible(chromium, portal, sign_in, django_db_blocker, width):
    with django_db_blocker.unblock():
        keys = {
            "settled": Call.objects.get(slug=SETTLED).pk,
            "running": Call.objects.get(slug=RUNNING).pk,
            "offer": SmallGrantOffer.objects.first().pk,
        }
    problems = {}
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        for name, path in PAGES.items():
            visit.open(path.format(**keys))
            if found := visit.problems():
                problems[name] = found
                visit.messages.clear()

    assert "\n".join(f"{name}: {line}" for name, found in problems.items() for line in found) == ""

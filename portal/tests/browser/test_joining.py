"""A submission on a phone: interrupted in the third step, resumed by the link in the letter, sent."""

import re

import pytest
from playwright.sync_api import expect

from core.mail.models import Letter
from organizations.models import Organization
from portal.tests.browser.audit import Visit

pytestmark = pytest.mark.browser
NAME = "Stowarzyszenie Latających Jeży"
EMAIL = "jeze@example.org"


@pytest.fixture
def link(portal, django_db_blocker):
    """The URL in the newest letter of a kind."""

    def find(kind):
        with django_db_blocker.unblock():
            letter = Letter.objects.filter(kind=f"organizations.{kind}", to=EMAIL).latest("pk")
        return portal + re.search(r"https?://[^/\s]+(/organizacje/zglos/\S+)", letter.text)[1]

    return find


class Notes(dict):
    """The problems of each visited page."""

    def take(self, name, visit):
        if found := visit.problems():
            self[name] = found


def forward(visit, name="Dalej"):
    visit.page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    visit.page.wait_for_load_state("networkidle")


def begin(visit, notes):
    visit.open("/organizacje/")
    visit.page.get_by_role("link", name="Dodaj swoją organizację").first.click()
    notes.take("start", visit)
    visit.page.get_by_role("link", name="Zacznij zgłoszenie").click()
    visit.page.get_by_label("Imię i nazwisko").fill("Koordynatorka jeży")
    visit.page.get_by_label("Twój adres e-mail").fill("jeze")
    visit.page.get_by_label("Pełna nazwa organizacji").fill(NAME)
    visit.page.wait_for_timeout(2200)
    forward(visit)
    expect(visit.page.locator(".error-summary")).to_contain_text("Wpisz adres e-mail")
    notes.take("first step, wrong", visit)
    visit.page.get_by_label("Twój adres e-mail").fill(EMAIL)
    visit.page.get_by_label("Forma prawna").select_option("association")
    forward(visit)


def registers(visit, notes):
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("Krok 2 z 4")
    notes.take("second step", visit)
    visit.page.get_by_label("NIP").fill("123")
    forward(visit)
    notes.take("second step, wrong", visit)
    visit.page.get_by_label("NIP").fill("")
    forward(visit)


def break_off(visit, notes):
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("Krok 3 z 4")
    notes.take("third step", visit)
    visit.page.get_by_label("Opis", exact=True).fill("Uczymy jeże latać.")
    forward(visit)
    notes.take("third step, wrong", visit)


def come_back(visit, notes, address):
    visit.page.goto(address, wait_until="networkidle")
    notes.take("link", visit)
    visit.page.get_by_role("button", name="Otwórz zgłoszenie").click()
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("Krok 3 z 4")
    expect(visit.page.get_by_label("Opis", exact=True)).to_have_value("Uczymy jeże latać.")


def finish(visit, notes):
    visit.page.get_by_label("O organizacji w jednym zdaniu").fill("Pomagamy jeżom.")
    visit.page.get_by_label("Ekologia i zwierzęta").check()
    forward(visit)
    notes.take("fourth step", visit)
    visit.page.get_by_label("Kod pocztowy").fill("1")
    forward(visit)
    notes.take("fourth step, wrong", visit)
    visit.page.get_by_label("Kod pocztowy").fill("64-100")
    forward(visit)
    notes.take("last look", visit)
    forward(visit, "Wyślij zgłoszenie")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Zgłoszenie dotarło do biura")
    notes.take("arrived", visit)


def test_submission_on_a_phone_resumes_after_the_third_step(chromium, portal, link, django_db_blocker):
    notes = Notes()
    with Visit(chromium, portal, 390) as visit:
        begin(visit, notes)
        registers(visit, notes)
        break_off(visit, notes)
    with Visit(chromium, portal, 390) as visit:
        come_back(visit, notes, link("joining_begun"))
        finish(visit, notes)

    assert notes == {}
    with django_db_blocker.unblock():
        entry = Organization.objects.get(name=NAME)
        assert (entry.status, entry.description) == ("submitted", "<p>Uczymy jeże latać.</p>")
        assert entry.memberships.get().user.email == EMAIL


def test_similar_name_is_shown_while_typing(chromium, portal):
    notes = Notes()
    with Visit(chromium, portal, 390) as visit:
        visit.open("/organizacje/zglos/krok/1/")
        visit.page.get_by_label("Pełna nazwa organizacji").press_sequentially("Ogrod Leszczyn")
        box = visit.page.locator(".join-similar")
        expect(box).to_contain_text("Przykładowa Fundacja Ogród Leszczynowy")
        notes.take("similar", visit)
        box.get_by_role("link", name="Poproś o dostęp").first.click()
        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Poproś o dostęp do wpisu")
        notes.take("access", visit)

    assert notes == {}

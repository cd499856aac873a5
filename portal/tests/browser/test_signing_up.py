"""Three people sign up for two places on a phone; one cancels, the third gets an offer by letter and takes the place.

Also the form with errors, with the keyboard alone and without JavaScript.
"""

import re

import pytest
from playwright.sync_api import expect

from core.mail.models import Letter
from core.mail.outbox import words_for
from events import links
from events.choices import Answer, Place
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory, VenueFactory, in_days
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser
PEOPLE = [("Koordynatorka", "koordynatorka"), ("Wolontariusz", "wolontariusz"), ("Skarbniczka", "skarbniczka")]
LONGER_THAN_A_ROBOT = 2200


class Notes(dict):
    """The problems of each visited page."""

    def take(self, name, visit):
        if found := visit.problems():
            self[name] = found


@pytest.fixture
def event(portal, django_db_blocker):
    """Create an event and return the URL of its form: ``event("miejsca", capacity=2)``."""

    def make(slug, **values):
        with django_db_blocker.unblock():
            made = EventFactory(with_sign_up=True, slug=f"zapisy-{slug}", title="Finanse bez tajemnic", **values)
        made.form = f"/wydarzenia/{made.slug}/zapisy/"
        return made

    return make


@pytest.fixture
def letter_link(portal, django_db_blocker):
    """The URL of a registration in the newest letter of a kind."""

    def find(kind, name):
        with django_db_blocker.unblock():
            letter = Letter.objects.filter(kind=f"events.{kind}", to=f"{name}@example.org").latest("pk")
            text = words_for(letter)[0]
        return re.search(r"https?://[^/\s]+(/wydarzenia/zapis/\S+)", text)[1]

    return find


def fill_in(page, name, email, number=1):
    page.locator(f"#id_osoba{number}-name").fill(name)
    page.locator(f"#id_osoba{number}-email").fill(f"{email}@example.org")


def send(visit, button):
    visit.page.wait_for_timeout(LONGER_THAN_A_ROBOT)
    visit.page.get_by_role("button", name=re.compile(button)).click()
    visit.page.wait_for_load_state("networkidle")


def heading(visit):
    return visit.page.get_by_role("heading", level=1)


def sign_up(visit, form, name, email):
    visit.open(form)
    fill_in(visit.page, name, email)
    visit.page.locator("#id_consent").check()
    send(visit, "^Zapisz ")


def test_cancelled_place_goes_to_the_waiting_list(chromium, portal, event, letter_link):
    notes, made = Notes(), event("miejsca", capacity=2, online_url="https://spotkanie.example.org/finanse")
    with Visit(chromium, portal, 390) as visit:
        for (name, email), told in zip(PEOPLE, ("Masz miejsce", "Masz miejsce", "Zapisano na listę"), strict=True):
            sign_up(visit, made.form, name, email)
            expect(heading(visit)).to_contain_text(told)
            notes.take(f"done, {email}", visit)

        visit.open(letter_link("registration_confirmed", "koordynatorka"))
        notes.take("confirmed", visit)
        visit.page.get_by_role("link", name="Zwolnij miejsce").click()
        expect(heading(visit)).to_have_text("Zwolnić miejsce?")
        notes.take("giving up", visit)
        visit.page.get_by_role("button", name="Tak, zwalniam miejsce").click()
        expect(heading(visit)).to_have_text("Ten zapis jest odwołany")
        notes.take("given up", visit)

        visit.open(letter_link("place_offered", "skarbniczka"))
        expect(heading(visit)).to_have_text("Zwolniło się miejsce dla Ciebie")
        notes.take("offered", visit)
        visit.page.get_by_role("button", name="Biorę to miejsce").click()
        expect(heading(visit)).to_have_text("Masz miejsce")
        expect(visit.page.get_by_role("link", name="Wejdź na spotkanie")).to_be_visible()
        notes.take("taken", visit)

    assert notes == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_form_for_two_with_all_errors_is_accessible(chromium, portal, event, django_db_blocker, width):
    notes, made = Notes(), event(f"bledy-{width}", asks_phone=True)
    with django_db_blocker.unblock():
        for kind in Answer:
            QuestionFactory(
                event=made, kind=kind, options="Rano\nWieczorem", is_required=True, help_text="Podpowiedź."
            )
    with Visit(chromium, portal, width) as visit:
        visit.open(made.form)
        notes.take("empty", visit)
        visit.page.get_by_role("button", name="Dodaj kolejną osobę").click()
        visit.page.locator("#osoba-2 summary").click()
        visit.page.locator("#osoba-2").get_by_role("checkbox", name="Dieta").check()
        notes.take("two people", visit)
        send(visit, "^Zapisz 2 osoby")
        expect(visit.page.locator(".error-summary li")).to_have_count(17)
        expect(visit.page.locator("#osoba-2 details")).to_have_attribute("open", "")
        notes.take("wrong", visit)

    assert notes == {}


def test_several_people_are_signed_up_with_the_keyboard_alone(chromium, portal, event):
    made = event("klawiatura", asks_needs=False)
    with Visit(chromium, portal, 1280) as visit:
        visit.open(made.form)
        keyboard = visit.page.keyboard
        visit.page.locator("#id_osoba1-name").focus()
        for words in ("Koordynatorka", "klawiatura1@example.org"):
            keyboard.type(words)
            keyboard.press("Tab")
        expect(visit.page.get_by_role("button", name="Dodaj kolejną osobę")).to_be_focused()
        keyboard.press("Enter")
        expect(visit.page.locator("#id_osoba2-name")).to_be_focused()
        for words in ("Wolontariusz", "klawiatura2@example.org"):
            keyboard.type(words)
            keyboard.press("Tab")
        for key in ("Tab", "Tab"):
            keyboard.press(key)
        keyboard.type("Fundacja Leszczyna")
        keyboard.press("Tab")
        keyboard.press("Space")
        visit.page.wait_for_timeout(LONGER_THAN_A_ROBOT)
        visit.page.locator("#id_osoba2-email").focus()
        keyboard.press("Enter")

        expect(heading(visit)).to_have_text("Macie miejsca")
        assert visit.problems() == []


def test_form_works_without_javascript(chromium, portal, event):
    made = event("bez-skryptow")
    context = chromium.new_context(base_url=portal, java_script_enabled=False, viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(made.form)
    fill_in(page, "Koordynatorka", "bezskryptow1")
    page.locator("summary").last.click()
    page.get_by_role("checkbox", name="Pętla indukcyjna").check()
    page.get_by_role("button", name="Dodaj kolejną osobę").click()
    expect(page.locator("#id_osoba1-name")).to_have_value("Koordynatorka")
    expect(page.get_by_role("checkbox", name="Pętla indukcyjna").first).to_be_checked()
    page.get_by_role("button", name="Dodaj kolejną osobę").click()
    page.get_by_role("button", name="Usuń osobę 3").click()
    fill_in(page, "Wolontariusz", "bezskryptow2", number=2)
    page.locator("#id_osoba1-needs_consent").check()
    page.locator("#id_consent").check()
    page.wait_for_timeout(LONGER_THAN_A_ROBOT)
    page.get_by_role("button", name="Zapisz 2 osoby").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Macie miejsca")
    context.close()


def test_names_of_organisations_are_suggested_while_typing(chromium, portal, event):
    made = event("podpowiedzi")
    with Visit(chromium, portal, 390) as visit:
        visit.open(made.form)
        visit.page.get_by_label("Organizacja").press_sequentially("Ogród Leszczyn")

        name = "Przykładowa Fundacja Ogród Leszczynowy"
        expect(visit.page.locator(f'#organizacje option[value="{name}"]')).to_have_count(1)
        assert visit.problems() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_registration_state_and_the_feedback_form_are_accessible(
    chromium, portal, event, django_db_blocker, width
):
    notes = Notes()
    with django_db_blocker.unblock():
        venue = VenueFactory(access_notes="Wejście bez schodów.")
    coming = event(f"stany-{width}", venue=venue, capacity=2, starts_at=in_days(2))
    past = event(f"po-{width}", venue=venue, starts_at=in_days(-2))
    off = event(f"odwolane-{width}", venue=venue, status="cancelled")
    with django_db_blocker.unblock():
        places = [RegistrationFactory(event=coming, place=place) for place in Place]
        places += [RegistrationFactory(event=past), RegistrationFactory(event=off)]
        found = {f"{one.event.slug}, {one.place}": links.of_registration(one) for one in places}
        found = {name: f"/wydarzenia/zapis/{token}/" for name, token in found.items()}
    with Visit(chromium, portal, width) as visit:
        for name, address in found.items():
            visit.open(address)
            notes.take(name, visit)
        visit.open(off.form)
        notes.take("no sign-up", visit)
        visit.page.goto(portal + found[f"{past.slug}, confirmed"] + "opinia/", wait_until="networkidle")
        visit.page.get_by_role("button", name="Wyślij opinię").click()
        expect(visit.page.locator(".error-summary")).to_contain_text("Zaznacz choć jedną ocenę")
        notes.take("opinion, empty", visit)
        visit.page.get_by_role("group", name="Czy wydarzenie było przydatne?").get_by_label("5").check()
        visit.page.get_by_role("button", name="Wyślij opinię").click()
        expect(heading(visit)).to_have_text("Dziękujemy za opinię")
        notes.take("opinion, thanks", visit)

    assert notes == {}

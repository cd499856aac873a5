"""The life of an entry in a browser: submitted, returned by the office, corrected, approved, confirmed, left.

The letters are read from the outbox. test_joining covers the submission with its interruption.
"""

import json
import re

import pytest
from playwright.sync_api import expect

from accounts.actions import person_for
from core.mail.models import Letter
from organizations.confirmation import actions as keeping
from organizations.models import ConfirmationRequest, Membership, Organization
from organizations.registry.actions import entries
from portal.demo.loading import OFFICE_EMAIL
from portal.tests.browser.audit import Visit

pytestmark = pytest.mark.browser
NAME, NEW_NAME = "Towarzystwo Miłośników Grabu", "Towarzystwo Miłośników Grabu i Buku"
OWNER, EDITOR = "graby@example.org", "buki@example.org"
MESSAGE = "Dopiszcie, proszę, dla kogo działacie."


@pytest.fixture
def post(portal, django_db_blocker):
    """The newest letter to an address: its text, or the path of its link."""

    class Post:
        def words(self, to):
            with django_db_blocker.unblock():
                return Letter.objects.filter(to=to).latest("pk").text

        def path(self, to):
            return re.search(r"https?://[^/\s]+(/\S+)", self.words(to))[1]

    return Post()


@pytest.fixture
def entry(portal, django_db_blocker):
    """An entry just submitted by its owner."""
    with django_db_blocker.unblock():
        owner = person_for(email=OWNER, name="Koordynatorka grabów")
        entry = entries.create(by=owner, name=NAME, legal_form="association", city="Leszno")
        Membership.objects.create(organization=entry, user=owner, role=Membership.Role.OWNER)
        return entry


@pytest.fixture
def office(chromium, portal, sign_in):
    with Visit(chromium, portal, 1280) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        yield visit


@pytest.fixture
def ngo(chromium, portal):
    with Visit(chromium, portal, 390) as visit:
        yield visit


def press(visit, name):
    visit.page.locator("main, #content").get_by_role("button", name=name).first.click()
    visit.page.wait_for_load_state("networkidle")


def heading(visit):
    return expect(visit.page.get_by_role("heading", level=1))


def decide(office, button, message=""):
    office.open("/admin/")
    office.page.get_by_role("link", name=re.compile(r"wpis\w* do przyjęcia")).click()
    office.page.get_by_role("link", name=NAME).click()
    office.page.get_by_label("Wiadomość do organizacji").fill(message)
    press(office, button)


def sign_in_by_code(ngo, post):
    ngo.open("/konto/logowanie/")
    ngo.page.get_by_role("link", name="przyślijcie mi kod").click()
    ngo.page.get_by_label("Adres e-mail").fill(OWNER)
    press(ngo, "Wyślij kod")
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", post.words(OWNER), re.M)[1]
    ngo.page.get_by_label("Kod").fill(code)
    press(ngo, "Zaloguj się")


def mend(ngo):
    ngo.page.get_by_role("link", name="Zarządzaj wpisem").click()
    expect(ngo.page.locator(".office-said")).to_contain_text(MESSAGE)
    ngo.page.get_by_role("link", name="Czym się zajmujecie").click()
    ngo.page.get_by_label("O organizacji w jednym zdaniu").fill("Sadzimy graby z seniorami.")
    press(ngo, "Zapisz")
    press(ngo, "Wyślij ponownie")
    expect(ngo.page.get_by_text("Wpis czeka na biuro")).to_be_visible()


def invite_an_editor(ngo, post, chromium, portal, entry):
    ngo.open(f"/organizacje/{entry.slug}/osoby/zapros/")
    ngo.page.get_by_label("Adres e-mail").fill(EDITOR)
    press(ngo, "Wyślij zaproszenie")
    with Visit(chromium, portal, 390) as invited:
        invited.open(post.path(EDITOR))
        press(invited, "Przyjmij zaproszenie")
        assert invited.problems() == []
    ngo.open(f"/organizacje/{entry.slug}/osoby/")
    expect(ngo.page.get_by_text(EDITOR).first).to_be_visible()


def change_description_and_name(ngo, entry):
    ngo.open(f"/organizacje/{entry.slug}/zarzadzaj/opis/")
    ngo.page.get_by_label("Opis", exact=True).fill("Spotykamy się pod grabem w każdy czwartek.")
    press(ngo, "Zapisz")
    ngo.open(f"/organizacje/{entry.slug}/zarzadzaj/nazwa/")
    ngo.page.get_by_label("Pełna nazwa").fill(NEW_NAME)
    press(ngo, "Wyślij do biura")
    ngo.open(f"/organizacje/{entry.slug}/")
    heading(ngo).to_have_text(NAME)
    expect(ngo.page.get_by_text("Spotykamy się pod grabem")).to_be_visible()


def approve_the_name(office, ngo, entry):
    office.open("/admin/organizations/organization/kolejka/")
    office.page.get_by_role("link", name=re.compile(NAME)).first.click()
    press(office, "Zapisz zmianę we wpisie")
    ngo.open(f"/organizacje/{entry.slug}/")
    heading(ngo).to_have_text(NEW_NAME)


def confirm_by_the_half_yearly_letter(chromium, portal, post, entry, django_db_blocker):
    with django_db_blocker.unblock():
        Organization.objects.filter(pk=entry.pk).update(confirmed_on="2025-01-01")
        keeping.ask_now(organization=Organization.objects.get(pk=entry.pk), by=None)
    with Visit(chromium, portal, 390) as anybody:
        anybody.open(post.path(OWNER))
        press(anybody, "Wszystko się zgadza")
        heading(anybody).to_have_text("Dziękujemy, dane są potwierdzone")
    with django_db_blocker.unblock():
        assert ConfirmationRequest.objects.get(organization=entry).answered_at


def take_my_data_and_leave(ngo, post):
    ngo.open("/konto/")
    with ngo.page.expect_download() as waiting:
        ngo.page.get_by_role("link", name="Pobierz moje dane").click()
    data = json.loads(waiting.value.path().read_text())
    assert OWNER in json.dumps(data)
    ngo.open("/konto/usun/")
    press(ngo, "Usuń konto")
    expect(ngo.page.locator(".error-summary")).to_be_visible()
    assert ngo.problems() == []
    ngo.page.get_by_label("Wiem, że konta nie da się przywrócić").check()
    press(ngo, "Usuń konto")
    expect(ngo.page.get_by_text("Konto zostało usunięte")).to_be_visible()
    assert "konto" in post.words(OWNER)


def test_entry_goes_from_submission_to_confirmation(chromium, portal, office, ngo, post, entry, django_db_blocker):
    decide(office, "Odeślij do poprawy", MESSAGE)
    assert MESSAGE in post.words(OWNER)
    sign_in_by_code(ngo, post)
    mend(ngo)
    decide(office, "Opublikuj wpis")
    invite_an_editor(ngo, post, chromium, portal, entry)
    change_description_and_name(ngo, entry)
    approve_the_name(office, ngo, entry)
    confirm_by_the_half_yearly_letter(chromium, portal, post, entry, django_db_blocker)
    take_my_data_and_leave(ngo, post)
    assert ngo.messages + ngo.foreign == []

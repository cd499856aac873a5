"""Alerts about funding calls in a browser: sign-up on a phone, verification by letter, a matching call published by
the office, the alert, and unsubscribing with one click. Letters are read from the outbox."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect

from core.mail.models import Letter
from core.mail.outbox import words_for
from grants.alerts import sweep as sweeping
from grants.calls.actions.states import publish
from grants.models import AlertItem, AlertProfile, Call
from organizations.models import Theme
from portal.demo.loading import OFFICE_EMAIL, PERSON_EMAIL
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser
ADDRESS = "czytelniczka-naborow@example.org"
ALERTS = "/dotacje/powiadomienia/"


@pytest.fixture
def database(portal, django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def phone(chromium, portal):
    with Visit(chromium, portal, 390) as visit:
        yield visit


@pytest.fixture
def call(database):
    """A draft ready to publish; deleted after the test."""
    call = Call.objects.create(
        title="Kultura blisko ludzi", slug="kultura-blisko-ludzi-powiadomienia", kind="other", source="private",
        funder="Fundacja Leszczynowa", lead="Na warsztaty w częściach miasta.",
        closes_at=timezone.now() + timedelta(days=40),
    )  # fmt: skip
    call.themes.set([culture()])
    yield call
    call.delete()


@pytest.fixture
def nobody_else(database):
    """Hide other alerts and letters; delete those of this test afterwards."""
    AlertProfile.objects.all().delete()
    yield
    AlertProfile.objects.all().delete()
    Letter.objects.filter(kind__startswith="grants.alert").delete()


def culture() -> Theme:
    return Theme.objects.get(name__icontains="kultura")


def letter(kind, address=ADDRESS) -> str:
    return words_for(Letter.objects.get(kind=f"grants.{kind}", to=address))[0]


def link(text, word) -> str:
    return re.search(rf"https?://[^/\s]+(/dotacje/powiadomienia/{word}/\S+)", text)[1]


def minutes_pass():
    sweeping.sweep()
    AlertItem.objects.update(created_at=timezone.now() - timedelta(minutes=6))
    sweeping.sweep()


def heading(visit):
    return visit.page.get_by_role("heading", level=1)


def sign_up(phone):
    phone.open(ALERTS)
    phone.page.get_by_label("Adres e-mail").fill(ADDRESS)
    phone.page.get_by_label(culture().name).check()
    phone.page.get_by_label("Fundacja", exact=True).check()
    phone.page.get_by_label("Chcę dostawać listy o naborach").check()
    phone.page.wait_for_timeout(2100)
    phone.page.get_by_role("button", name="Zapisz mnie").click()
    expect(heading(phone)).to_contain_text("sprawdź pocztę")


def test_alert_from_sign_up_to_unsubscribing(phone, nobody_else, call):
    sign_up(phone)
    phone.open(link(letter("alert_confirm"), "potwierdz"))
    assert phone.problems() == []
    phone.page.get_by_role("button", name="Tak, chcę dostawać listy").click()
    expect(heading(phone)).to_have_text("Gotowe, powiadomienia są włączone")
    assert phone.problems() == []

    publish(call=call, by=get_user_model().objects.get(email=OFFICE_EMAIL))
    minutes_pass()

    told = letter("alert")
    assert "Kultura blisko ludzi" in told
    phone.open(re.search(r"https?://[^/\s]+(/dotacje/kultura-blisko-ludzi\S+)", told)[1])
    expect(heading(phone)).to_have_text("Kultura blisko ludzi")
    phone.open(link(told, "zrezygnuj"))
    assert phone.problems() == []
    phone.page.get_by_role("button", name="Rezygnuję").click()
    expect(heading(phone)).to_contain_text("Nie wyślemy więcej listów")
    assert phone.problems() == []
    assert not AlertProfile.objects.active().exists()


def test_incomplete_form_keeps_everything_typed(phone, nobody_else):
    phone.open(ALERTS)
    phone.page.get_by_label(culture().name).check()
    phone.page.wait_for_timeout(2100)
    phone.page.get_by_role("button", name="Zapisz mnie").click()

    expect(phone.page.get_by_role("alert")).to_contain_text("Wpisz adres e-mail.")
    expect(phone.page.get_by_label(culture().name)).to_be_checked()
    assert phone.problems() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_linked_and_account_pages_are_accessible(chromium, portal, sign_in, nobody_else, width):
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, PERSON_EMAIL)
        visit.open("/konto/powiadomienia/")
        assert visit.problems() == []
        visit.page.get_by_role("button", name="Włącz powiadomienia").click()
        expect(visit.page.get_by_text("Powiadomienia są włączone")).to_be_visible()
        assert visit.problems() == []
        visit.open("/konto/")
        assert visit.problems() == []
        visit.page.get_by_role("link", name=re.compile("Włącz powiadomienia organizacji")).first.click()
        assert visit.problems() == []
        visit.page.get_by_role("button", name="Włącz powiadomienia").click()
        expect(visit.page.get_by_text("Powiadomienia są włączone")).to_be_visible()
        assert visit.problems() == []

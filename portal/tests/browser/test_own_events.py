"""An organisation's own event in a browser: written on a phone, sent to the office, published, in the calendar."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from core.mail.models import Letter
from events.models import Event
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory
from organizations.models import Membership
from portal.demo.loading import OFFICE_EMAIL, PERSON_EMAIL
from portal.tests.browser.audit import Visit

pytestmark = pytest.mark.browser
TITLE = "Noc sów nad stawami"
DAY = timezone.localdate() + timedelta(days=9)


@pytest.fixture
def entry(portal, django_db_blocker):
    with django_db_blocker.unblock():
        return Membership.objects.filter(user__email=PERSON_EMAIL).select_related("organization").first().organization


@pytest.fixture
def here(entry):
    return f"/konto/organizacje/{entry.slug}/wydarzenia/"


@pytest.fixture
def ngo(chromium, portal, sign_in):
    with Visit(chromium, portal, 390) as visit:
        sign_in(visit.page, PERSON_EMAIL)
        yield visit


@pytest.fixture
def office(chromium, portal, sign_in):
    with Visit(chromium, portal, 1280) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        yield visit


@pytest.fixture
def stored(portal, django_db_blocker):
    """The current event from the database."""

    def find():
        with django_db_blocker.unblock():
            return Event.objects.get(title=TITLE)

    return find


def fill(page):
    page.get_by_label("Tytuł").fill(TITLE)
    page.get_by_label("W jednym zdaniu").fill("Słuchamy sów z ornitolożką.")
    page.locator("#id_termin-0-day").fill(DAY.isoformat())
    page.locator("#id_termin-0-starts").fill("20:00")
    page.locator("#id_termin-0-ends").fill("22:30")
    page.get_by_label("Sala albo inne miejsce").fill("Stawy, wejście od ul. Leśnej")


def test_event_goes_from_a_phone_to_the_calendar(ngo, office, here, stored, portal, chromium, django_db_blocker):
    ngo.open(here)
    assert ngo.problems() == []
    ngo.page.get_by_role("link", name="Dodaj wydarzenie").click()
    fill(ngo.page)
    ngo.page.get_by_role("button", name="Dodaj kolejny termin").click()
    expect(ngo.page.locator("#id_termin-1-day")).to_be_focused()
    ngo.page.locator("#id_termin-1-day").fill(DAY.isoformat())
    ngo.page.get_by_role("button", name="Wyślij do biura").click()
    expect(ngo.page.locator(".error-summary")).to_contain_text("Termin 2, Od godziny")
    assert ngo.problems() == []
    ngo.page.get_by_label("Usuń ten termin").nth(1).check()
    ngo.page.get_by_role("button", name="Wyślij do biura").click()
    expect(ngo.page.locator("main")).to_contain_text("Wydarzenie czeka na biuro")
    assert ngo.problems() == []

    with django_db_blocker.unblock():
        told = Letter.objects.filter(kind="events.event_submitted").latest("pk").text
    office.open("/admin/events/event/kolejka/" + str(stored().pk) + "/")
    assert f"/admin/events/event/kolejka/{stored().pk}/" in told
    assert office.problems() == []
    office.page.get_by_role("button", name="Opublikuj wydarzenie").click()
    office.page.wait_for_url("**/kolejka/")
    assert office.problems() == []

    with Visit(chromium, portal, 390) as resident:
        resident.open("/wydarzenia/")
        expect(resident.page.get_by_role("link", name=TITLE)).to_be_visible()


def test_server_adds_a_row_without_javascript(chromium, portal, here, ngo):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    context.add_cookies(ngo.page.context.cookies())
    page = context.new_page()
    page.goto(portal + here + "nowe/")
    fill(page)

    page.get_by_role("button", name="Dodaj kolejny termin").click()

    assert page.locator("#id_termin-1-day").is_visible()
    assert page.locator("#id_title").input_value() == TITLE
    assert page.locator(".error-summary").count() == 0
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_an_own_event_is_accessible_and_fits(chromium, portal, sign_in, here, width, past, entry):
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, PERSON_EMAIL)
        found = {}
        pages = ["", "nowe/", *(f"{past}/{word}" for word in ("", "edytuj/", "przeloz/", "odwolaj/", "zapisani/"))]
        for path in pages:
            visit.open(here + path)
            found[path] = visit.problems()

    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.fixture
def past(portal, django_db_blocker, entry):
    """The id of a past published event of the entry, with registrations."""
    with django_db_blocker.unblock():
        mine = Event.objects.filter(organizer=entry, title="Warsztaty dla pytań").first()
        if mine is None:
            mine = EventFactory(organizer=entry, with_sign_up=True, title="Warsztaty dla pytań")
            asked = QuestionFactory(event=mine, label="Jaka dieta?")
            one = RegistrationFactory(event=mine, organization_name="Koło")
            one.answers.create(question=asked, text="wege")
            one.needs.create(need="loop")
        return mine.pk

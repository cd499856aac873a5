"""After an event: check in on a phone, certificates are sent, one is downloaded and its code is verified.

Also the calendar subscription from the address on the page.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect

from core.mail.models import Letter
from core.mail.outbox import words_for
from core.tests import pdf_structure
from events.models import Certificate
from events.registration import qr
from events.tests.factories import EventFactory, RegistrationFactory
from portal.tests.browser.audit import Visit

pytestmark = pytest.mark.browser
OFFICE = "biuro@example.org"


@pytest.fixture
def held(portal, django_db_blocker):
    """An event that ended an hour ago, with three confirmed places."""
    with django_db_blocker.unblock():
        started = timezone.now().replace(microsecond=0) - timedelta(hours=3)
        event = EventFactory(
            title="Rozliczenie krok po kroku",
            slug="po-wydarzeniu",
            starts_at=started,
            with_sign_up=True,
            has_certificates=True,
            certificate_hours=2,
        )
        names = ("Koordynatorka Fundacji A", "Skarbnik Klubu B", "Wolontariuszka Koła C")
        people = [
            RegistrationFactory(event=event, name=name, email=f"po{number}@example.org")
            for number, name in enumerate(names, 1)
        ]
    return event, people


def test_attendee_gets_a_certificate_that_anybody_can_verify(chromium, portal, sign_in, held, django_db_blocker):
    event, (first, second, third) = held
    with Visit(chromium, portal, 390) as phone:
        sign_in(phone.page, OFFICE)
        phone.open(f"/biuro/wydarzenia/{event.pk}/obecnosc/")
        problems = phone.problems()
        phone.page.get_by_role("button", name=re.compile(f"^Jest.*{first.name}")).click()
        expect(phone.page.locator(".check-in-count")).to_contain_text("1 z 3")
        phone.open(f"/biuro/wydarzenia/obecnosc/{qr.token_of(second)}/")  # the QR code on her phone links here
        expect(phone.page.get_by_role("heading", level=1)).to_have_text(second.name)
        problems += phone.problems()
        phone.page.get_by_role("button", name="Jest", exact=True).click()
        phone.open(f"/biuro/wydarzenia/{event.pk}/obecnosc/")
        expect(phone.page.locator(".check-in-count")).to_contain_text("2 z 3")
        problems += phone.problems()

        phone.open(f"/admin/events/certificate/wydarzenie/{event.pk}/")
        phone.page.get_by_role("button", name="Wystaw zaświadczenia: 2").click()
        expect(phone.page.get_by_text("Wystawiono 2 zaświadczenia")).to_be_visible()

    with django_db_blocker.unblock():
        assert not Certificate.objects.filter(registration=third).exists()
        letter = Letter.objects.get(kind="events.certificate_ready", to=first.email)
        code = Certificate.objects.get(registration=first).code
        text = words_for(letter)[0]
    path = re.search(r"https?://[^/\s]+(/wydarzenia/zapis/\S+)", text)[1]
    with Visit(chromium, portal, 390) as reader:
        paper = reader.page.request.get(portal + path).body()
        assert pdf_structure.problems(paper) == []
        assert first.name in pdf_structure.words_of(paper)

        reader.open("/zaswiadczenia/")
        problems += reader.problems()
        reader.page.get_by_label(re.compile("[Kk]od")).fill(code.lower())
        reader.page.get_by_role("button", name=re.compile("Sprawdź")).click()
        expect(reader.page.get_by_role("heading", level=1)).to_have_text("Zaświadczenie jest ważne")
        assert first.name not in reader.page.content()
        problems += reader.problems()

    assert problems == []


def test_calendar_is_subscribed_to_from_its_address(chromium, portal):
    with Visit(chromium, portal, 390) as visit:
        visit.open("/wydarzenia/?rodzaj=szkolenie")
        visit.page.get_by_text("Dodaj do swojego kalendarza").click()
        problems = visit.problems()
        address = visit.page.get_by_label("Adres do wklejenia w programie kalendarza").input_value()
        shown = visit.page.locator(".eventcard h3").all_inner_texts()
        path = re.sub(r"^https?://[^/]+", "", address)
        found = Calendar.from_ical(visit.page.request.get(portal + path).body())

    titles = {re.sub(r" \(\d+/\d+\)$", "", str(one["summary"]).removeprefix("Odwołane: ")) for one in found.events}
    assert len(shown) >= 4
    assert set(shown) <= titles
    assert problems == []

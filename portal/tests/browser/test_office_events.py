"""The office's event pages meet WCAG: the form with its rows, attendees, statistics, feedback, the check-in list."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from core.mail.models import Letter
from events.models import Event, Feedback, Message, PersonNeed, QuestionAnswer
from events.registration import qr
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory
from portal.demo.loading import OFFICE_EMAIL
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser

HERE = "/admin/events/event/"
PAGES = {
    "events": HERE,
    "new event": f"{HERE}add/",
    "one event": f"{HERE}{{event}}/change/",
    "its people": f"{HERE}{{event}}/osoby/",
    "its queue": f"{HERE}{{event}}/osoby/?kto=oczekujace",
    "nobody found": f"{HERE}{{event}}/osoby/?q=xyz",
    "a person added by hand": f"{HERE}{{event}}/osoby/dopisz/",
    "people from a file": f"{HERE}{{event}}/osoby/wczytaj/",
    "a person taken off": f"{HERE}{{event}}/osoby/{{person}}/wypisz/",
    "message": f"{HERE}{{event}}/wiadomosc/",
    "opinions": f"{HERE}{{event}}/opinie/",
    "publishing": f"{HERE}{{event}}/krok/publikuj/",
    "moving": f"{HERE}{{event}}/krok/przeloz/",
    "repeating": f"{HERE}{{event}}/krok/powtorz/",
    "calling off": f"{HERE}{{event}}/krok/odwolaj/",
    "year": f"{HERE}statystyka/",
    "places": "/admin/events/venue/",
    "new place": "/admin/events/venue/add/",
    "sign-ups": "/admin/events/registration/",
    "door": "/biuro/wydarzenia/{event}/obecnosc/",
    "somebody without a sign-up": "/biuro/wydarzenia/{event}/obecnosc/dopisz/",
    "code": "/biuro/wydarzenia/obecnosc/{code}/",
}


@pytest.fixture
def event(portal, django_db_blocker):
    """A running event with data on each page; deleted afterwards, because other tests count events."""
    with django_db_blocker.unblock():
        start = timezone.now().replace(microsecond=0) - timedelta(minutes=30)
        spans = [(start + timedelta(days=n), start + timedelta(days=n, hours=2)) for n in (0, 7)]
        event = EventFactory(title="Wieczory z wnioskiem", slug="wieczory", with_sign_up=True, spans=spans)
        question = QuestionFactory(event=event, kind="choice", options="Tak\nNie")
        for name, place in [("Zofia Żółć", "confirmed"), ("Jan Wrzos", "confirmed"), ("Ewa Kalina", "waiting")]:
            person = RegistrationFactory(event=event, name=name, place=place)
            QuestionAnswer.objects.create(registration=person, question=question, text="Tak")
        PersonNeed.objects.create(registration=person, need="diet")
        Message.objects.create(event=event, subject="Sala", text="Sala 7.", form_key=uuid4(), letters=3)
        for grade in (3, 4, 5):
            Feedback.objects.create(event=event, useful=grade, good="Spokojnie.")
    yield event
    with django_db_blocker.unblock():
        QuestionAnswer.objects.filter(registration__event=event).delete()
        Event.objects.filter(pk=event.pk).delete()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_office_page_of_events_is_accessible(chromium, portal, sign_in, event, django_db_blocker, width):
    with django_db_blocker.unblock():
        person = event.registrations.get(name="Zofia Żółć")
    problems = {}
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        for name, path in PAGES.items():
            visit.open(path.format(event=event.pk, person=person.pk, code=qr.token_of(person)))
            if found := visit.problems():
                problems[name] = found
                visit.messages.clear()

    assert "\n".join(f"{name}: {line}" for name, found in problems.items() for line in found) == ""


def test_check_in_list_is_filtered_while_a_name_is_typed(chromium, portal, sign_in, event):
    with Visit(chromium, portal, 390) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        visit.open(f"/biuro/wydarzenia/{event.pk}/obecnosc/")
        visit.page.get_by_label("Imię, nazwisko lub organizacja").fill("zolc")
        people = visit.page.locator(".check-in-people li:visible")

        assert people.count() == 1
        visit.page.get_by_role("button", name="Zofia Żółć").click()
        visit.page.get_by_text("Obecność zaznaczona").wait_for()
        assert "1 z 2" in visit.page.locator(".check-in-count").inner_text()


def test_letter_is_previewed_before_sending(chromium, portal, sign_in, event, django_db_blocker):
    with Visit(chromium, portal, 1280) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        visit.open(f"{HERE}{event.pk}/wiadomosc/")
        visit.page.get_by_label("Temat").fill("Weź statut")
        visit.page.get_by_label("Treść").fill("Weź, proszę, statut.")
        visit.page.get_by_role("button", name="Zobacz list").click()
        assert "2 osoby" in visit.page.locator("#content-main").inner_text()
        visit.page.get_by_role("button", name="Wyślij").dblclick()
        visit.page.get_by_text("Wysłane wiadomości").wait_for()

    with django_db_blocker.unblock():
        assert Letter.objects.filter(kind="events.message_sent", body__subject="Weź statut").count() == 2


@pytest.mark.parametrize("width", WIDTHS)
def test_imported_list_shows_each_line(chromium, portal, sign_in, event, width):
    lines = "Imię i nazwisko;E-mail\nAnna Olcha;olcha@example.org\nBez adresu;to nie adres\n"
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        visit.open(f"{HERE}{event.pk}/osoby/wczytaj/")
        file = {"name": "lista.csv", "mimeType": "text/csv", "buffer": lines.encode()}
        visit.page.get_by_label("Plik z listą osób").set_input_files(file)
        visit.page.get_by_role("button", name="Wczytaj").click()

        assert "Zapisane osoby: 1 z 2." in visit.page.get_by_role("status").inner_text()
        assert visit.problems() == []

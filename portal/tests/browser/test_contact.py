"""A conversation with the office, from a phone to the inbox and back; every page on the way is checked."""

import pytest
from playwright.sync_api import expect

from contact.models import Thread
from core.mail.models import Letter
from portal.demo.loading import OFFICE_EMAIL, PERSON_EMAIL
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser
INBOX = "/admin/contact/thread/"


@pytest.fixture(params=WIDTHS)
def office(chromium, portal, sign_in, request):
    with Visit(chromium, portal, request.param) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        yield visit


@pytest.fixture
def newest(portal, django_db_blocker):
    """The newest row: ``newest(Thread)``, ``newest(Letter, kind="contact.answered")``."""

    def find(model, **facts):
        with django_db_blocker.unblock():
            return model.objects.filter(**facts).order_by("pk").last()

    return find


def test_question_from_a_phone_is_answered_by_a_letter_with_its_number(chromium, portal, sign_in, newest):
    with Visit(chromium, portal, 320) as phone:
        phone.open("/kontakt/?temat=dotacje")
        page = phone.page
        page.fill("#id_text", "Czy można złożyć ofertę na mały grant?\nChodzi o warsztaty.")
        page.fill("#id_name", "Skarbnik koła")
        page.fill("#id_email", "skarbnik-kola")
        page.click("main form button[type=submit]")

        expect(page.locator(".error-summary")).to_contain_text("nazwa@domena.pl")
        expect(page.locator("#id_text")).to_have_value("Czy można złożyć ofertę na mały grant?\nChodzi o warsztaty.")
        problems = phone.problems()

        page.fill("#id_email", "skarbnik-kola@example.org")
        page.wait_for_timeout(2100)  # a form sent faster than a person can type is refused
        page.click("main form button[type=submit]")
        expect(page.locator("h1")).to_have_text("Mamy Twoją wiadomość")
        problems += phone.problems()

    thread = newest(Thread, email="skarbnik-kola@example.org")
    with Visit(chromium, portal, 1280) as desk:
        sign_in(desk.page, OFFICE_EMAIL)
        desk.open(f"{INBOX}?q={thread.number}")
        desk.page.get_by_role("link", name=thread.number).click()
        desk.page.locator("#step-mark summary").click()
        desk.page.locator("#id_mark-case_class").select_option(index=1)
        desk.page.get_by_role("button", name="Nadaj znak").click()
        expect(desk.page.locator(".mark")).to_contain_text("OP.524.")
        mark = desk.page.locator(".mark strong").inner_text()

        desk.page.fill("#id_answer-text", "Dzień dobry,\n\ntak, zapraszamy.")
        desk.page.get_by_role("button", name="Wyślij odpowiedź").click()
        expect(desk.page.locator(".thread-state")).to_have_text("z odpowiedzią")
        problems += desk.problems()

    letter = newest(Letter, kind="contact.answered")
    assert (letter.to, letter.subject) == (
        "skarbnik-kola@example.org",
        f"[{thread.number}] Dotacje i konkursy – odpowiedź biura",
    )
    assert mark in letter.text
    assert problems == []


def test_demand_without_a_name_is_refused_then_gets_a_deadline(chromium, portal, sign_in, newest):
    with Visit(chromium, portal, 320) as phone:
        phone.open("/zglos-bariere/?strona=/organizacje/mapa/")
        page = phone.page
        expect(page.locator("#id_page")).to_have_value("/organizacje/mapa/")
        page.fill("#id_text", "Nie da się zamknąć mapy klawiaturą.")
        page.get_by_label("Żądam zapewnienia dostępności").check()
        page.fill("#id_email", "klawiatura@example.org")
        page.click("main form button[type=submit]")
        expect(page.locator("#div_id_name")).to_contain_text("Żądanie musi mieć imię i nazwisko")
        problems = phone.problems()

        page.fill("#id_name", "Mieszkanka")
        page.wait_for_timeout(2100)
        page.click("main form button[type=submit]")
        expect(page.locator("h1")).to_have_text("Dziękujemy za zgłoszenie")
        problems += phone.problems()

    thread = newest(Thread, kind="demand")
    with Visit(chromium, portal, 1280) as desk:
        sign_in(desk.page, OFFICE_EMAIL)
        desk.open(f"{INBOX}{thread.pk}/change/")
        expect(desk.page.locator(".due")).to_contain_text("zostało 7 dni")
        desk.page.locator("#step-extend summary").click()
        desk.page.fill("#id_extend-reason", "Poprawkę robi wykonawca mapy.")
        desk.page.get_by_role("button", name="Przedłuż i zawiadom").click()
        expect(desk.page.locator(".errornote")).to_be_visible()
        expect(desk.page.locator("#id_extend-reason")).to_have_value("Poprawkę robi wykonawca mapy.")
        problems += desk.problems()

    assert problems == []


def test_inbox_and_each_kind_of_thread_are_accessible(office, portal, django_db_blocker):
    with django_db_blocker.unblock():
        places = [f"{INBOX}{pk}/change/" for pk in Thread.objects.values_list("pk", flat=True)[:7]]
    problems = {}
    for path in [INBOX, "/admin/contact/topic/", "/admin/core/caseclass/", "/admin/core/casemark/", *places]:
        office.open(path)
        office.page.eval_on_selector_all("details.step", "steps => steps.forEach(step => { step.open = true; })")
        problems[path] = office.problems()

    assert {path: found for path, found in problems.items() if found} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_my_threads_are_accessible(chromium, portal, sign_in, newest, width):
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, PERSON_EMAIL)
        problems = {}
        for path in ("/konto/", "/konto/wiadomosci/", f"/konto/wiadomosci/{newest(Thread, email=PERSON_EMAIL).pk}/"):
            visit.open(path)
            problems[path] = visit.problems()
        visit.page.click("main form button[type=submit]")
        visit.page.wait_for_selector(".error-summary")
        problems["with an error"] = visit.problems()

    assert {path: found for path, found in problems.items() if found} == {}

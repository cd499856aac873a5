"""The survey of training needs in a browser: the office opens it, an organisation answers on a phone by the link in
its letter and changes the answer, the office creates a training from the winner. Letters are read from the outbox."""

import re

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from core.mail.models import Letter
from core.mail.outbox import words_for
from events.models import Survey, SurveyAnswer, SurveyArea, SurveyOption
from events.survey.actions.answers import Wishes, answer
from events.survey.actions.life import close_survey, look_after_surveys, prepare_survey
from organizations.models import Organization
from portal.demo.loading import OFFICE_EMAIL, PERSON_EMAIL
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser
YEAR = 2090
AREAS = {"Pieniądze": ["Dobry wniosek", "Zbiórki publiczne"], "Prawo": ["Zmiana statutu"]}


@pytest.fixture
def database(portal, django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def survey(database):
    """A draft with two areas; deleted after the test, because other tests read the survey of the demo data."""
    survey = prepare_survey(year=YEAR, by=get_user_model().objects.get(email=OFFICE_EMAIL))
    for order, (name, titles) in enumerate(AREAS.items()):
        area = SurveyArea.objects.create(survey=survey, name=name, order=order)
        for title in titles:
            SurveyOption.objects.create(area=area, title=title, description="Krok po kroku.")
    yield survey
    survey.delete()


@pytest.fixture
def office(chromium, portal, sign_in):
    with Visit(chromium, portal, 1280) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        yield visit


@pytest.fixture
def ngo(chromium, portal):
    with Visit(chromium, portal, 390) as visit:
        yield visit


def garden() -> Organization:
    return Organization.objects.get(memberships__user__email=PERSON_EMAIL)


def link_in_letter(survey) -> str:
    letter = Letter.objects.get(key=f"events.survey_opened:{survey.pk}:{garden().pk}")
    return re.search(r"https?://[^/\s]+(/ankieta-potrzeb/\S+)", words_for(letter)[0])[1]


def begin(office, survey):
    office.open(f"/admin/events/survey/{survey.pk}/change/")
    office.page.get_by_role("link", name="Rozpocznij").click()
    office.page.get_by_role("button", name="Rozpocznij i wyślij listy").click()
    expect(office.page.get_by_text("Ankieta trwa. Listy wychodzą")).to_be_visible()
    look_after_surveys()


def begun(survey) -> str:
    """Open the survey without the browser; return the path of the organisation's link."""
    Survey.objects.filter(pk=survey.pk).update(status="open", opens_at="2026-01-01T00:00Z")
    look_after_surveys()
    survey.refresh_from_db()
    return link_in_letter(survey)


def somebody_answers(survey):
    option = SurveyOption.objects.filter(area__survey=survey).first()
    wishes = Wishes(choices=[option.pk], proposals=["Kroniki"], times=["saturday"], form="any")
    answer(survey=survey, organization=garden(), wishes=wishes, by=None, version=0)


def tab_to(page, locator):
    """Move the focus to the locator with the Tab key."""
    for _ in range(60):
        if locator.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("The Tab key does not lead there.")


def choose(page, label, *, down):
    tab_to(page, page.get_by_label(label))
    for _ in range(down):
        page.keyboard.press("ArrowDown")


def press(page, name):
    tab_to(page, page.get_by_role("button", name=name))
    page.keyboard.press("Enter")


def thanked(ngo):
    expect(ngo.page.get_by_role("heading", level=1)).to_have_text("Dziękujemy, odpowiedź jest zapisana")


def chosen() -> list[str]:
    kept = SurveyAnswer.objects.get(survey__year=YEAR, organization=garden())
    return list(kept.choices.order_by("rank").values_list("option__title", flat=True))


def test_survey_goes_from_the_letter_to_the_training(office, ngo, survey):
    begin(office, survey)
    ngo.open(link_in_letter(survey))
    assert ngo.problems() == []
    choose(ngo.page, "1. wybór – najważniejszy", down=2)
    choose(ngo.page, "2. wybór", down=3)
    tab_to(ngo.page, ngo.page.get_by_label("Własne propozycje szkoleń"))
    ngo.page.keyboard.type("Śpiew biały")
    tab_to(ngo.page, ngo.page.get_by_label("sobota"))
    ngo.page.keyboard.press("Space")
    press(ngo.page, "Wyślij odpowiedź")
    thanked(ngo)
    assert chosen() == ["Zbiórki publiczne", "Zmiana statutu"]
    assert ngo.problems() == []

    ngo.page.get_by_role("link", name="Zmień odpowiedź").click()
    assert ngo.page.get_by_label("Własne propozycje szkoleń").input_value() == "Śpiew biały"
    choose(ngo.page, "1. wybór – najważniejszy", down=1)
    ngo.page.get_by_label("2. wybór").select_option("Dobry wniosek")
    press(ngo.page, "Zapisz zmiany")
    thanked(ngo)
    assert chosen() == ["Zmiana statutu", "Dobry wniosek"]

    office.open(f"/admin/events/survey/{survey.pk}/wyniki/")
    assert office.problems() == []
    winner = office.page.locator("#content-main .scrolled tbody tr").first
    expect(winner.get_by_role("rowheader")).to_have_text("Zmiana statutu")
    winner.get_by_role("button", name="Utwórz szkolenie z tej potrzeby").click()
    expect(office.page.get_by_label("Tytuł", exact=False).first).to_have_value("Zmiana statutu")
    office.open(f"/admin/events/survey/{survey.pk}/wyniki/")
    expect(office.page.get_by_role("link", name="Zmiana statutu")).to_be_visible()


def test_buttons_beside_the_trainings_fill_the_lists(ngo, survey):
    ngo.open(begun(survey))
    ngo.page.get_by_text("Prawo (1 szkolenie)").click()
    button = ngo.page.get_by_role("button", name="Wybierz: Zmiana statutu")

    button.click()

    first = ngo.page.get_by_label("1. wybór – najważniejszy")
    expect(first.locator("option:checked")).to_have_text("Zmiana statutu")
    expect(ngo.page.get_by_role("status")).to_have_text("1. wybór: Zmiana statutu.")
    assert ngo.problems() == []
    ngo.page.get_by_role("button", name="To Wasz 1. wybór – cofnij: Zmiana statutu").click()
    expect(first).to_have_value("")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_state_of_the_form_is_accessible(chromium, portal, survey, sign_in, width):
    path, problems = begun(survey), {}
    with Visit(chromium, portal, width) as visit:
        visit.open(f"/ankieta-potrzeb/{YEAR}/")
        problems["about"] = visit.problems()
        visit.open(path)
        problems["form"] = visit.problems()
        somebody_answers(survey)
        visit.page.click("main .form-buttons button")
        visit.page.wait_for_selector(".error-summary")
        problems["empty"] = visit.problems()
        visit.page.get_by_label("Własne propozycje szkoleń").fill("Śpiew biały")
        visit.page.click("main .form-buttons button")
        visit.page.wait_for_selector(".survey-conflict")
        problems["conflict"] = visit.problems()
        visit.open(f"{path}dziekujemy/")
        problems["thanks"] = visit.problems()
        close_survey(survey=survey)
        visit.open(path)
        problems["closed"] = visit.problems()
        visit.open(f"/ankieta-potrzeb/{YEAR}/")
        problems["about, closed"] = visit.problems()

    assert {name: found for name, found in problems.items() if found} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_office_pages_are_accessible(chromium, portal, survey, sign_in, width):
    begun(survey)
    somebody_answers(survey)
    area, problems = survey.areas.first(), {}
    here = f"/admin/events/survey/{survey.pk}"
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        for path in (
            "/admin/events/survey/", "/admin/events/survey/przygotuj/", f"{here}/change/", f"{here}/wyniki/",
            f"{here}/propozycje/", f"{here}/krok/zakoncz/", f"/admin/events/surveyarea/{area.pk}/change/",
            "/admin/events/surveyanswer/",
        ):  # fmt: skip
            visit.open(path)
            problems[path] = visit.problems()
            visit.messages.clear()

    assert {path: found for path, found in problems.items() if found} == {}

"""The office's queue and the pages that lead to it, in a real browser: accessible at both widths, with errors."""

import pytest
from playwright.sync_api import expect

from organizations.confirmation import links
from organizations.demo.people import SUBMITTED_NAME
from organizations.models import AccessRequest, ConfirmationRequest, Organization, Proposal
from portal.demo.loading import OFFICE_EMAIL
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser
QUEUE = "/admin/organizations/organization/kolejka/"


@pytest.fixture(params=WIDTHS)
def office(chromium, portal, sign_in, request):
    with Visit(chromium, portal, request.param) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        yield visit


@pytest.fixture
def places(portal, django_db_blocker):
    """The decision pages of the demo data."""
    with django_db_blocker.unblock():
        entry = Organization.objects.get(name=SUBMITTED_NAME)
        return {
            "submission": f"{QUEUE}{entry.pk}/",
            "proposal": f"/admin/organizations/proposal/{Proposal.objects.first().pk}/change/",
            "request": f"/admin/organizations/accessrequest/{AccessRequest.objects.first().pk}/change/",
        }


@pytest.fixture
def question(portal, django_db_blocker):
    """The link of an unanswered half-yearly letter."""
    with django_db_blocker.unblock():
        entry = Organization.objects.get(name="Przykładowe Stowarzyszenie Ciepły Blok")
        asked, _ = ConfirmationRequest.objects.update_or_create(
            organization=entry, round="2020-1", defaults={"answered_at": None}
        )
        return f"/organizacje/potwierdzenie/{links.of(asked)}/"


def test_queue_and_its_lists_are_accessible(office):
    problems = {}
    for path in (
        "/admin/",
        QUEUE,
        "/admin/organizations/contactmessage/",
        "/admin/organizations/proposal/",
        "/admin/organizations/accessrequest/",
        "/admin/organizations/membership/",
    ):
        office.open(path)
        problems[path] = office.problems()

    assert {path: found for path, found in problems.items() if found} == {}


def test_each_decision_page_is_accessible_also_with_errors(office, places):
    problems = {}
    for name, path in places.items():
        office.open(path)
        problems[name] = office.problems()
        office.page.locator("button[value=reject]").click()
        expect(office.page.locator("div.errornote")).to_be_visible()
        problems[f"{name}, refused"] = office.problems()

    assert {name: found for name, found in problems.items() if found} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_link_of_the_letter_confirms_with_one_button(chromium, portal, question, width):
    with Visit(chromium, portal, width) as visit:
        visit.open(question)
        problems = visit.problems()
        visit.open(f"{question}zmiany/")
        visit.page.click("main form button[type=submit]")
        visit.page.wait_for_selector(".error-summary")
        problems += visit.problems()
        visit.open(question)

        visit.page.get_by_role("button", name="Wszystko się zgadza").click()

        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Dziękujemy, dane są potwierdzone")
        assert problems + visit.problems() == []

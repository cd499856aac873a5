"""Less common pages of a submission in a real browser: register data, waiting for the letter, old and new links."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from organizations.models import AccessRequest, Joining, Organization
from organizations.submission import links
from organizations.tests.register import NUMBER, extract, register  # noqa: F401 - a fixture
from portal.tests.browser.audit import WIDTHS, Visit
from portal.tests.public_pages import ENTRY

pytestmark = pytest.mark.browser
ABOUT = {
    "person": "Koordynatorka wydr",
    "person_email": "wydry@example.org",
    "name": "Stowarzyszenie Przyjaciół Wydr",
    "legal_form": "association",
}


@pytest.fixture(params=WIDTHS)
def visit(chromium, portal, request):
    with Visit(chromium, portal, request.param) as visit:
        yield visit


@pytest.fixture
def begun(portal, django_db_blocker):
    """A draft in its second step."""
    with django_db_blocker.unblock():
        answers = {"1": ABOUT, "seen": [1]}
        return Joining.objects.create(email=ABOUT["person_email"], person=ABOUT["person"], answers=answers, step=2)


def open_on_this_device(visit, joining, django_db_blocker):
    with django_db_blocker.unblock():
        session = SessionStore()
        session["joining"] = joining.pk
        session.save()
    cookie = {"name": "sessionid", "value": session.session_key, "url": visit.address}
    visit.page.context.add_cookies([cookie])


def test_answer_of_the_register_is_accessible(visit, begun, request, django_db_blocker):
    with django_db_blocker.unblock():
        request.getfixturevalue("register").says(extract())
    open_on_this_device(visit, begun, django_db_blocker)
    visit.open("/organizacje/zglos/krok/2/")
    visit.page.get_by_label("Numer KRS").fill(NUMBER)
    visit.page.get_by_role("button", name="Sprawdź w KRS").click()
    visit.page.wait_for_load_state("networkidle")

    assert "Pomocna Dłoń" in visit.page.inner_text("main")
    assert visit.problems() == []


def test_register_outage_shows_a_message_and_the_form_continues(visit, begun, settings, django_db_blocker):
    settings.KRS_API_URL = "http://127.0.0.1:9/api/krs"
    open_on_this_device(visit, begun, django_db_blocker)
    visit.open("/organizacje/zglos/krok/2/")
    visit.page.get_by_label("Numer KRS").fill("0000123465")
    visit.page.get_by_role("button", name="Sprawdź w KRS").click()
    visit.page.wait_for_load_state("networkidle")

    assert visit.page.get_by_label("Numer KRS").input_value() == "0000123465"
    assert visit.page.locator("[role=alert]").count() > 0
    assert visit.problems() == []


def test_waiting_for_the_letter_is_accessible(visit, begun, django_db_blocker):
    with django_db_blocker.unblock():
        Joining.objects.filter(pk=begun.pk).update(status=Joining.Status.SENT)
    open_on_this_device(visit, begun, django_db_blocker)
    visit.open("/organizacje/zglos/wyslane/")

    assert "wydry@example.org" in visit.page.inner_text("main")
    assert visit.problems() == []


def faults(visit):
    """Problems except the browser's own console message about the 410 status."""
    return [problem for problem in visit.problems() if "410 (Gone)" not in problem]


@pytest.mark.parametrize("days", [1, 40])
def test_new_and_old_submission_links_are_accessible(visit, begun, days, django_db_blocker):
    with time_machine.travel(timezone.now() - timedelta(days=days)):
        token = links.of_joining(begun)
    visit.open(f"/organizacje/zglos/link/{token}/")

    assert faults(visit) == []


@pytest.mark.parametrize("days", [1, 40])
def test_new_and_old_access_links_are_accessible(visit, days, django_db_blocker):
    with django_db_blocker.unblock():
        entry = Organization.objects.get(slug=ENTRY.strip("/").split("/")[-1])
        asked, _ = AccessRequest.objects.get_or_create(
            organization=entry, email="wydry@example.org", name="Skarbnik wydr", message="To ja."
        )
    with time_machine.travel(timezone.now() - timedelta(days=days)):
        token = links.of_access_request(asked)
    visit.open(f"/organizacje/zglos/dostep/{token}/")

    assert faults(visit) == []

"""Who works in the office sets up a second factor first (STAFF_NEEDS_MFA)."""

import pytest
from allauth.mfa.models import Authenticator

from accounts.middleware import WHY
from accounts.tests.doors import is_inside

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_in_production(settings):
    settings.STAFF_NEEDS_MFA = True


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/organizations/organization/", "/admin/core/letter/", "/admin/jsi18n/"]
)
def test_without_it_no_page_of_the_office_opens(office, path):
    answer = office.get(path)

    assert answer.url == "/konto/zabezpieczenia/"
    assert WHY in office.get(answer.url).content.decode()


def test_nothing_is_written_either(office, alice):
    office.post(f"/admin/accounts/user/{alice.pk}/delete/", {"post": "yes"})

    alice.refresh_from_db()


@pytest.mark.parametrize("kind", ["totp", "webauthn"])
def test_with_it_the_office_opens(office, dorota, kind):
    Authenticator.objects.create(user=dorota, type=kind, data={})

    assert office.get("/admin/").status_code == 200


def test_spare_codes_alone_are_no_second_factor(office, dorota):
    Authenticator.objects.create(user=dorota, type="recovery_codes", data={})

    assert office.get("/admin/").status_code == 302


def test_taken_away_it_closes_the_door_at_once(office, dorota):
    factor = Authenticator.objects.create(user=dorota, type="totp", data={})
    assert office.get("/admin/").status_code == 200

    factor.delete()

    assert office.get("/admin/").status_code == 302


def test_signing_out_is_always_possible(office):
    office.post("/admin/logout/")

    assert not is_inside(office)


def test_pages_for_everybody_stay_open(office):
    assert office.get("/").status_code == 200
    assert office.get("/konto/").status_code == 200


def test_in_local_development_the_office_opens_without_it(office, settings):
    settings.STAFF_NEEDS_MFA = False

    assert office.get("/admin/").status_code == 200


def test_who_does_not_work_in_the_office_is_refused_and_not_sent_in_circles(client, alice):
    client.force_login(alice)

    assert client.get("/admin/", follow=True).status_code == 403

"""Office staff must set up a second factor first (STAFF_NEEDS_MFA)."""

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
def test_office_pages_require_the_second_factor(office, path):
    answer = office.get(path)

    assert answer.url == "/konto/zabezpieczenia/"
    assert WHY in office.get(answer.url).content.decode()


def test_post_without_the_second_factor_writes_nothing(office, alice):
    office.post(f"/admin/accounts/user/{alice.pk}/delete/", {"post": "yes"})

    alice.refresh_from_db()


@pytest.mark.parametrize("kind", ["totp", "webauthn"])
def test_office_opens_with_the_second_factor(office, dorota, kind):
    Authenticator.objects.create(user=dorota, type=kind, data={})

    assert office.get("/admin/").status_code == 200


def test_recovery_codes_alone_are_not_a_second_factor(office, dorota):
    Authenticator.objects.create(user=dorota, type="recovery_codes", data={})

    assert office.get("/admin/").status_code == 302


def test_removing_the_second_factor_closes_the_office_at_once(office, dorota):
    factor = Authenticator.objects.create(user=dorota, type="totp", data={})
    assert office.get("/admin/").status_code == 200

    factor.delete()

    assert office.get("/admin/").status_code == 302


def test_signing_out_is_always_possible(office):
    office.post("/admin/logout/")

    assert not is_inside(office)


def test_public_pages_stay_open(office):
    assert office.get("/").status_code == 200
    assert office.get("/konto/").status_code == 200


def test_local_development_opens_the_office_without_the_second_factor(office, settings):
    settings.STAFF_NEEDS_MFA = False

    assert office.get("/admin/").status_code == 200


def test_non_staff_gets_403_without_a_redirect_loop(client, alice):
    client.force_login(alice)

    assert client.get("/admin/", follow=True).status_code == 403

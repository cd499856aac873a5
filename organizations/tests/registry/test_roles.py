"""For each office role, which pages of the panel open and which do not."""

import pytest
from django.contrib.auth.models import Group

from accounts import roles
from accounts.models import User
from organizations.models import ErrorReport
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db

ORGANIZATIONS, WORDS = "/admin/organizations/organization/", "/admin/organizations/theme/"
REPORTS, IMPORTS, LETTERS = (
    "/admin/organizations/errorreport/",
    "/admin/organizations/importbatch/",
    "/admin/core/letter/",
)
PROPOSALS, REQUESTS, MESSAGES = (
    "/admin/organizations/proposal/",
    "/admin/organizations/accessrequest/",
    "/admin/organizations/contactmessage/",
)
ACCOUNTS, AUDIT, STOPPED = "/admin/accounts/user/", "/admin/core/auditevent/", "/admin/core/suppression/"
LISTS = [ORGANIZATIONS, WORDS, REPORTS, IMPORTS, PROPOSALS, REQUESTS, MESSAGES, LETTERS, STOPPED, ACCOUNTS, AUDIT]
ADDING = [f"{ORGANIZATIONS}add/", f"{WORDS}add/", f"{ACCOUNTS}add/"]

#: Everything not named here answers 403.
MODERATORS = {ORGANIZATIONS, WORDS, REPORTS, IMPORTS, PROPOSALS, REQUESTS, MESSAGES, ADDING[0], ADDING[1]}
OPEN = {
    roles.EDITOR: {ORGANIZATIONS, WORDS},
    roles.MODERATOR: MODERATORS,
    roles.LIBRARIAN: set(),
    roles.ADVISER: set(),
    roles.ADMINISTRATOR: {*LISTS, *ADDING},
}


@pytest.fixture
def worker(client):
    """``worker(role)``: a client signed in as office staff with this role only."""

    def sign_in(role: str, is_staff: bool = True):
        user = User.objects.create_user(f"{role.lower()}@example.org", "haslo-biura-1", is_staff=is_staff)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize("role", OPEN)
def test_each_role_opens_its_pages_and_no_other(worker, role):
    browser = worker(role)

    answers = {path: browser.get(path).status_code for path in [*LISTS, *ADDING]}

    assert answers == {path: 200 if path in OPEN[role] else 403 for path in answers}


@pytest.mark.parametrize("role", OPEN)
def test_each_role_sees_the_start_page(worker, role):
    assert worker(role).get("/admin/").status_code == 200


@pytest.mark.parametrize("role", OPEN)
def test_role_without_staff_status_opens_nothing(worker, role):
    browser = worker(role, is_staff=False)

    assert browser.get("/admin/", follow=True).status_code == 403
    assert browser.get(ORGANIZATIONS, follow=True).status_code == 403


@pytest.mark.parametrize(("role", "status"), [(roles.EDITOR, 403), (roles.MODERATOR, 302), (roles.ADMINISTRATOR, 302)])
def test_viewer_cannot_change_anything(worker, role, status):
    report = ErrorReport.objects.create(organization=OrganizationFactory(), message="Zły adres")

    answer = worker(role).post(REPORTS, {"action": "mark_handled", "_selected_action": [report.pk]})

    assert answer.status_code == status


@pytest.mark.parametrize(("role", "status"), [(roles.EDITOR, 403), (roles.MODERATOR, 403), (roles.ADMINISTRATOR, 200)])
def test_only_administrators_delete_entries(worker, role, status):
    entry = OrganizationFactory()

    assert worker(role).get(f"{ORGANIZATIONS}{entry.pk}/delete/").status_code == status

"""The back-office pages meet WCAG like the public ones: axe, no console messages, no horizontal overflow."""

import pytest

from portal.demo.loading import OFFICE_EMAIL
from portal.tests.browser.audit import WIDTHS, Visit

pytestmark = pytest.mark.browser

PAGES = {
    "start": "/admin/",
    "organisations": "/admin/organizations/organization/",
    "one organisation": "/admin/organizations/organization/1/change/",
    "its state": "/admin/organizations/organization/1/stan/",
    "its versions": "/admin/organizations/organization/1/history/",
    "new organisation": "/admin/organizations/organization/add/",
    "duplicates": "/admin/organizations/organization/duplikaty/",
    "themes": "/admin/organizations/theme/",
    "imports": "/admin/organizations/importbatch/",
    "new import": "/admin/organizations/importbatch/add/",
    "reported errors": "/admin/organizations/errorreport/",
    "outbox": "/admin/core/letter/",
    "kinds of letters": "/admin/core/letter/rodzaje/",
    "stopped addresses": "/admin/core/suppression/",
    "log": "/admin/core/auditevent/",
    "accounts": "/admin/accounts/user/",
    "new account": "/admin/accounts/user/add/",
}


@pytest.mark.parametrize("width", WIDTHS)
def test_every_office_page_is_accessible(chromium, portal, sign_in, width):
    problems = {}
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        for name, path in PAGES.items():
            visit.open(path)
            if found := visit.problems():
                problems[name] = found
                visit.messages.clear()

    assert "\n".join(f"{name}: {line}" for name, found in problems.items() for line in found) == ""

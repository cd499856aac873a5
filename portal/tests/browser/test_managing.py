"""Members of an organisation in a real browser: every page of managing an entry, with errors and a conflict."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from accounts.actions import person_for
from core.files import images
from core.tests.files import PDF, picture, upload
from organizations.membership import access, actions
from organizations.models import AccessRequest, Document, Membership, Organization, Photo
from organizations.moderation import actions as moderation_actions
from portal.tests.browser.audit import WIDTHS, Visit
from portal.tests.public_pages import ENTRY

pytestmark = pytest.mark.browser
OWNER, EDITOR = "opiekunka@example.org", "redaktor@example.org"

PAGES = {
    "manage": "zarzadzaj/",
    "identity": "zarzadzaj/nazwa/",
    "about": "zarzadzaj/opis/",
    "contact": "zarzadzaj/kontakt/",
    "web": "zarzadzaj/strony/",
    "place": "zarzadzaj/dostepnosc/",
    "support": "zarzadzaj/wsparcie/",
    "pictures": "zarzadzaj/zdjecia/",
    "logo": "zarzadzaj/zdjecia/logo/",
    "new photo": "zarzadzaj/zdjecia/dodaj/",
    "documents": "zarzadzaj/dokumenty/",
    "new document": "zarzadzaj/dokumenty/dodaj/",
    "changes": "historia-zmian/",
    "people": "osoby/",
    "invite": "osoby/zapros/",
    "leave": "osoby/odejdz/",
}
#: Forms with an invalid value in one field: page, field, value.
WRONG = {
    "identity": ("zarzadzaj/nazwa/", "name", ""),
    "contact": ("zarzadzaj/kontakt/", "phone", "12"),
    "support": ("zarzadzaj/wsparcie/", "bank_account", "1"),
    "new photo": ("zarzadzaj/zdjecia/dodaj/", "picture_alt", ""),
    "new document": ("zarzadzaj/dokumenty/dodaj/", "title", ""),
    "invite": ("osoby/zapros/", "email", "nie adres"),
}


@pytest.fixture(scope="module")
def world(portal, django_db_blocker):
    """An entry with two members and one row of every kind; the owner's session and an invitation link."""
    with django_db_blocker.unblock():
        entry = Organization.objects.get(slug=ENTRY.strip("/").split("/")[-1])
        owner = _member(entry, OWNER, "owner").user
        membership = _member(entry, EDITOR, "editor")
        if not entry.proposals.filter(status="waiting").exists():
            moderation_actions.propose(organization=entry, by=owner, values={"short_name": "Ogród"})
        invitation = actions.invite(organization=entry, email="zaproszona-do-ogrodu@example.org", by=owner)
        asked = AccessRequest.objects.create(
            organization=entry,
            name="Skarbniczka",
            email="prosi-o-ogrod@example.org",
            message="To ja.",
            status="waiting",
        )  # fmt: skip
        photo = Photo.objects.create(
            organization=entry, picture=images.store(picture(), alt="Łąka", is_decorative=False)
        )
        Document.objects.create(organization=entry, kind="statute", title="Statut", file=upload("s.pdf", PDF))
        link = f"/organizacje/zaproszenie/{access.invitation_token(invitation)}/"
        session = SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(owner.pk), settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = owner.get_session_auth_hash()
        session.save()
        yield {
            "session": session.session_key,
            "link": link,
            "more": {
                "photo": f"zarzadzaj/zdjecia/{photo.pk}/",
                "hand over": f"osoby/{membership.pk}/przekaz/",
                "remove": f"osoby/{membership.pk}/usun/",
                "refuse": f"osoby/prosby/{asked.pk}/odmowa/",
            },
        }


def _member(entry, email, role):
    """The owner from the demo data, or a user of this test."""
    found = entry.memberships.filter(role="owner").first() if role == "owner" else None
    return found or Membership.objects.create(organization=entry, user=person_for(email=email), role=role)


@pytest.fixture(params=WIDTHS)
def visit(chromium, portal, world, request):
    with Visit(chromium, portal, request.param) as visit:
        sign_in(visit, portal, world)
        yield visit


def sign_in(visit, portal, world):
    visit.page.context.add_cookies([{"name": "sessionid", "value": world["session"], "url": portal}])


def test_every_page_is_accessible_and_fits(visit, world):
    problems = {}
    for name, path in (PAGES | world["more"]).items():
        visit.open(ENTRY + path)
        assert urlsplit(visit.page.url).path == ENTRY + path
        problems[name] = visit.problems()

    assert {page: found for page, found in problems.items() if found} == {}


def test_forms_with_errors_are_accessible(visit):
    problems = {}
    for name, (path, field, typed) in WRONG.items():
        visit.open(ENTRY + path)
        visit.page.fill(f"[name={field}]", typed)
        visit.page.click("main form button[type=submit]")
        visit.page.wait_for_selector(".error-summary")
        problems[name] = visit.problems()

    assert {page: found for page, found in problems.items() if found} == {}


def test_conflict_page_is_accessible(visit, chromium, portal, world):
    first, where = visit.page, f"{ENTRY}zarzadzaj/opis/"
    visit.open(where)
    with Visit(chromium, portal, first.viewport_size["width"]) as other:
        sign_in(other, portal, world)
        other.open(where)
        other.page.fill("[name=mission]", f"Zdanie zapisane szybciej, szerokość {first.viewport_size['width']}.")
        other.page.click("main form button[type=submit]")
        other.page.wait_for_url("**/zarzadzaj/")
    first.fill("[name=mission]", "Moje zdanie.")

    first.click("main form button[type=submit]")

    first.wait_for_selector(".conflict")
    assert first.input_value("[name=mission]") == "Moje zdanie."
    assert visit.problems() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_invitation_page_is_accessible(chromium, portal, world, width):
    with Visit(chromium, portal, width) as visit:
        visit.open(world["link"])
        assert visit.page.get_by_role("button", name="Przyjmij zaproszenie").is_visible()
        assert visit.problems() == []


def test_page_about_an_invitation_of_another_person_is_accessible(visit, world):
    visit.open(world["link"])

    assert "na inny adres" in visit.page.inner_text("main")
    expected = [message for message in visit.messages if "403" in message]
    assert [problem for problem in visit.problems() if problem not in expected] == []

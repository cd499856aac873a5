"""Who may open which page for members of an entry, page by page."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import resolve_url
from django.utils import timezone

from core.files import images
from core.tests.files import PDF, picture, upload
from organizations.membership import access, actions
from organizations.models import AccessRequest, Document, Photo
from organizations.moderation import actions as moderation_actions
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import address, join

pytestmark = pytest.mark.django_db

#: Pages by the required role: URL names and the other URL arguments.
MEMBER = [("manage", []), ("changes", []), ("people", []), ("leave", [])]
EDITOR = [
    ("identity", []), ("edit", ["opis"]), ("edit", ["kontakt"]), ("edit", ["strony"]), ("edit", ["dostepnosc"]),
    ("edit", ["wsparcie"]), ("pictures", []), ("logo", []), ("add_photo", []), ("photo", ["photo"]),
    ("documents", []), ("add_document", []),
]  # fmt: skip
OWNER = [("invite", []), ("hand_over", ["member"]), ("remove_member", ["member"]), ("refuse_access", ["request"])]
EDITOR_POSTS = [
    ("confirm", []), ("resubmit", []), ("withdraw_proposal", ["proposal"]), ("remove_photo", ["photo"]),
    ("remove_document", ["document"]),
]  # fmt: skip
OWNER_POSTS = [
    ("resend_invitation", ["invitation"]), ("withdraw_invitation", ["invitation"]), ("grant_access", ["request"]),
]  # fmt: skip
POSTS = [*EDITOR_POSTS, *OWNER_POSTS]
PAGES = [*MEMBER, *EDITOR, *OWNER]


@pytest.fixture
def entry(alice, bob, celina):
    """Alice owns it, Bob edits it; Celina owns another one."""
    entry = OrganizationFactory()
    join(entry, alice, "owner")
    join(entry, bob)
    join(OrganizationFactory(), celina, "owner")
    return entry


@pytest.fixture
def path(entry, alice, bob):
    """The address of a page; creates the objects in it."""
    makers = {
        "member": lambda: entry.memberships.get(user=bob).pk,
        "request": lambda: (
            AccessRequest.objects.create(
                organization=entry, name="A", email="a@example.org", message="m", status="waiting"
            ).pk
        ),
        "invitation": lambda: actions.invite(organization=entry, email="nowa@example.org", by=alice).pk,
        "proposal": lambda: moderation_actions.propose(organization=entry, by=bob, values={"name": "Inna"}).pk,
        "photo": lambda: (
            Photo.objects.create(
                organization=entry, picture=images.store(picture(), alt="Łąka", is_decorative=False)
            ).pk
        ),
        "document": lambda: (
            Document.objects.create(organization=entry, kind="statute", title="Statut", file=upload("s.pdf", PDF)).pk
        ),
    }
    return lambda name, args: address(name, entry, *[makers[arg]() if arg in makers else arg for arg in args])


def ask(client, where, name):
    """GET a page, or POST its button."""
    return client.post(where) if name in {post for post, _ in POSTS} else client.get(where)


@pytest.mark.parametrize(("name", "args"), [*PAGES, *POSTS])
def test_stranger_is_redirected_to_sign_in(client, path, name, args):
    where = path(name, args)

    response = ask(client, where, name)

    assert response.status_code == 302
    assert response["Location"].startswith(f"{resolve_url(settings.LOGIN_URL)}?next=")


@pytest.mark.parametrize(("name", "args"), [*PAGES, *POSTS])
def test_outsider_gets_404(client, path, celina, name, args):
    client.force_login(celina)

    assert ask(client, path(name, args), name).status_code == 404


@pytest.mark.parametrize(("name", "args"), [*OWNER, *OWNER_POSTS])
def test_editor_cannot_decide_about_people(client, path, bob, name, args):
    client.force_login(bob)

    assert ask(client, path(name, args), name).status_code == 403


@pytest.mark.parametrize(("name", "args"), [*MEMBER, *EDITOR])
def test_editor_gets_the_page(client, path, bob, name, args):
    client.force_login(bob)

    assert client.get(path(name, args)).status_code == 200


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_owner_gets_every_page(client, path, alice, name, args):
    client.force_login(alice)

    assert client.get(path(name, args)).status_code == 200


@pytest.mark.parametrize(("name", "args"), POSTS)
def test_get_on_a_post_view_gets_405(client, path, alice, name, args):
    client.force_login(alice)

    assert client.get(path(name, args)).status_code == 405


@pytest.mark.parametrize("status", ["rejected", "dissolved"])
@pytest.mark.parametrize(("name", "args"), [*EDITOR, *EDITOR_POSTS])
def test_closed_entry_is_read_only(client, path, entry, alice, status, name, args):
    client.force_login(alice)
    where = path(name, args)
    type(entry).objects.filter(pk=entry.pk).update(status=status, status_changed_at=timezone.now())

    assert ask(client, where, name).status_code == 403
    assert client.get(address("manage", entry)).status_code == 200


@pytest.mark.parametrize("name", ["photo", "remove_photo", "remove_document", "withdraw_proposal"])
def test_objects_of_another_entry_are_not_found(client, path, entry, alice, name):
    client.force_login(alice)
    mine = path(
        name, [{"photo": "photo", "remove_photo": "photo", "remove_document": "document"}.get(name, "proposal")]
    )
    other = OrganizationFactory()
    join(other, alice, "owner")

    assert ask(client, mine.replace(f"/{entry.slug}/", f"/{other.slug}/"), name).status_code == 404


def test_office_staff_get_404_on_member_pages(client, entry, office):
    assert office.get(address("manage", entry)).status_code == 404


def test_former_address_redirects_members_to_the_entry(client, entry, alice, celina, dorota):
    before = address("manage", entry)
    entries.update(organization=entry, by=dorota, slug="nowy-adres")

    client.force_login(alice)
    assert client.get(before).status_code == 200
    client.force_login(celina)
    assert client.get(before).status_code == 404


def test_access_function_refuses_a_stranger(entry):
    with pytest.raises(Http404):
        access.organization_for_member(AnonymousUser(), entry.slug)


def test_unknown_part_is_not_found(client, entry, alice):
    client.force_login(alice)

    assert client.get(address("edit", entry, "haslo")).status_code == 404

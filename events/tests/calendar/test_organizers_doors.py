"""Wydarzenia organizacji: the list, event status and access."""

import pytest
from django.conf import settings

from core.tests.pages import read
from events.tests.factories import EventFactory, in_days
from events.tests.organizers import address, own
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


LIST = 9


def test_list_shows_who_must_act(editor, entry):
    own(entry, title="Szkic", status="draft", published_at=None, starts_at=None, ends_at=None)
    own(entry, title="W biurze", status="submitted")
    own(entry, title="Będzie")
    own(entry, title="Było", starts_at=in_days(-5))
    own(entry, title="Odwołane", status="cancelled")
    EventFactory(title="Cudze")

    page = read(editor.get(address("manage", entry)))

    told = {
        part.one("h2").text: [row.text for row in part.select("h3")] for part in page.select("section.manage-part")
    }
    assert told == {
        "Szkice i do poprawy": ["Szkic"],
        "Czekają na biuro": ["W biurze"],
        "Nadchodzące": ["Będzie"],
        "Minione i odwołane": ["Odwołane", "Było"],
    }


def test_empty_list_suggests_the_next_step(editor, entry):
    assert "Dodaj pierwsze." in read(editor.get(address("manage", entry))).text


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_events(editor, entry, django_assert_num_queries, count):
    for _ in range(count):
        own(entry, with_sign_up=True)
        own(entry, status="draft", published_at=None)
        own(entry, starts_at=in_days(-5))

    with django_assert_num_queries(LIST):
        editor.get(address("manage", entry))


@pytest.mark.parametrize(
    "status", ["draft", "submitted", "needs_changes", "rejected", "cancelled", "moved", "published"]
)
def test_event_page_shows_its_status(editor, entry, status):
    event = own(entry, status=status)

    page = read(editor.get(address("manage_event", entry, event.pk)))

    assert page.one(".notice-title").text
    assert [link["href"] for link in page.select(".notice a")] == (
        [f"mailto:{settings.OFFICE_EMAIL}"] if status == "rejected" else []
    )


PAGES = ["manage_event", "manage_edit", "manage_cancel", "manage_move", "manage_people"]


BUTTONS = ["manage_copy", "manage_submit", "manage_delete"]


@pytest.mark.parametrize("name", [*PAGES, *BUTTONS])
def test_only_editors_of_the_organisation_manage_its_event(client, entry, celina, name):
    place = address(name, entry, own(entry).pk)
    ask = client.post if name in BUTTONS else client.get

    stranger = ask(place)
    client.force_login(celina)
    outsider = ask(place)

    assert (stranger.status_code, stranger["Location"].startswith("/konto/logowanie/")) == (302, True)
    assert outsider.status_code == 404


@pytest.mark.parametrize("name", [*PAGES, *BUTTONS])
def test_event_of_another_organisation_returns_404(editor, entry, name):
    place = address(name, entry, EventFactory(organizer=OrganizationFactory()).pk)

    assert (editor.post if name in BUTTONS else editor.get)(place).status_code == 404


@pytest.mark.parametrize("name", BUTTONS)
def test_get_request_to_a_button_changes_nothing(editor, entry, name):
    assert editor.get(address(name, entry, own(entry).pk)).status_code == 405


@pytest.mark.parametrize("name", ["manage", "manage_new"])
def test_events_of_a_closed_entry_cannot_be_managed(client, alice, name):
    entry = OrganizationFactory(status="dissolved")
    join(entry, alice)
    client.force_login(alice)

    assert client.get(address(name, entry)).status_code == 403


def test_every_button_has_a_csrf_token(editor, entry):
    draft, back = own(entry, status="draft", published_at=None), own(entry, status="needs_changes")
    pages = [address("manage", entry), address("manage_new", entry)]
    pages += [address("manage_event", entry, event.pk) for event in (draft, back)]

    bare = [
        (page, form.attrs.get("action"))
        for page in pages
        for form in read(editor.get(page)).select("main form[method=post]")
        if not form.select("[name=csrfmiddlewaretoken]")
    ]

    assert bare == []

"""The members' page of an entry: its state, the confirm button, links to each part."""

import pytest
from django.utils import timezone

from core.tests.pages import read
from organizations.moderation import actions
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import address, join, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice, client):
    """Alice owns it and is signed in."""
    entry = OrganizationFactory(name="Fundacja Żuk", slug="zuk")
    join(entry, alice, "owner")
    client.force_login(alice)
    return entry


def page(client, entry):
    return read(client.get(address("manage", entry)))


def in_state(entry, status, reason=""):
    type(entry).objects.filter(pk=entry.pk).update(status=status, status_reason=reason)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("submitted", "Wpis czeka na biuro"),
        ("needs_changes", "Wpis wymaga poprawy"),
        ("published", "Wpis jest opublikowany"),
        ("suspended", "Wpis jest zawieszony"),
        ("rejected", "Wpis został odrzucony"),
        ("dissolved", "Organizacja zakończyła działalność"),
    ],
)
def test_state_of_the_entry_is_shown_in_plain_words(client, entry, status, words):
    in_state(entry, status)

    html = page(client, entry)

    assert html.one("h1").text == "Fundacja Żuk"
    assert words in html.one(".notice").text


def test_requested_changes_are_shown_and_the_entry_is_resubmitted(client, entry, delivered, settings):
    in_state(entry, "needs_changes", "Dopisz adres siedziby.")
    assert page(client, entry).one(".office-said").text == "Dopisz adres siedziby."

    answer = client.post(address("resubmit", entry))

    entry.refresh_from_db()
    assert entry.status == "submitted"
    assert said(client, answer) == "Wpis jest znowu w biurze. Odpowiedź przyjdzie e-mailem."
    [letter] = [one for one in delivered() if one.to == [settings.OFFICE_EMAIL]]
    assert letter.subject == "Wpis poprawiony: Fundacja Żuk"


def test_double_resubmission_is_sent_once(client, entry, delivered):
    in_state(entry, "needs_changes", "Dopisz adres.")
    client.post(address("resubmit", entry))

    answer = client.post(address("resubmit", entry))

    assert "już w stanie" in said(client, answer)
    assert [one.subject for one in delivered()] == ["Wpis poprawiony: Fundacja Żuk"]


def test_one_button_confirms_the_entry(client, entry):
    type(entry).objects.filter(pk=entry.pk).update(confirmed_on=None)

    answer = client.post(address("confirm", entry))

    entry.refresh_from_db()
    assert entry.confirmed_on == timezone.localdate()
    assert said(client, answer) == "Dziękujemy! Zapisaliśmy, że dane są aktualne."


def test_only_a_published_entry_can_be_confirmed(client, entry):
    in_state(entry, "submitted")

    assert "Czy wszystko się zgadza?" not in page(client, entry).text


def test_page_links_to_every_part(client, entry):
    links = {link["href"] for link in page(client, entry).select(".manage-links a")}

    parts = [address("edit", entry, word) for word in ("opis", "kontakt", "strony", "dostepnosc", "wsparcie")]
    rest = [address(name, entry) for name in ("identity", "pictures", "documents", "people", "changes")]
    home = f"/konto/organizacje/{entry.slug}/wydarzenia/"
    news = f"/konto/organizacje/{entry.slug}/aktualnosci/"
    alerts = f"/konto/organizacje/{entry.slug}/powiadomienia/"
    assert links == {*parts, *rest, home, f"{home}nowe/", news, f"{news}nowa/", alerts, entry.get_absolute_url()}


def test_waiting_proposal_is_shown_and_withdrawn(client, entry, alice):
    proposal = actions.propose(organization=entry, by=alice, values={"name": "Fundacja Biedronka"})
    assert "Fundacja Biedronka" in page(client, entry).one(".changes").text

    answer = client.post(address("withdraw_proposal", entry, proposal.pk))

    proposal.refresh_from_db()
    assert proposal.status == "withdrawn"
    assert said(client, answer) == "Propozycja jest wycofana."
    assert not page(client, entry).select(".changes")


def test_reason_of_a_rejection_is_shown(client, entry, alice, dorota):
    proposal = actions.propose(organization=entry, by=alice, values={"name": "Fundacja Biedronka"})
    actions.reject_proposal(proposal=proposal, by=dorota, reason="Tej nazwy nie ma w KRS.")

    assert "Tej nazwy nie ma w KRS." in page(client, entry).text


def test_page_costs_the_same_regardless_of_related_rows(client, entry, alice, bob, django_assert_num_queries):
    join(entry, bob)
    actions.propose(organization=entry, by=alice, values={"name": "Fundacja Biedronka"})

    with django_assert_num_queries(4):
        client.get(address("manage", entry))

"""Listy o wydarzeniach organizacji: who gets the office's decision by e-mail; each letter has a preview."""

import pytest

from core.errors import Refused, WrongState
from core.mail import catalog
from core.mail.models import Letter
from events.calendar.actions import states
from events.tests.factories import EventFactory
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db
KINDS = [
    "event_changed", "event_moved", "event_cancelled", "event_submitted", "event_published", "event_changes_asked",
    "event_rejected",
]  # fmt: skip


@pytest.fixture
def sent(alice):
    """Submitted by Alice, waiting for the office."""
    return EventFactory(
        title="Spacer", organizer=OrganizationFactory(name="Fundacja A"), status="submitted", submitted_by=alice,
        published_at=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decide", "subject", "words"),
    [
        ("publish", "Wydarzenie opublikowane: Spacer", "/wydarzenia/szkolenie-"),
        ("ask_for_changes", "Wydarzenie do poprawy: Spacer", "Podaj miejsce."),
        ("reject", "Odpowiedź na zgłoszenie: Spacer", "Powód: Podaj miejsce."),
    ],
)
def test_submitter_gets_the_decision(sent, alice, dorota, decide, subject, words):
    getattr(states, decide)(event=sent, by=dorota, **({} if decide == "publish" else {"reason": "Podaj miejsce."}))

    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (alice.email, subject)
    assert words in letter.text


@pytest.mark.parametrize("decide", ["ask_for_changes", "reject"])
def test_rejection_needs_a_reason(sent, dorota, decide):
    with pytest.raises(Refused, match="Napisz powód"):
        getattr(states, decide)(event=sent, by=dorota, reason=" ")


def test_owner_of_the_entry_gets_the_decision_when_the_submitter_account_is_closed(sent, alice, bob, dorota):
    join(sent.organizer, bob, "owner")
    alice.delete()

    states.publish(event=sent, by=dorota)

    assert Letter.objects.get().to == bob.email


def test_no_letter_is_sent_without_a_recipient(sent, alice, dorota):
    alice.delete()

    states.publish(event=sent, by=dorota)

    assert not Letter.objects.exists()


def test_office_event_sends_no_decision_letter(dorota):
    states.publish(event=EventFactory(status="draft", published_at=None), by=dorota)

    assert not Letter.objects.exists()


def test_office_event_cannot_be_submitted(dorota):
    with pytest.raises(WrongState, match="Wydarzenie zgłasza organizacja"):
        states.submit(event=EventFactory(status="draft", published_at=None), by=dorota)


def test_event_with_a_past_date_cannot_be_submitted(alice):
    from_long_ago = EventFactory(status="draft", organizer=OrganizationFactory(), starts_at=EventFactory().created_at)

    with pytest.raises(Refused, match="już minął"):
        states.submit(event=from_long_ago, by=alice)


@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_has_a_preview(kind):
    letter = catalog.show(f"events.{kind}")

    assert letter.subject
    assert not Letter.objects.exists()

"""Listy o wydarzeniach organizacji: who hears what the office decided; every letter can be looked at beforehand."""

import pytest

from core.mail import catalog
from core.mail.models import Letter
from events import errors
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
    """Sent in by Alice, waiting for the office."""
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
def test_whoever_sent_it_in_hears_the_decision(sent, alice, dorota, decide, subject, words):
    getattr(states, decide)(event=sent, by=dorota, **({} if decide == "publish" else {"reason": "Podaj miejsce."}))

    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (alice.email, subject)
    assert words in letter.text


@pytest.mark.parametrize("decide", ["ask_for_changes", "reject"])
def test_a_no_needs_a_reason(sent, dorota, decide):
    with pytest.raises(errors.EventRefused, match="Napisz powód"):
        getattr(states, decide)(event=sent, by=dorota, reason=" ")


def test_when_the_account_is_gone_the_owner_of_the_entry_hears_it(sent, alice, bob, dorota):
    join(sent.organizer, bob, "owner")
    alice.delete()

    states.publish(event=sent, by=dorota)

    assert Letter.objects.get().to == bob.email


def test_when_nobody_is_left_nobody_is_written_to(sent, alice, dorota):
    alice.delete()

    states.publish(event=sent, by=dorota)

    assert not Letter.objects.exists()


def test_the_offices_own_event_brings_no_letter(dorota):
    states.publish(event=EventFactory(status="draft", published_at=None), by=dorota)

    assert not Letter.objects.exists()


def test_an_event_of_the_office_is_not_sent_in(dorota):
    with pytest.raises(errors.WrongState, match="Wydarzenie zgłasza organizacja"):
        states.submit(event=EventFactory(status="draft", published_at=None), by=dorota)


def test_a_date_that_passed_meanwhile_is_not_sent_in(alice):
    from_long_ago = EventFactory(status="draft", organizer=OrganizationFactory(), starts_at=EventFactory().created_at)

    with pytest.raises(errors.EventRefused, match="już minął"):
        states.submit(event=from_long_ago, by=alice)


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_can_be_looked_at_beforehand(kind):
    letter = catalog.show(f"events.{kind}")

    assert letter.subject
    assert not Letter.objects.exists()

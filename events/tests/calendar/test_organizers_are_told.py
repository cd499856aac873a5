"""The office cancels or moves an organisation's event: the organisation gets one e-mail with the reason."""

import pytest

from core.mail.models import Letter
from events.calendar.actions import states
from events.tests.factories import EventFactory, RegistrationFactory, span
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
REASON = "Park jest zamknięty po wichurze."


def called_off(event, **how):
    states.cancel_event(event=event, reason=REASON, **how)


def put_off(event, **how):
    states.move(event=event, dates=[span(30)], reason=REASON, **how)


ACTS = pytest.mark.parametrize(
    ("act", "kind"), [(called_off, "events.event_called_off"), (put_off, "events.event_put_off")]
)


def to_organizers(kind):
    return Letter.objects.filter(kind=kind)


@ACTS
def test_submitter_gets_the_reason_and_attendees_get_their_own_letter(act, kind, alice, dorota):
    event = EventFactory(with_sign_up=True, organizer=OrganizationFactory(), submitted_by=alice)
    RegistrationFactory(event=event)

    act(event, by=dorota)

    letter = to_organizers(kind).get()
    assert letter.to == alice.email
    assert f"Powód: {REASON}" in letter.text
    assert "Osoby zapisane dostają tę samą wiadomość od nas" in letter.text
    assert Letter.objects.count() == 2


@ACTS
def test_own_action_sends_the_organisation_no_letter(act, kind, alice):
    event = EventFactory(organizer=OrganizationFactory(), submitted_by=alice)

    act(event, by=alice, is_by_organization=True)

    event.refresh_from_db()
    assert not to_organizers(kind).exists()
    assert event.is_changed_by_organization


@ACTS
def test_office_event_sends_no_letter_to_organisers(act, kind, dorota):
    act(EventFactory(), by=dorota)

    assert not to_organizers(kind).exists()

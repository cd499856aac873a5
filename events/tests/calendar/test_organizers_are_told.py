"""The office calls off or puts off an organisation's event: the organisation hears of it, once, with the reason."""

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
def test_whoever_sent_it_in_reads_why_and_needs_not_write_to_the_people(act, kind, alice, dorota):
    event = EventFactory(with_sign_up=True, organizer=OrganizationFactory(), submitted_by=alice)
    RegistrationFactory(event=event)

    act(event, by=dorota)

    letter = to_organizers(kind).get()
    assert letter.to == alice.email
    assert f"Powód: {REASON}" in letter.text
    assert "Osoby zapisane dostają tę samą wiadomość od nas" in letter.text
    assert Letter.objects.count() == 2


@ACTS
def test_what_the_organisation_does_itself_is_no_news_to_it(act, kind, alice):
    event = EventFactory(organizer=OrganizationFactory(), submitted_by=alice)

    act(event, by=alice, is_by_organizer=True)

    event.refresh_from_db()
    assert not to_organizers(kind).exists()
    assert event.is_changed_by_organizer


@ACTS
def test_an_event_of_the_office_has_nobody_else_to_tell(act, kind, dorota):
    act(EventFactory(), by=dorota)

    assert not to_organizers(kind).exists()

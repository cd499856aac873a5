"""Życie wydarzenia: concurrent requests for the same action."""

import pytest

from core.errors import WrongState
from core.mail.models import Letter
from core.tests.at_once import at_once, on_postgres, refusals
from events.calendar.actions import states
from events.tests.factories import EventFactory, RegistrationFactory
from organizations.tests.factories import OrganizationFactory

pytestmark = on_postgres


@pytest.mark.parametrize(
    ("press", "kinds"),
    [
        ("publish", ["events.event_published"]),
        ("cancel_event", ["events.event_called_off", "events.event_cancelled"]),  # the organisation and the attendee
    ],
)
def test_only_one_concurrent_request_succeeds_and_each_person_gets_one_letter(dorota, press, kinds):
    event = EventFactory(with_sign_up=True, status="submitted" if press == "publish" else "published",
                         published_at=None, submitted_by=dorota, organizer=OrganizationFactory())  # fmt: skip
    RegistrationFactory(event=event)
    why = {} if press == "publish" else {"reason": "Mróz."}

    told = at_once(*[lambda: getattr(states, press)(event=event, by=dorota, **why)] * 4)

    assert [type(one) for one in refusals(told)] == [WrongState] * 3
    assert sorted(Letter.objects.values_list("kind", flat=True)) == kinds

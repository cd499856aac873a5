"""Życie wydarzenia: what happens when two people press the same button at the same time."""

import threading

import pytest
from django.db import connection

from core.mail.models import Letter
from events import actions
from events.tests.factories import EventFactory, RegistrationFactory
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("press", ["publish", "cancel_event"])
def test_of_two_who_press_at_once_one_does_it_and_each_person_gets_one_letter(dorota, press):
    event = EventFactory(with_sign_up=True, status="submitted" if press == "publish" else "published",
                         published_at=None, submitted_by=dorota, organizer=OrganizationFactory())  # fmt: skip
    RegistrationFactory(event=event)
    start, heard = threading.Barrier(4), []

    def act():
        start.wait()
        try:
            getattr(actions, press)(event=event, by=dorota, **({} if press == "publish" else {"reason": "Mróz."}))
        except actions.WrongState as error:
            heard.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(heard) == 3
    assert Letter.objects.count() == 1

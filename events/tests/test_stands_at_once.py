"""Two people of one organisation, or of the office, at the same moment, on connections of their own."""

import threading

import pytest
from django.db import connection

from core.errors import DomainError
from core.mail.models import Letter
from events import actions
from events.models import Stand
from events.tests.stands import ASKED, open_series, stand
from organizations.tests.factories import OrganizationFactory

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def at_once(work, count):
    """What each of so many threads came to, begun together."""
    results, barrier = [], threading.Barrier(count)

    def run():
        barrier.wait()
        try:
            results.append(work())
        except DomainError as error:
            results.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return results


def test_two_people_of_one_organisation_make_one_stand():
    series, organization = open_series(), OrganizationFactory()

    told = at_once(lambda: actions.submit_stand(series=series, organization=organization, by=None, **ASKED).pk, 4)

    assert Stand.objects.count() == 1
    assert sorted(isinstance(one, int) for one in told) == [False, False, False, True]
    assert Letter.objects.filter(kind="events.stand_received").count() == 1


def test_of_two_who_decide_one_is_heard():
    asked = stand(open_series())

    def accept():
        return actions.accept_stand(stand=Stand.objects.get(pk=asked.pk), by=None).status

    told = at_once(accept, 4)

    assert sorted(told) == ["O tym stoisku już zdecydowano. Odśwież stronę."] * 3 + ["accepted"]
    assert Letter.objects.count() == 1

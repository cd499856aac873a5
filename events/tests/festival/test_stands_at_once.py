"""Concurrent stand requests of one organisation or of the office, each on its own connection."""

from core.mail.models import Letter
from core.tests.at_once import at_once, on_postgres, refusals
from events import errors
from events.festival import actions
from events.models import Stand
from events.tests.stands import ASKED, open_series, stand
from organizations.tests.factories import OrganizationFactory

pytestmark = on_postgres


def test_two_concurrent_submissions_create_one_stand():
    series, organization = open_series(), OrganizationFactory()

    told = at_once(*[lambda: actions.submit_stand(series=series, organization=organization, by=None, **ASKED)] * 4)

    assert Stand.objects.count() == 1
    assert [type(one) for one in refusals(told)] == [errors.StandTaken] * 3
    assert Letter.objects.filter(kind="events.stand_received").count() == 1


def test_only_one_of_two_concurrent_decisions_counts():
    asked = stand(open_series())

    def accept():
        return actions.accept_stand(stand=Stand.objects.get(pk=asked.pk), by=None).status

    told = at_once(*[accept] * 4)

    words = [str(one).partition(": ")[2] or str(one) for one in told]
    assert sorted(words) == ["accepted"] + ["to stoisko jest już w stanie „przyjęte”."] * 3
    assert Letter.objects.count() == 1

"""Nabory: concurrent requests for the same action."""

from core.models import AuditEvent
from core.tests.at_once import at_once, on_postgres, refusals
from grants.calls.actions import states
from grants.models import SmallGrantOffer
from grants.small_grants import actions
from grants.tests.call_factories import drafted, offer, posted

pytestmark = on_postgres


def test_only_one_of_four_concurrent_requests_publishes(dorota):
    call = drafted(dorota)

    told = at_once(*[lambda: states.publish(call=call, by=dorota)] * 4)

    assert len(refusals(told)) == 3
    assert AuditEvent.objects.filter(action="grants.publish_call").count() == 1


def test_two_concurrent_offers_stay_within_the_yearly_sum(dorota):
    posted(dorota, amount=10_000)
    rivals = [offer(dorota, amount=6_000) for _ in range(3)]

    told = at_once(*[lambda one=one: actions.post_offer(offer=one, by=dorota) for one in rivals])

    assert len(refusals(told)) == 2
    assert SmallGrantOffer.objects.filter(status="posted").count() == 2


def test_concurrent_submissions_of_a_remark_save_one(dorota):
    found = posted(dorota)

    at_once(*[lambda: actions.remark(offer=found, text="Popieram.")] * 4)

    assert found.remarks.count() == 1

"""Nabory: what happens when several people press the same button at the same time."""

import threading

import pytest
from django.db import connection

from core.errors import DomainError
from core.models import AuditEvent
from news.actions import calls, small_grants
from news.models import SmallGrantOffer
from news.tests.calls import drafted, offer, posted

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def at_once(*acts) -> list[str]:
    """What those heard who came second."""
    start, heard = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
        except DomainError as error:
            heard.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return heard


def test_of_four_who_publish_at_once_one_does(dorota):
    call = drafted(dorota)

    heard = at_once(*[lambda: calls.publish(call=call, by=dorota)] * 4)

    assert len(heard) == 3
    assert AuditEvent.objects.filter(action="news.publish_call").count() == 1


def test_two_offers_posted_at_once_stay_within_the_sum_of_a_year(dorota):
    posted(dorota, amount=10_000)
    rivals = [offer(dorota, amount=6_000) for _ in range(3)]

    heard = at_once(*[lambda one=one: small_grants.post_offer(offer=one, by=dorota) for one in rivals])

    assert len(heard) == 2
    assert SmallGrantOffer.objects.filter(status="posted").count() == 2


def test_the_same_remark_sent_at_once_is_one(dorota):
    found = posted(dorota)

    at_once(*[lambda: small_grants.remark(offer=found, text="Popieram.")] * 4)

    assert found.remarks.count() == 1

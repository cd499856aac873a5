"""Two people at one clause at once: one draft, one publication, and the other one hears of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from core.clauses import actions
from core.clauses.models import Clause
from core.versions.errors import NotADraft

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
PROCESS = "events.registration"


def test_two_people_publish_one_draft_and_one_of_them_hears_so(dorota):
    draft = actions.begin(process=PROCESS, by=dorota)

    def publish(_):
        try:
            actions.publish(draft=draft, by=dorota)
        except NotADraft:
            return "too late"
        finally:
            connection.close()
        return "published"

    with ThreadPoolExecutor(4) as pool:
        said = sorted(pool.map(publish, range(4)))

    assert said == ["published", *["too late"] * 3]
    assert Clause.objects.filter(process=PROCESS).current().count() == 1


def test_two_people_begin_one_draft(dorota):
    def begin(_):
        try:
            return actions.begin(process=PROCESS, by=dorota).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(begin, range(4)))) == 1

"""Two concurrent editors of a clause: one draft, one publication, and an error for the other."""

import threading

from django.db import connection

from core.clauses import actions
from core.clauses.models import Clause
from core.tests.at_once import at_once, on_postgres
from core.versions.errors import NotADraft

pytestmark = on_postgres
PROCESS = "events.registration"


def test_only_one_of_two_concurrent_requests_publishes_a_draft(dorota):
    draft = actions.begin(process=PROCESS, by=dorota)

    said = at_once(*[lambda: actions.publish(draft=draft, by=dorota)] * 4)

    assert sorted(isinstance(one, NotADraft) for one in said) == [False, True, True, True]
    assert Clause.objects.filter(process=PROCESS).current().count() == 1


def test_concurrent_requests_begin_one_draft(dorota):
    begun = at_once(*[lambda: actions.begin(process=PROCESS, by=dorota).pk] * 4)

    assert len(set(begun)) == 1


def test_draft_begins_with_a_version_published_meanwhile(dorota):
    standing = Clause.objects.filter(process=PROCESS).current().get().version
    looked, published = threading.Event(), threading.Event()

    def slow_to_write(execute, sql, *rest):
        if sql.startswith('INSERT INTO "core_clause"') and not published.is_set():
            looked.set()
            published.wait(10)
        return execute(sql, *rest)

    def slow():
        with connection.execute_wrapper(slow_to_write):
            return actions.begin(process=PROCESS, by=dorota)

    def quick():
        looked.wait(10)
        draft = actions.begin(process=PROCESS, by=dorota)
        actions.publish(draft=draft, by=dorota)
        published.set()
        return draft

    ours, theirs = at_once(slow, quick)

    assert (theirs.version, ours.version) == (standing + 1, standing + 2)
    assert Clause.objects.filter(process=PROCESS).current().get() == theirs

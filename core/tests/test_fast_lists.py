"""Lists in memory: as new as their versions, within their size limit."""

import threading

import pytest
import time_machine

from core.lists import list_versions
from core.lists.index import Builder
from core.lists.memory import FastList, Fragments

pytestmark = pytest.mark.django_db


def list_of(numbers, **options):
    """A fast list guarded by the version "things"; it shows ``numbers`` as they are when it loads."""

    def load():
        build = Builder()
        for number in numbers:
            build.add(number, 1)
        return build.done()

    return FastList(versions=("things",), load=load, **options)


def test_change_is_seen_at_the_next_request():
    numbers = [1, 2]
    things = list_of(numbers)
    assert list(things.at(list_versions.read()).pks) == [1, 2]

    numbers.append(3)
    list_versions.bump("things")

    assert list(things.at(list_versions.read()).pks) == [1, 2, 3]


def test_unchanged_version_loads_nothing():
    numbers = [1]
    things = list_of(numbers)
    first = things.at(list_versions.read())

    list_versions.bump("other things")

    assert things.at(list_versions.read()) is first


def test_new_day_is_a_new_list():
    things = list_of([1])
    with time_machine.travel("2026-11-22 23:59 +0100", tick=False):
        first = things.at({})
    with time_machine.travel("2026-11-23 00:01 +0100", tick=False):
        assert things.at({}) is not first


def test_large_list_serves_the_former_copy_until_the_new_one_is_ready(transactional_db):
    numbers, may_load = [1, 2, 3], threading.Event()
    may_load.set()

    def load():
        may_load.wait(10)
        build = Builder()
        for number in numbers:
            build.add(number, 1)
        return build.done()

    things = FastList(versions=("things",), load=load, small=3)
    former = things.at(list_versions.read())
    may_load.clear()
    numbers.append(4)
    list_versions.bump("things")

    assert things.at(list_versions.read()) is former
    assert things.at(list_versions.read()) is former
    may_load.set()
    things.wait()

    assert list(things.at(list_versions.read()).pks) == [1, 2, 3, 4]


def test_failed_rebuild_keeps_the_former_copy_and_logs_it(transactional_db, caplog):
    fails = []

    def load():
        if fails:
            raise ConnectionError("the database went away")
        build = Builder()
        build.add(1, 1)
        return build.done()

    things = FastList(versions=("things",), load=load, small=1)
    former = things.at(list_versions.read())
    fails.append(True)
    list_versions.bump("things")

    things.at(list_versions.read())
    things.wait()

    assert things.at(list_versions.read()) is former
    assert "could not be rebuilt" in caplog.text


def test_fragment_is_found_only_under_its_key():
    kept = Fragments(most=100)

    assert kept.put(("card", 1, 1), "<li>Alicja</li>") == "<li>Alicja</li>"
    assert kept.get(("card", 1, 1)) == "<li>Alicja</li>"
    assert kept.get(("card", 1, 2)) is None


def test_least_used_fragments_are_evicted():
    kept = Fragments(most=30)
    for key in "abc":
        kept.put(key, 10 * key)
    kept.get("a")

    kept.put("d", 10 * "d")

    assert [key for key in "abcd" if kept.get(key)] == ["a", "c", "d"]
    assert kept.size == 30


def test_replaced_fragment_is_counted_once():
    kept = Fragments(most=30)

    for _ in range(10):
        kept.put("a", 10 * "a")

    assert kept.size == 10


def test_fragment_above_the_whole_limit_is_not_kept():
    kept = Fragments(most=30)

    assert kept.put("a", 31 * "a") == 31 * "a"
    assert kept.get("a") is None

"""Concurrent case marks, each on its own connection: no duplicate numbers, no gaps."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from core.cases import actions as cases
from core.cases.models import CaseMark
from core.tests.at_once import at_once, refusals
from core.tests.cases import case_class, given, thing

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
IN_2026 = datetime(2026, 3, 2, 10, tzinfo=UTC)


def giving(chosen, obj):
    return lambda: cases.next_mark(obj=obj, case_class=chosen, began_at=IN_2026, by=None).number


def typing(text, obj):
    return lambda: cases.typed_mark(obj=obj, text=text, by=None).number


def test_fifty_concurrent_marks_are_one_to_fifty():
    chosen = case_class()
    objects = [thing() for _ in range(50)]

    numbers = at_once(*[giving(chosen, obj) for obj in objects])

    assert sorted(numbers) == list(range(1, 51))
    assert CaseMark.objects.count() == 50


def test_concurrent_rollbacks_leave_no_gap():
    chosen = case_class()

    def broken(obj):
        def work():
            with transaction.atomic():
                giving(chosen, obj)()
                transaction.set_rollback(True)
            return 0

        return work

    works = [giving(chosen, thing()) for _ in range(10)] + [broken(thing()) for _ in range(10)]

    assert sorted(at_once(*works)) == [0] * 10 + list(range(1, 11))


def test_automatic_and_typed_numbers_never_collide():
    chosen = case_class()
    typed = [typing(f"OP.524.{number}.2026", thing()) for number in range(1, 11)]

    results = at_once(*[giving(chosen, thing()) for _ in range(10)], *typed)

    numbers = sorted(number for number in results if not isinstance(number, cases.MarkTaken))
    assert numbers == sorted(set(numbers))
    assert set(range(1, 11)) <= set(numbers)
    assert numbers == list(range(1, len(numbers) + 1))


def test_only_one_of_six_concurrent_marks_of_a_case_is_saved():
    marked = thing()
    classes = [case_class(symbol=f"52{number}") for number in range(6)]

    results = at_once(*[giving(chosen, marked) for chosen in classes])

    assert [type(one) for one in refusals(results)] == [cases.AlreadyMarked] * 5
    assert len(given()) == 1

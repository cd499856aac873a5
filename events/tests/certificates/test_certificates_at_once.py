"""Certificate numbers under concurrent issuing, each thread on its own connection."""

import threading
import time

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from core.errors import WrongState
from core.tests.at_once import at_once, on_postgres
from events.certificates import actions
from events.models import Certificate, Event, Registration
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = on_postgres


def test_twelve_concurrent_issues_leave_no_gap_and_no_duplicate():
    person = get_user_model().objects.create_superuser("dorota@example.org", "haslo-doroty-1")
    events = [EventFactory(with_sign_up=True, starts_at=in_days(-2), has_certificates=True) for _ in range(12)]
    for event in events:
        for _ in range(3):
            RegistrationFactory(event=event, attended_at=timezone.now())
    waiting = [event.pk for event in events]

    def issue():
        event = Event.objects.get(pk=waiting.pop())
        return [one.number for one in actions.issue_for_present(event=event, by=person)]

    given = at_once(*[issue] * 12)

    assert sorted(number for numbers in given for number in numbers) == list(range(1, 37))
    assert all(numbers == list(range(numbers[0], numbers[0] + 3)) for numbers in given)


def test_numbers_are_unique_when_three_issues_find_no_certificate_to_lock():
    """The first commits; the second then inserts and commits slowly; the third runs in between."""
    person = get_user_model().objects.create_superuser("dorota@example.org", "haslo-doroty-1")
    all_looked, first_is_done, second_wrote = threading.Barrier(3), threading.Event(), threading.Event()

    def second(execute, sql, *rest):
        answer = execute(sql, *rest)
        if is_look(sql) and not first_is_done.is_set():
            all_looked.wait(10)
            first_is_done.wait(10)
        elif is_writing(sql):
            second_wrote.set()
            time.sleep(0.5)
        return answer

    def third(execute, sql, *rest):
        if is_writing(sql):
            second_wrote.wait(10)
        answer = execute(sql, *rest)
        if is_look(sql) and not first_is_done.is_set():
            all_looked.wait(10)
        return answer

    def first(execute, sql, *rest):
        answer = execute(sql, *rest)
        if is_look(sql):
            all_looked.wait(10)
        return answer

    offices = [(first, first_is_done.set), (second, bool), (third, bool)]

    def issue():
        office, afterwards = offices.pop()
        event = EventFactory(with_sign_up=True, starts_at=in_days(-2), has_certificates=True)
        RegistrationFactory(event=event, attended_at=timezone.now())
        with connection.execute_wrapper(office):
            (given,) = actions.issue_for_present(event=event, by=person)
        afterwards()
        return given.number

    assert sorted(at_once(*[issue] * 3)) == [1, 2, 3]


def is_look(sql):
    return sql.endswith("FOR UPDATE") and 'FROM "events_certificate"' in sql


def is_writing(sql):
    return sql.startswith('INSERT INTO "events_certificate"')


def test_double_click_issues_one_certificate():
    person = get_user_model().objects.create_superuser("dorota@example.org", "haslo-doroty-1")
    event = EventFactory(with_sign_up=True, starts_at=in_days(-2), has_certificates=True)
    registration = RegistrationFactory(event=event, attended_at=timezone.now())

    def issue():
        try:
            actions.issue(registration=Registration.objects.get(pk=registration.pk), by=person)
        except WrongState as refused:
            return str(refused)
        return "issued"

    assert sorted(at_once(*[issue] * 4)) == [actions.HAS_ONE] * 3 + ["issued"]
    assert Certificate.objects.count() == 1

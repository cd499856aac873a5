"""Two hands in one moment, each on a connection of its own: one thread, one answer, and nobody's words lost."""

import threading
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection

from contact import actions
from contact.actions import writing
from contact.models import Entry, Rules, Thread, Topic
from contact.tests.threads import letters, message
from core.cases.models import CaseMark
from core.errors import DomainError
from core.tests.cases import case_class

at_once_on_postgres = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def at_once(work, arguments):
    """What each came to, begun together."""
    results, barrier = [], threading.Barrier(len(arguments))

    def run(argument):
        barrier.wait()
        try:
            work(argument)
            results.append("done")
        except DomainError as error:
            results.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[argument]) for argument in arguments]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return sorted(results)


def worker(number):
    return get_user_model().objects.create_superuser(f"d{number}@example.org", "haslo-doroty-1")


class TestOnPostgres:
    pytestmark = at_once_on_postgres

    def test_of_six_who_answer_one_does(self):
        thread, workers = message(), [worker(number) for number in range(6)]

        results = at_once(lambda by: actions.answer(thread=thread, text=f"Od {by.pk}", by=by, seen_version=1), workers)

        assert results == ["SaidMeanwhile"] * 5 + ["done"]
        assert Entry.objects.filter(voice="answer").count() == len(letters("answered")) == 1

    def test_a_double_press_is_one_thread(self):
        key = uuid4()

        results = at_once(lambda _: message(form_key=key), range(6))

        assert results == ["done"] * 6
        assert Thread.objects.count() == 1
        assert len(letters("received")) == 1

    def test_what_a_person_adds_while_the_office_answers_is_kept(self):
        by = worker(1)
        thread = message(user=by, email=by.email)
        works = [
            lambda: actions.answer(thread=thread, text="Tak.", by=by, seen_version=1),
            lambda: actions.add(thread=thread, text="I jeszcze to.", by=by),
        ]

        at_once(lambda work: work(), works)

        assert Entry.objects.filter(text="I jeszcze to.").count() == 1
        answered = Entry.objects.filter(voice="answer").count()
        assert Thread.objects.get().status == ("reopened" if answered else "new")

    def test_of_four_who_mark_one_thread_one_does(self):
        chosen, by, thread = case_class(), worker(1), message()

        results = at_once(lambda _: actions.give_mark(thread=thread, case_class=chosen, by=by), range(4))

        assert results == ["AlreadyMarked"] * 3 + ["done"]
        assert CaseMark.objects.get().number == 1


@pytest.mark.django_db
def test_the_other_press_that_came_between_is_found(monkeypatch):
    key, first = uuid4(), []
    begin = writing._begin

    def meanwhile(*facts):
        if not first:
            first.append(begin(*facts))
            raise IntegrityError("unique")
        return begin(*facts)

    monkeypatch.setattr(writing, "_begin", meanwhile)

    assert message(form_key=key) == first[0]


@pytest.mark.django_db
def test_another_refusal_of_the_database_is_no_double_press(monkeypatch):
    def broken(*facts):
        raise IntegrityError("something else")

    monkeypatch.setattr(writing, "_begin", broken)

    with pytest.raises(IntegrityError, match="something else"):
        message()


@pytest.mark.django_db
def test_a_database_without_its_row_of_rules_gets_it_anew():
    Rules.objects.all().delete()

    assert message(topic=Topic.objects.first()).status == "new"
    assert Rules.objects.get().barrier_days == 7

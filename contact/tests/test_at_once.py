"""Concurrent requests, each on its own connection: one thread, one answer, and no text is lost."""

from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError

from contact import actions
from contact.actions import writing
from contact.models import Entry, Rules, Thread, Topic
from contact.tests.threads import letters, message
from core.cases.actions import AlreadyMarked
from core.cases.models import CaseMark
from core.tests.at_once import at_once, on_postgres, refusals
from core.tests.cases import case_class


def worker(number):
    return get_user_model().objects.create_superuser(f"d{number}@example.org", "haslo-doroty-1")


class TestOnPostgres:
    pytestmark = on_postgres

    def test_only_one_of_six_concurrent_answers_is_sent(self):
        thread, workers = message(), [worker(number) for number in range(6)]

        def answer(by):
            return actions.answer(thread=thread, text=f"Od {by.pk}", by=by, seen_version=1)

        told = at_once(*[lambda by=by: answer(by) for by in workers])

        assert [type(one) for one in refusals(told)] == [actions.SaidMeanwhile] * 5
        assert Entry.objects.filter(voice="answer").count() == len(letters("answered")) == 1

    def test_concurrent_submissions_make_one_thread(self):
        key = uuid4()

        told = at_once(*[lambda: message(form_key=key)] * 6)

        assert refusals(told) == []
        assert Thread.objects.count() == 1
        assert len(letters("received")) == 1

    def test_message_added_during_an_answer_is_kept(self):
        by = worker(1)
        thread = message(user=by, email=by.email)
        works = [
            lambda: actions.answer(thread=thread, text="Tak.", by=by, seen_version=1),
            lambda: actions.add(thread=thread, text="I jeszcze to.", by=by),
        ]

        at_once(*works)

        assert Entry.objects.filter(text="I jeszcze to.").count() == 1
        answered = Entry.objects.filter(voice="answer").count()
        assert Thread.objects.get().status == ("reopened" if answered else "new")

    def test_only_one_of_four_concurrent_marks_is_saved(self):
        chosen, by, thread = case_class(), worker(1), message()

        told = at_once(*[lambda: actions.give_mark(thread=thread, case_class=chosen, by=by)] * 4)

        assert [type(one) for one in refusals(told)] == [AlreadyMarked] * 3
        assert CaseMark.objects.get().number == 1


@pytest.mark.django_db
def test_thread_from_a_concurrent_submission_is_returned(monkeypatch):
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
def test_other_integrity_error_is_raised(monkeypatch):
    def broken(*facts):
        raise IntegrityError("something else")

    monkeypatch.setattr(writing, "_begin", broken)

    with pytest.raises(IntegrityError, match="something else"):
        message()


@pytest.mark.django_db
def test_missing_rules_row_is_created():
    Rules.objects.all().delete()

    assert message(topic=Topic.objects.first()).status == "new"
    assert Rules.objects.get().barrier_days == 7

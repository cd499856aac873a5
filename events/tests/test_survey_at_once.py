"""Ankieta, kilka osób naraz: one answer, one training, whoever is faster."""

import threading

import pytest
from django.db import connection

from events.actions import create_training
from events.actions.errors import SurveyAnswerMoved
from events.models import Event, SurveyAnswer
from events.tests.surveys import TITLES, ngo, open_survey, option, wish

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def at_once(*acts) -> list[Exception]:
    """Everything in threads of its own, let go in the same moment; what was refused."""
    refused, barrier = [], threading.Barrier(len(acts))

    def run(act):
        barrier.wait()
        try:
            act()
        except Exception as error:  # noqa: BLE001 - told apart by the tests
            refused.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return refused


def test_of_six_people_who_answer_first_one_is_saved_and_five_are_told():
    survey, garden = open_survey(), ngo("Fundacja Ogród")

    refused = at_once(*[lambda title=title: wish(survey, garden, title, version=0) for title in TITLES])

    assert [type(error) for error in refused] == [SurveyAnswerMoved] * 5
    kept = SurveyAnswer.objects.get()
    assert kept.version == 1
    assert kept.choices.count() == 1
    assert {error.saved.pk for error in refused} == {kept.pk}


def test_of_two_people_who_change_the_answer_one_is_saved_and_the_other_told():
    survey, garden = open_survey(), ngo("Fundacja Ogród")
    wish(survey, garden, "Statut")

    refused = at_once(*[lambda title=title: wish(survey, garden, title, version=1) for title in TITLES[:2]])

    assert [type(error) for error in refused] == [SurveyAnswerMoved]
    assert SurveyAnswer.objects.get().version == 2


def test_of_four_presses_at_once_one_training_comes(dorota):
    survey = open_survey()
    need = option(survey, "Statut")

    refused = at_once(*[lambda: create_training(option=need, by=dorota)] * 4)

    assert refused == []
    assert Event.objects.count() == 1

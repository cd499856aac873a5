"""Ankieta, kilka osób naraz: concurrent requests leave one answer and one training."""

import threading

from django.db import connection
from django.test import Client
from django.urls import reverse

from core.tests.at_once import at_once, on_postgres
from events.errors import SurveyAnswerMoved
from events.models import Event, SurveyAnswer
from events.survey.actions.trainings import create_training
from events.tests.surveys import TITLES, area_form, ngo, open_survey, option, wish

pytestmark = on_postgres


def test_only_one_of_six_concurrent_first_answers_is_saved():
    survey, garden = open_survey(), ngo("Fundacja Ogród")

    told = at_once(*[lambda title=title: wish(survey, garden, title, version=0) for title in TITLES])

    refused = [one for one in told if isinstance(one, SurveyAnswerMoved)]
    assert len(refused) == 5
    kept = SurveyAnswer.objects.get()
    assert kept.version == 1
    assert kept.choices.count() == 1
    assert {error.saved.pk for error in refused} == {kept.pk}


def test_only_one_of_two_concurrent_changes_is_saved():
    survey, garden = open_survey(), ngo("Fundacja Ogród")
    wish(survey, garden, "Statut")

    told = at_once(*[lambda title=title: wish(survey, garden, title, version=1) for title in TITLES[:2]])

    assert sorted(isinstance(one, SurveyAnswerMoved) for one in told) == [False, True]
    assert SurveyAnswer.objects.get().version == 2


def test_four_concurrent_requests_create_one_training(dorota):
    survey = open_survey()
    need = option(survey, "Statut")

    made = at_once(*[lambda: create_training(option=need, by=dorota)] * 4)

    assert made == [Event.objects.get()] * 4


def test_training_is_chosen_or_removed_and_never_both(dorota):
    survey, garden, answered = open_survey(), ngo("Fundacja Ogród"), threading.Event()
    need = option(survey, "Statut")
    client = Client()
    client.force_login(dorota)
    address, looked = reverse("admin:events_surveyarea_change", args=[need.area_id]), threading.Event()

    def slow_to_delete(execute, sql, *rest):
        if sql.startswith(('DELETE FROM "events_surveychoice"', 'DELETE FROM "events_surveyoption"')):
            looked.set()
            answered.wait(2)
        return execute(sql, *rest)

    def take_away():
        with connection.execute_wrapper(slow_to_delete):
            return client.post(address, area_form(need.area, without=need))

    def choose():
        looked.wait(10)
        try:
            return wish(survey, garden, "Statut")
        finally:
            answered.set()

    page, answer = at_once(take_away, choose)

    assert (page.status_code, str(answer)) == (302, "Jednego z wybranych szkoleń nie ma już w ankiecie. Wybierz inne.")
    assert not SurveyAnswer.objects.exists()

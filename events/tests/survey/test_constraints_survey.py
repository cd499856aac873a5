"""What the database itself refuses of surveys and of materials, whoever writes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from events.models import Material, Survey, SurveyAnswer, SurveyArea, SurveyOption
from events.tests.factories import EventFactory, SurveyAreaFactory, SurveyFactory, SurveyOptionFactory
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def refused(constraint):
    """PostgreSQL names the constraint; SQLite does so for conditions and names the columns for what must be unique."""
    return pytest.raises(IntegrityError, match=constraint)


def test_a_survey_is_in_a_known_state():
    survey = SurveyFactory()

    with refused("events_survey_status_known"), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(status="forgotten")


def test_a_survey_ends_after_its_beginning():
    survey = SurveyFactory()

    with refused("events_survey_closes_after_opening"), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(closes_at=survey.opens_at - timedelta(minutes=1))


def test_a_survey_has_each_area_once():
    area = SurveyAreaFactory()

    with refused("events_surveyarea"), transaction.atomic():
        SurveyArea.objects.create(survey=area.survey, name=area.name)


def test_an_area_has_each_training_once():
    option = SurveyOptionFactory()

    with refused("events_surveyoption"), transaction.atomic():
        SurveyOption.objects.create(area=option.area, title=option.title)


def test_an_answer_wishes_for_a_known_form():
    answer = SurveyAnswer.objects.create(survey=SurveyFactory(), organization=OrganizationFactory())

    with refused("events_surveyanswer_form_known"), transaction.atomic():
        SurveyAnswer.objects.filter(pk=answer.pk).update(preferred_form="by_post")


@pytest.mark.parametrize("both", [{}, {"file": "a.pdf", "url": "https://example.org/"}])
def test_a_material_is_a_file_or_a_link(both):
    with refused("events_material_file_or_link"), transaction.atomic():
        Material.objects.create(event=EventFactory(), title="Prezentacja", **both)

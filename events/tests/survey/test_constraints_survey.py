"""Database constraints of surveys and materials."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from events.models import Material, Survey, SurveyAnswer, SurveyArea, SurveyOption
from events.tests.factories import EventFactory, SurveyAreaFactory, SurveyFactory, SurveyOptionFactory
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def refused(constraint):
    """PostgreSQL names the constraint; SQLite names check constraints, but only the columns of unique ones."""
    return pytest.raises(IntegrityError, match=constraint)


def test_survey_has_a_known_status():
    survey = SurveyFactory()

    with refused("events_survey_status_known"), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(status="forgotten")


def test_survey_ends_after_its_start():
    survey = SurveyFactory()

    with refused("events_survey_closes_after_opening"), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(closes_at=survey.opens_at - timedelta(minutes=1))


def test_area_name_is_unique_within_a_survey():
    area = SurveyAreaFactory()

    with refused("events_surveyarea"), transaction.atomic():
        SurveyArea.objects.create(survey=area.survey, name=area.name)


def test_training_is_unique_within_an_area():
    option = SurveyOptionFactory()

    with refused("events_surveyoption"), transaction.atomic():
        SurveyOption.objects.create(area=option.area, title=option.title)


def test_answer_has_a_known_preferred_form():
    answer = SurveyAnswer.objects.create(survey=SurveyFactory(), organization=OrganizationFactory())

    with refused("events_surveyanswer_form_known"), transaction.atomic():
        SurveyAnswer.objects.filter(pk=answer.pk).update(preferred_form="by_post")


@pytest.mark.parametrize("both", [{}, {"file": "a.pdf", "url": "https://example.org/"}])
def test_material_is_a_file_or_a_link(both):
    with refused("events_material_file_or_link"), transaction.atomic():
        Material.objects.create(event=EventFactory(), title="Prezentacja", **both)

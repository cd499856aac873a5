"""Two entries of one organisation are merged: events, people, stands and answers move to the survivor."""

import pytest
from django.db import models

from events.choices import Audience
from events.models import Stand, SurveyAnswer
from events.tests.factories import EventFactory, RegistrationFactory, SeriesFactory, SurveyFactory
from organizations.models import Organization
from organizations.moderation import merging
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def stand(organization, series=None):
    contact = {"contact_name": "Koordynatorka", "contact_email": "a@example.org"}
    return Stand.objects.create(series=series or SeriesFactory(), organization=organization, offer="Mapy", **contact)


def answer(organization, survey=None):
    return SurveyAnswer.objects.create(survey=survey or SurveyFactory(), organization=organization)


MAKERS = {
    "event.organizer": lambda entry: EventFactory(organizer=entry),
    "event.members_of": lambda entry: EventFactory(audience=Audience.MEMBERS, members_of=entry),
    "registration.organization": lambda entry: RegistrationFactory(organization=entry),
    "stand.organization": stand,
    "surveyanswer.organization": answer,
}
RELATIONS = {
    f"{relation.related_model._meta.model_name}.{relation.field.name}"
    for relation in Organization._meta.get_fields(include_hidden=True)
    if relation.auto_created and not relation.concrete and not relation.many_to_many
    and relation.on_delete is not models.DO_NOTHING and relation.related_model._meta.app_label == "events"
}  # fmt: skip


def test_every_relation_of_the_calendar_is_tested():
    assert set(MAKERS) == RELATIONS


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_every_related_row_moves_to_the_survivor(dorota, relation):
    survivor, duplicate = OrganizationFactory(), OrganizationFactory()
    rows = [MAKERS[relation](entry) for entry in (survivor, duplicate)]

    merging.merge(survivor=survivor, duplicate=duplicate, values={}, by=dorota)

    field = relation.partition(".")[2]
    kept = type(rows[0]).objects.filter(pk__in=[row.pk for row in rows])
    assert list(kept.values_list(field, flat=True)) == [survivor.pk, survivor.pk]


def test_rows_the_survivor_already_has_are_not_duplicated(dorota):
    survivor, duplicate, survey, series = (
        OrganizationFactory(),
        OrganizationFactory(),
        SurveyFactory(),
        SeriesFactory(),
    )
    mine = answer(survivor, survey), stand(survivor, series)
    answer(duplicate, survey), stand(duplicate, series)

    merging.merge(survivor=survivor, duplicate=duplicate, values={}, by=dorota)

    assert (SurveyAnswer.objects.get(), Stand.objects.get()) == mine

"""Z ankiety do kalendarza: the office creates a training from a need, and organisations that chose it get a letter."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import audit
from core.errors import DomainError
from core.mail.models import Letter
from events.models import Event, SurveyOption, SurveyProposal
from events.survey.actions import trainings
from events.survey.actions.answers import group_proposals
from events.survey.actions.trainings import create_training, create_training_of_group, tell_those_who_asked
from events.tests.factories import EventFactory
from events.tests.surveys import ngo, open_survey, option, wish
from organizations.tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return open_survey()


def taking_sign_ups(survey, title="Statut", **values):
    """A training of the survey with sign-up open."""
    event = EventFactory(with_sign_up=True, title=title, **values)
    SurveyOption.objects.filter(pk=option(survey, title).pk).update(event=event)
    return event


def told():
    tell_those_who_asked()
    return sorted(Letter.objects.filter(kind="events.survey_training_opens").values_list("to", flat=True))


def proposed(survey, organization, text, group):
    wish(survey, organization, proposals=[text])
    found = SurveyProposal.objects.filter(answer__organization=organization)
    group_proposals(survey=survey, proposals=found.values_list("pk", flat=True), group=group, by=None)


def test_need_becomes_one_draft_training(survey, dorota):
    theme, need = ThemeFactory(), option(survey, "Statut")
    need.description = "Jak go zmienić."
    need.save()
    need.area.theme = theme
    need.area.save()

    made = [create_training(option=need, by=dorota) for _ in range(2)]

    assert made[0] == made[1] == Event.objects.get()
    assert (made[0].title, made[0].lead, made[0].kind) == ("Statut", "Jak go zmienić.", "training")
    assert (made[0].status, made[0].audience) == ("draft", "organizations")
    assert list(made[0].themes.all()) == [theme]
    assert audit.events_of(survey).filter(action="events.create_training").count() == 1


def test_group_of_proposals_becomes_a_survey_option_and_a_training(survey, dorota):
    proposed(survey, ngo("A"), "Śpiew biały", "Śpiew")

    made = [create_training_of_group(survey=survey, group="Śpiew", by=dorota) for _ in range(2)]

    assert made[0] == made[1] == Event.objects.get(title="Śpiew")
    assert option(survey, "Śpiew").area.name == "Propozycje organizacji"


def test_group_named_like_an_existing_option_uses_that_option(survey, dorota):
    proposed(survey, ngo("A"), "Jak zmienić statut", "Statut")

    made = create_training_of_group(survey=survey, group="Statut", by=dorota)

    assert option(survey, "Statut").event == made


@pytest.mark.parametrize("group", ["", "Nieznana"])
def test_unknown_group_creates_no_training(survey, dorota, group):
    wish(survey, ngo("A"), proposals=["Śpiew biały"])

    with pytest.raises(DomainError, match="Nie ma takiej grupy"):
        create_training_of_group(survey=survey, group=group, by=dorota)


def test_organisations_that_chose_the_training_get_one_letter_when_sign_up_opens(survey):
    wish(survey, ngo("A", email="a@example.org"), "Statut", "Księgowość")
    wish(survey, ngo("B", email="b@example.org"), "Wolontariat")
    proposed(survey, ngo("C", email="c@example.org"), "Jak zmienić statut", "Statut")
    event = taking_sign_ups(survey)

    assert told() == told() == ["a@example.org", "c@example.org"]
    letter = Letter.objects.get(to="a@example.org", kind="events.survey_training_opens")
    assert f"/wydarzenia/{event.slug}/zapisy/" in letter.text
    assert letter.priority == Letter.Priority.PERSON


@pytest.mark.parametrize(
    "values",
    [
        {"status": "draft"},
        {"status": "cancelled", "status_reason": "Choroba."},
        {"has_sign_up": False},
        {"sign_up_opens_at": timezone.now() + timedelta(days=1)},
        {"sign_up_closes_at": timezone.now() - timedelta(days=1)},
    ],
)
def test_no_letter_is_sent_before_sign_up_opens(survey, values):
    wish(survey, ngo("A"), "Statut")
    event = taking_sign_ups(survey)
    Event.objects.filter(pk=event.pk).update(**values)

    assert told() == []

    Event.objects.filter(pk=event.pk).update(
        status="published", has_sign_up=True, sign_up_opens_at=None, sign_up_closes_at=event.sign_up_closes_at
    )
    assert told() == ["ogrod@example.org"]


def test_no_second_letter_is_sent_after_old_letters_are_deleted(survey):
    wish(survey, ngo("A"), "Statut")
    taking_sign_ups(survey)
    told()

    Letter.objects.all().delete()

    assert told() == []


def test_interrupted_sending_continues_without_duplicates(survey, monkeypatch):
    for number in range(3):
        wish(survey, ngo(f"{number}", email=f"{number}@example.org"), "Statut")
    taking_sign_ups(survey)
    real = trainings.letters.survey_training_opens

    def dies_at_the_second(event, organization, *, to):
        if to == "1@example.org":
            raise RuntimeError("killed")
        return real(event, organization, to=to)

    monkeypatch.setattr(trainings, "AT_ONCE", 1)
    with monkeypatch.context() as patch:
        patch.setattr(trainings.letters, "survey_training_opens", dies_at_the_second)
        with pytest.raises(RuntimeError):
            tell_those_who_asked()

    assert told() == [f"{number}@example.org" for number in range(3)]


def test_organisation_that_left_the_portal_gets_no_letter(survey):
    gone, here = ngo("A", email="a@example.org"), ngo("B", email="b@example.org")
    for organization in (gone, here):
        wish(survey, organization, "Statut")
    type(gone).objects.filter(pk=gone.pk).update(status="dissolved")
    taking_sign_ups(survey)

    assert told() == ["b@example.org"]


def test_recreated_training_sends_letters_again(survey, dorota):
    wish(survey, ngo("A"), "Statut")
    taking_sign_ups(survey).delete()
    SurveyOption.objects.update(told_at=timezone.now())

    create_training(option=option(survey, "Statut"), by=dorota)

    assert option(survey, "Statut").told_at is None


def test_proposals_are_added_to_a_group_and_removed(survey, dorota):
    wish(survey, ngo("A"), proposals=["Śpiew biały", "Kroniki"])
    song = SurveyProposal.objects.get(text="Śpiew biały")

    group_proposals(survey=survey, proposals=[song.pk], group="  Muzyka   dawna ", by=dorota)
    assert list(SurveyProposal.objects.filter(group="Muzyka dawna")) == [song]

    group_proposals(survey=survey, proposals=[song.pk], group="", by=dorota)
    assert not SurveyProposal.objects.exclude(group="").exists()


def test_group_needs_proposals_of_this_survey_and_a_short_name(survey, dorota):
    wish(survey, ngo("A"), proposals=["Śpiew biały"])
    song = SurveyProposal.objects.get()

    with pytest.raises(DomainError, match="Zaznacz propozycje"):
        group_proposals(survey=open_survey(), proposals=[song.pk], group="Muzyka", by=dorota)
    with pytest.raises(DomainError, match="120 znaków"):
        group_proposals(survey=survey, proposals=[song.pk], group="x" * 121, by=dorota)


def test_unchanged_proposal_of_a_changed_answer_stays_in_its_group(survey, dorota):
    garden = ngo("A")
    proposed(survey, garden, "Śpiew biały", "Muzyka")

    wish(survey, garden, "Statut", proposals=["Kroniki", "Śpiew biały"])

    assert dict(SurveyProposal.objects.values_list("text", "group")) == {"Kroniki": "", "Śpiew biały": "Muzyka"}

"""Rights of the office's groups and first texts: what apps declare is added once."""

import pytest
from django.contrib.auth.models import Group, Permission

from core import announce, seeding

pytestmark = pytest.mark.django_db


@pytest.fixture
def declare(monkeypatch):
    """Let apps declare only what the test says: groups by name, and rights."""

    def declare(groups=(), rights=None):
        declared = {
            ("first", "lay"): [lambda once: [once(Group, name=name) for name in groups]],
            ("roles", "RIGHTS"): [[rights or {}]],
        }
        monkeypatch.setattr(announce, "found", lambda module, name: declared[module, name])

    return declare


def rights_of(name):
    return list(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def test_a_first_text_is_added_once(declare):
    declare(groups=["Czytelnia"])

    assert [seeding.seed(), seeding.seed()] == [1, 0]
    assert Group.objects.filter(name="Czytelnia").count() == 1


def test_a_deleted_first_text_does_not_come_back(declare):
    declare(groups=["Czytelnia"])
    seeding.seed()
    Group.objects.get(name="Czytelnia").delete()

    seeding.seed()

    assert not Group.objects.filter(name="Czytelnia").exists()


def test_what_a_later_version_declares_is_added_alone(declare):
    declare(groups=["Czytelnia"])
    seeding.seed()
    declare(groups=["Czytelnia", "Archiwum"])

    assert seeding.seed() == 1
    assert Group.objects.filter(name="Archiwum").exists()


def test_a_row_that_was_made_by_hand_before_is_left_as_it_is(declare):
    by_hand = Group.objects.create(name="Czytelnia")
    declare(groups=["Czytelnia"])

    seeding.seed()

    assert Group.objects.get(name="Czytelnia") == by_hand


def test_a_right_that_was_taken_away_does_not_come_back(declare):
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.letter": ["change", "view"]}})
    seeding.seed()
    Group.objects.get(name="Czytelnia").permissions.remove(Permission.objects.get(codename="change_letter"))

    seeding.seed()

    assert rights_of("Czytelnia") == ["view_letter"]


def test_a_right_that_the_office_granted_stays(declare):
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.letter": ["view"]}})
    seeding.seed()
    Group.objects.get(name="Czytelnia").permissions.add(Permission.objects.get(codename="change_letter"))

    seeding.seed()

    assert sorted(rights_of("Czytelnia")) == ["change_letter", "view_letter"]


def test_rights_of_a_group_that_the_office_deleted_are_given_to_nobody(declare):
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.letter": ["view"]}})
    seeding.seed()
    Group.objects.get(name="Czytelnia").delete()
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.letter": ["view", "change"]}})

    assert seeding.seed() == 0


def test_a_right_to_a_model_that_does_not_exist_is_a_mistake_of_the_programmer(declare):
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.nothing": ["view"]}})

    with pytest.raises(Permission.DoesNotExist):
        seeding.seed()


def test_a_failed_run_leaves_nothing(declare):
    test_a_right_to_a_model_that_does_not_exist_is_a_mistake_of_the_programmer(declare)

    assert not Group.objects.filter(name="Czytelnia").exists()

"""Seeding: rights of the office's groups and first texts are added once."""

import pytest
from django.contrib.auth.models import Group, Permission

from core import announce, seeding

pytestmark = pytest.mark.django_db


@pytest.fixture
def declare(monkeypatch):
    """Make apps declare only what the test gives: groups by name, and rights."""

    def declare(groups=(), rights=None):
        declared = {
            ("first", "lay"): [lambda once: [once(Group, name=name) for name in groups]],
            ("roles", "RIGHTS"): [[rights or {}]],
        }
        monkeypatch.setattr(announce, "found", lambda module, name: declared[module, name])

    return declare


def rights_of(name):
    return list(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def test_first_text_is_added_once(declare):
    declare(groups=["Czytelnia"])

    assert [seeding.seed(), seeding.seed()] == [1, 0]
    assert Group.objects.filter(name="Czytelnia").count() == 1


def test_deleted_first_text_is_not_added_again(declare):
    declare(groups=["Czytelnia"])
    seeding.seed()
    Group.objects.get(name="Czytelnia").delete()

    seeding.seed()

    assert not Group.objects.filter(name="Czytelnia").exists()


def test_later_version_adds_only_its_new_declarations(declare):
    declare(groups=["Czytelnia"])
    seeding.seed()
    declare(groups=["Czytelnia", "Archiwum"])

    assert seeding.seed() == 1
    assert Group.objects.filter(name="Archiwum").exists()


def test_existing_row_is_left_unchanged(declare):
    by_hand = Group.objects.create(name="Czytelnia")
    declare(groups=["Czytelnia"])

    seeding.seed()

    assert Group.objects.get(name="Czytelnia") == by_hand


def test_revoked_right_is_not_granted_again(declare):
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.letter": ["change", "view"]}})
    seeding.seed()
    Group.objects.get(name="Czytelnia").permissions.remove(Permission.objects.get(codename="change_letter"))

    seeding.seed()

    assert rights_of("Czytelnia") == ["view_letter"]


def test_right_granted_by_the_office_stays(declare):
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.letter": ["view"]}})
    seeding.seed()
    Group.objects.get(name="Czytelnia").permissions.add(Permission.objects.get(codename="change_letter"))

    seeding.seed()

    assert sorted(rights_of("Czytelnia")) == ["change_letter", "view_letter"]


def test_rights_of_a_deleted_group_are_granted_to_no_group(declare):
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.letter": ["view"]}})
    seeding.seed()
    Group.objects.get(name="Czytelnia").delete()
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.letter": ["view", "change"]}})

    assert seeding.seed() == 0


def test_a_right_to_a_model_that_does_not_exist_is_a_mistake_of_the_programmer(declare):
    declare(groups=["Czytelnia"], rights={"Czytelnia": {"core.nothing": ["view"]}})

    with pytest.raises(Permission.DoesNotExist):
        seeding.seed()


def test_failed_run_leaves_nothing(declare):
    test_a_right_to_a_model_that_does_not_exist_is_a_mistake_of_the_programmer(declare)

    assert not Group.objects.filter(name="Czytelnia").exists()

"""Powiadomienia o naborach: constraints that the database enforces."""

from datetime import date

import pytest
from django.db import IntegrityError

from grants.models import AlertForm, AlertItem, AlertProfile, AlertRound
from grants.tests.alert_profiles import a_call
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


def profile(**facts):
    return AlertProfile.objects.create(**{"email": "osoba@example.org", "clause": "Zgadzam się."} | facts)


def refused(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize("email", ["", "osoba@example.org"])
def test_profile_has_one_holder(alice, email):
    with refused("one_holder|CHECK"):
        profile(email=email, user=alice if email else None)


def test_profile_does_not_belong_to_a_person_and_an_organisation(alice):
    with refused("one_holder|CHECK"):
        profile(email="", user=alice, organization=OrganizationFactory())


def test_profile_has_its_clause():
    with refused("has_clause|CHECK"):
        profile(clause="")


def test_address_has_one_profile_in_any_case():
    profile()

    with refused("one_per_email|UNIQUE"):
        profile(email="OSOBA@example.org")


def test_form_is_known():
    with refused("alertform_known|CHECK"):
        AlertForm.objects.create(profile=profile(), form="gang")


def test_form_is_listed_once():
    mine = profile()
    AlertForm.objects.create(profile=mine, form="informal")

    with refused("alertform_once|UNIQUE"):
        AlertForm.objects.create(profile=mine, form="informal")


@pytest.mark.parametrize("facts", [{"kind": "days99"}, {"kind": "new", "deadline_on": DAY}, {"kind": "days3"}])
def test_only_a_reminder_round_has_a_deadline(facts):
    with refused("alertround|CHECK"):
        AlertRound.objects.create(call=a_call(), **facts)


@pytest.mark.parametrize("facts", [{"kind": "days99"}, {"kind": "new", "deadline_on": DAY}, {"kind": "days3"}])
def test_only_a_reminder_item_has_a_deadline(facts):
    with refused("alertitem|CHECK"):
        AlertItem.objects.create(profile=profile(), call=a_call(), **facts)


@pytest.mark.parametrize("facts", [{"kind": "new"}, {"kind": "days3", "deadline_on": DAY}])
def test_call_is_matched_once_for_each_reason(facts):
    call = a_call()
    AlertRound.objects.create(call=call, **facts)

    with refused("_once|UNIQUE"):
        AlertRound.objects.create(call=call, **facts)


@pytest.mark.parametrize("facts", [{"kind": "new"}, {"kind": "days3", "deadline_on": DAY}])
def test_profile_has_one_item_for_each_reason(facts):
    mine, call = profile(), a_call()
    AlertItem.objects.create(profile=mine, call=call, **facts)

    with refused("_once|UNIQUE"):
        AlertItem.objects.create(profile=mine, call=call, **facts)

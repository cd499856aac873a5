"""Constraints on funding calls that the database enforces."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from grants.models import Call, CallAttachment, CallResult, FormerDeadline, LegalLimits, Remark, SmallGrantOffer

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(days=30)
TODAY = date(2026, 11, 27)


def a_call(**values) -> Call:
    return Call.objects.create(**{"title": "Kultura w Lesznie", "slug": "kultura", "closes_at": LATER} | values)


def an_offer(**values) -> SmallGrantOffer:
    given = {
        "title": "Zimowe warsztaty", "slug": "zimowe-warsztaty", "name": "Fundacja A", "summary": "Warsztaty.",
        "amount": 5000, "starts_on": TODAY, "ends_on": TODAY, "received_on": TODAY,
    }  # fmt: skip
    return SmallGrantOffer.objects.create(**given | values)


PUBLISHED = {"status": "published", "published_at": NOW, "kind": "other"}
CONTEST = {"status": "published", "published_at": NOW, "kind": "open_contest", "source": "city"}


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "lottery"},
        {"source": "moon"},
        {"deadline": "some"},
        {"status": "lost"},
        {"opens_at": LATER + timedelta(hours=1)},
        PUBLISHED | {"closes_at": None},
        {"deadline": "unknown"},
        PUBLISHED | {"published_at": None},
        CONTEST,
        CONTEST | {"bip_on": TODAY, "bip_url": "https://bip.example.org/1", "board_on": TODAY},
        {"bip_on": TODAY},
        {"pool": -1},
        {"grant_from": -1},
        {"grant_to": -1},
        {"grant_from": 10, "grant_to": 9},
        {"pool": 10, "grant_to": 11},
        {"own_share": -1},
        {"own_share": Decimal("100.01")},
        {"project_from": TODAY, "project_to": TODAY - timedelta(days=1)},
        PUBLISHED | {"status": "withdrawn"},
        {"settled_at": NOW},
    ],
)
def test_database_refuses_a_call(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_call(**values)


@pytest.mark.parametrize(
    "values",
    [
        PUBLISHED,
        PUBLISHED | {"deadline": "open_ended", "closes_at": None},
        PUBLISHED | {"deadline": "unknown", "closes_at": None},
        CONTEST | {"closes_at": NOW - timedelta(days=400)},
        CONTEST | {"deadline": "unknown", "closes_at": None},
        CONTEST | {"bip_on": TODAY, "bip_url": "https://bip.example.org/1", "board_on": TODAY, "site_on": TODAY},
        PUBLISHED | {"status": "withdrawn", "status_reason": "Brak pieniędzy."},
        PUBLISHED | {"settled_at": NOW},
    ],
)
def test_database_accepts_a_valid_call(values):
    assert a_call(**values).pk


def test_two_calls_have_different_addresses():
    a_call()
    with pytest.raises(IntegrityError), transaction.atomic():
        a_call()


def test_legal_form_is_known_and_listed_once():
    call = a_call()
    call.applicants.create(legal_form="foundation")
    for form in ("foundation", "circus"):
        with pytest.raises(IntegrityError), transaction.atomic():
            call.applicants.create(legal_form=form)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (CallAttachment, {"title": "Wzór oferty", "file": ""}),
        (FormerDeadline, {"closes_at": NOW, "reason": ""}),
        (CallResult, {"name": "Fundacja A", "amount": 0}),
        (CallResult, {"name": "", "amount": 10}),
    ],
)
def test_database_refuses_a_part_of_a_call(model, values):
    call = a_call()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(call=call, **values)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "lost"},
        {"amount": 0},
        {"ends_on": TODAY - timedelta(days=1)},
        {"name": ""},
        {"status": "posted"},
        {"status": "posted", "posted_at": NOW, "remarks_until": NOW},
        {"status": "granted", "posted_at": NOW, "remarks_until": LATER},
        {"decided_at": NOW},
    ],
)
def test_database_refuses_an_offer(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_offer(**values)


@pytest.mark.parametrize("values", [{"text": ""}, {"text": "Popieram.", "emptied_at": NOW}])
def test_database_refuses_a_remark(values):
    offer = an_offer()
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.create(offer=offer, **values)


@pytest.mark.parametrize(
    "values",
    [{"pk": 2}, {"contest_days": 0}, {"small_grant_amount": 0}, {"remark_days": 0}, {"small_grant_yearly": 9999}],
)
def test_limits_are_one_valid_row(values):
    stored = LegalLimits.objects.get()
    for name, value in values.items():
        setattr(stored, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        stored.save()

"""Zegar ustawy: what the law allows the city to publish, and the error message otherwise."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from core.errors import Refused
from grants.calls.actions import editing, states
from grants.models import Call, LegalLimits
from grants.tests.call_factories import CallFactory, contest, drafted, in_days, published

pytestmark = pytest.mark.django_db


def refused(by, **values) -> dict:
    with pytest.raises(Refused) as error:
        published(by, **contest(**values))
    return error.value.problems


def test_city_contest_closes_21_days_after_the_last_announcement(dorota):
    assert published(dorota, **contest(closes_at=in_days(21))).is_open


def test_one_day_less_is_refused_with_the_reason(dorota):
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        problems = refused(dorota, closes_at=in_days(20), bip_on=date(2026, 11, 20), site_on=date(2026, 11, 25))

    assert problems == {
        "closes_at": [
            "Od ostatniego ogłoszenia (na tablicy ogłoszeń, 27 listopada 2026) do końca naboru jest 20 dni, "
            "a ustawa wymaga co najmniej 21. Najwcześniejszy możliwy termin: 18 grudnia 2026."
        ]
    }


def test_days_are_in_the_correct_form(dorota):
    assert "są 2 dni" in refused(dorota, closes_at=in_days(2))["closes_at"][0]


def test_day_counts_and_not_the_hour(dorota):
    assert published(dorota, **contest(closes_at=in_days(21, hour=0, minute=1))).is_open


@pytest.mark.parametrize("name", ["bip_on", "board_on", "site_on"])
def test_all_three_announcements_are_required(dorota, name):
    assert "Wymaga tego ustawa" in refused(dorota, **{name: None})[name][0]


def test_announcement_in_bip_needs_an_address(dorota):
    assert refused(dorota, bip_url="", bip_on=None)["bip_url"] == ["Podaj adres ogłoszenia w BIP."]


def test_office_may_change_the_number_of_days(dorota):
    LegalLimits.objects.update(contest_days=14)

    assert published(dorota, **contest(closes_at=in_days(14))).is_open
    assert "co najmniej 14" in refused(dorota, closes_at=in_days(13))["closes_at"][0]


@pytest.mark.parametrize("values", [{"source": "region"}, {"kind": "regranting"}])
def test_other_calls_are_not_limited(dorota, values):
    assert published(dorota, **contest(closes_at=in_days(3), bip_on=None, **values)).is_open


def test_archival_contest_is_published_as_it_was(dorota):
    call = drafted(dorota, **contest(closes_at=in_days(-300), bip_on=None, bip_url="", board_on=None))

    assert states.publish(call=call, by=dorota, is_archival=True).is_public


def test_public_contest_stays_within_the_law(dorota):
    call = published(dorota, **contest())

    with pytest.raises(Refused, match="a ustawa wymaga"):
        states.move_deadline(call=call, closes_at=in_days(10), reason="Szybciej.", by=dorota)
    with pytest.raises(Refused, match="Podaj trzy daty ogłoszenia"):
        editing.update(call=call, values={"board_on": None}, by=dorota)
    with pytest.raises(Refused, match="a ustawa wymaga"):
        editing.update(call=call, values={"board_on": timezone.localdate() + timedelta(days=10)}, by=dorota)
    assert Call.objects.get(pk=call.pk).version == call.version


def test_small_grant_has_a_ceiling(dorota):
    with pytest.raises(Refused, match="Mały grant może wynieść najwyżej 10\xa0000\xa0zł"):
        published(dorota, kind="small_grant", source="city", grant_to=10_001)

    LegalLimits.objects.update(small_grant_amount=12_000)
    assert published(dorota, kind="small_grant", source="city", grant_to=10_001).is_open


def test_closed_contest_may_be_corrected(dorota):
    call = CallFactory(kind="open_contest", source="city", closes_at=in_days(-3), published_at=in_days(-1))

    assert editing.update(call=call, values={"lead": "Poprawka."}, by=dorota).lead == "Poprawka."

"""Zegar ustawy: what the law lets the city publish, and the sentence where it does not."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from grants.calls.actions import editing, errors, states
from grants.models import Call, LegalLimits
from grants.tests.call_factories import CallFactory, contest, drafted, in_days, published

pytestmark = pytest.mark.django_db


def refused(by, **values) -> dict:
    with pytest.raises(errors.CallRefused) as error:
        published(by, **contest(**values))
    return error.value.problems


def test_a_contest_of_the_city_closes_21_days_after_the_last_announcement(dorota):
    assert published(dorota, **contest(closes_at=in_days(21))).is_open


def test_a_day_less_is_refused_with_the_reason(dorota):
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        problems = refused(dorota, closes_at=in_days(20), bip_on=date(2026, 11, 20), site_on=date(2026, 11, 25))

    assert problems == {
        "closes_at": [
            "Od ostatniego ogłoszenia (na tablicy ogłoszeń, 27 listopada 2026) do końca naboru jest 20 dni, "
            "a ustawa wymaga co najmniej 21. Najwcześniejszy możliwy termin: 18 grudnia 2026."
        ]
    }


def test_days_are_said_in_the_right_form(dorota):
    assert "są 2 dni" in refused(dorota, closes_at=in_days(2))["closes_at"][0]


def test_the_day_counts_not_the_hour(dorota):
    assert published(dorota, **contest(closes_at=in_days(21, hour=0, minute=1))).is_open


@pytest.mark.parametrize("name", ["bip_on", "board_on", "site_on"])
def test_all_three_announcements_are_needed(dorota, name):
    assert "Wymaga tego ustawa" in refused(dorota, **{name: None})[name][0]


def test_the_announcement_in_bip_has_an_address(dorota):
    assert refused(dorota, bip_url="", bip_on=None)["bip_url"] == ["Podaj adres ogłoszenia w BIP."]


def test_the_office_may_change_the_number_of_days(dorota):
    LegalLimits.objects.update(contest_days=14)

    assert published(dorota, **contest(closes_at=in_days(14))).is_open
    assert "co najmniej 14" in refused(dorota, closes_at=in_days(13))["closes_at"][0]


@pytest.mark.parametrize("values", [{"source": "region"}, {"kind": "regranting"}])
def test_others_are_not_bound_by_it(dorota, values):
    assert published(dorota, **contest(closes_at=in_days(3), bip_on=None, **values)).is_open


def test_an_old_contest_is_told_as_it_was(dorota):
    call = drafted(dorota, **contest(closes_at=in_days(-300), bip_on=None, bip_url="", board_on=None))

    assert states.publish(call=call, by=dorota, is_archival=True).is_public


def test_a_public_contest_stays_within_the_law(dorota):
    call = published(dorota, **contest())

    with pytest.raises(errors.CallRefused, match="a ustawa wymaga"):
        states.move_deadline(call=call, closes_at=in_days(10), reason="Szybciej.", by=dorota)
    with pytest.raises(errors.CallRefused, match="Podaj trzy daty ogłoszenia"):
        editing.update(call=call, values={"board_on": None}, by=dorota)
    with pytest.raises(errors.CallRefused, match="a ustawa wymaga"):
        editing.update(call=call, values={"board_on": timezone.localdate() + timedelta(days=10)}, by=dorota)
    assert Call.objects.get(pk=call.pk).version == call.version


def test_a_small_grant_has_a_ceiling(dorota):
    with pytest.raises(errors.CallRefused, match="Mały grant może wynieść najwyżej 10\xa0000\xa0zł"):
        published(dorota, kind="small_grant", source="city", grant_to=10_001)

    LegalLimits.objects.update(small_grant_amount=12_000)
    assert published(dorota, kind="small_grant", source="city", grant_to=10_001).is_open


def test_a_closed_contest_may_still_be_mended(dorota):
    call = CallFactory(kind="open_contest", source="city", closes_at=in_days(-3), published_at=in_days(-1))

    assert editing.update(call=call, values={"lead": "Poprawka."}, by=dorota).lead == "Poprawka."

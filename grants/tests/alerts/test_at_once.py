"""Powiadomienia naraz: concurrent workers and users, a crash in the middle – and each letter is still written once."""

from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone

from core.mail.models import Letter
from core.tests.at_once import at_once, refusals
from grants.alerts import emails as letters
from grants.alerts import sweep as sweeping
from grants.alerts.actions import profiles, rounds
from grants.alerts.tasks import sweep_alerts
from grants.choices import AlertKind
from grants.models import AlertItem, AlertProfile, AlertRound
from grants.tests.alert_profiles import a_call, a_profile

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE = 6


def readers(count):
    for _ in range(count):
        a_profile()


def let_time_pass():
    AlertItem.objects.update(created_at=timezone.now() - timedelta(minutes=10))


def write_all():
    while rounds.write_letters(at_most=7):
        pass


def test_concurrent_workers_match_a_call_once():
    readers(30)
    call = a_call()

    told = at_once(*[lambda: rounds.match(call=call, kind=AlertKind.NEW)] * AT_ONCE)

    assert refusals(told) == []
    assert (AlertRound.objects.get().matched, AlertItem.objects.count()) == (30, 30)


def test_concurrent_workers_write_each_letter_once():
    readers(40)
    for _ in range(2):
        rounds.match(call=a_call(), kind=AlertKind.NEW)
    let_time_pass()

    told = at_once(*[write_all] * AT_ONCE)

    assert refusals(told) == []
    assert Letter.objects.filter(kind="grants.alert").count() == 40
    assert not AlertItem.objects.waiting().exists()
    assert not AlertProfile.objects.filter(told_on=None).exists()


def test_concurrent_sweeps_write_each_letter_once():
    readers(20)
    a_call()
    a_call(closes_at=timezone.now() + timedelta(days=14), published_at=timezone.now() - timedelta(days=20))
    sweeping.sweep()
    let_time_pass()

    told = at_once(*[sweeping.sweep] * AT_ONCE)

    assert refusals(told) == []
    assert Letter.objects.filter(kind="grants.alert").count() == 20


def test_profile_stopped_while_letters_are_written_gets_at_most_one():
    readers(20)
    rounds.match(call=a_call(), kind=AlertKind.NEW)
    let_time_pass()
    leaving = AlertProfile.objects.last()

    told = at_once(write_all, lambda: profiles.stop_alerts(profile=leaving), write_all)

    assert refusals(told) == []
    kept = Letter.objects.filter(kind="grants.alert")
    assert 19 <= kept.count() <= 20
    assert not AlertItem.objects.waiting().exists()


def test_concurrent_sign_ups_of_one_address_make_one_profile():
    facts = {"email": "osoba@example.org", "themes": [], "forms": ["informal"]}

    told = at_once(*[lambda: profiles.ask_for_alerts(**facts)] * AT_ONCE)

    assert refusals(told) == []
    assert AlertProfile.objects.count() == 1
    assert Letter.objects.filter(kind="grants.alert_confirm").count() == 1


def test_concurrent_submissions_of_one_account_make_one_profile(alice):
    told = at_once(*[lambda: profiles.choose_own_alerts(user=alice, themes=[], forms=["informal"])] * AT_ONCE)

    assert refusals(told) == []
    assert AlertProfile.objects.get().forms.count() == 1


def test_crash_while_matching_leaves_nothing_and_the_next_sweep_matches(monkeypatch):
    readers(3)
    a_call()
    with monkeypatch.context() as broken:
        broken.setattr(rounds, "_insert", lambda *_: 1 / 0)
        with pytest.raises(ExceptionGroup):
            sweeping.sweep()
    between = AlertRound.objects.count(), AlertItem.objects.count()

    sweeping.sweep()

    assert between == (0, 0)
    assert AlertItem.objects.count() == 3


def test_crash_while_queuing_loses_and_duplicates_nothing(monkeypatch):
    readers(10)
    rounds.match(call=a_call(), kind=AlertKind.NEW)
    let_time_pass()
    rounds.write_letters(at_most=4)
    with monkeypatch.context() as broken:
        broken.setattr(rounds, "_note", lambda *_: 1 / 0)  # the letters of this batch are already in the outbox
        with pytest.raises(ZeroDivisionError):
            rounds.write_letters(at_most=4)
    between = Letter.objects.count()

    write_all()

    assert between == 4
    assert Letter.objects.count() == 10
    assert Letter.objects.values("to").distinct().count() == 10


def test_failing_call_does_not_block_the_others(monkeypatch):
    readers(2)
    broken_call, call = a_call(), a_call()
    real = rounds.match

    def match(*, call, kind):
        if call == broken_call:
            raise RuntimeError
        return real(call=call, kind=kind)

    monkeypatch.setattr(rounds, "match", match)
    with pytest.raises(ExceptionGroup):
        sweeping.sweep()

    assert set(AlertItem.objects.values_list("call", flat=True)) == {call.pk}


def test_beat_schedules_the_sweep():
    a_call()

    sweep_alerts()

    assert AlertRound.objects.count() == 1
    assert "grants.alerts.tasks.sweep_alerts" in current_app.conf.beat_schedule


def test_existing_letter_is_found_by_its_day():
    readers(1)
    rounds.match(call=a_call(), kind=AlertKind.NEW)
    let_time_pass()
    rounds.write_letters()
    profile = AlertProfile.objects.get()

    assert letters.written_to([profile.pk, 99], timezone.now()) == {profile.pk}

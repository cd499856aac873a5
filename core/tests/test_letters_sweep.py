"""Zamiatanie skrzynki: what dead workers left comes back, what is uncertain waits for a person, a stall is told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core import mail
from core.mail import sweep
from core.mail.models import Letter, Suppression
from core.tests.letters.kinds import reader, share, test_kinds, write  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.django_db


@pytest.fixture
def wakeups(monkeypatch):
    given = []
    monkeypatch.setattr(sweep, "wake", lambda: given.append(1))
    return given


def ago(minutes):
    return timezone.now() - timedelta(minutes=minutes)


def held(status, minutes_past_lease):
    letter = write()
    Letter.objects.update(status=status, claimed_by="dead", lease_until=ago(minutes_past_lease))
    return letter


def test_a_letter_claimed_by_a_dead_worker_returns_and_is_sent(delivered, wakeups):
    held("claimed", 1)

    sweep.sweep()

    assert wakeups == [1]
    assert len(delivered()) == 1


def test_a_letter_that_was_being_said_is_left_to_a_person(delivered, wakeups):
    letter = held("sending", 1)

    sweep.sweep()

    letter.refresh_from_db()
    assert (letter.status, letter.reason) == ("undecided", "interrupted")
    assert wakeups == []
    assert delivered() == []


@pytest.mark.parametrize("status", ["claimed", "sending"])
def test_a_worker_that_lives_keeps_its_letters(status, wakeups):
    letter = held(status, -1)

    sweep.sweep()

    letter.refresh_from_db()
    assert (letter.status, letter.claimed_by) == (status, "dead")


def test_a_quiet_outbox_asks_for_nothing(wakeups):
    sweep.sweep()

    assert wakeups == []
    assert mail.stalled() is None


def test_letters_that_nobody_touches_are_a_stall():
    write()
    assert mail.stalled() is None

    Letter.objects.update(next_attempt_at=ago(11), queued_at=ago(11))

    stall = mail.stalled()
    assert (stall.what, stall.letters) == ("worker", 1)
    assert "nie pracuje" in stall.sentence


def test_a_server_that_takes_nothing_for_half_an_hour_is_a_stall():
    write()
    Letter.objects.update(reason="unreachable", queued_at=ago(31), next_attempt_at=ago(-5))

    stall = mail.stalled()

    assert (stall.what, stall.letters) == ("server", 1)
    assert "serwer poczty" in stall.sentence


def test_a_long_mailing_that_moves_is_no_stall():
    mail.enqueue_many(share(), [reader(1), reader(2)])
    Letter.objects.update(next_attempt_at=ago(60), queued_at=ago(60))
    Letter.objects.filter(to="reader-1@example.org").update(status="sent", sent_at=timezone.now())

    assert mail.stalled() is None


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "flying"},
        {"reason": "mood"},
        {"priority": 7},
        {"status": "sent", "sent_at": None},
        {"status": "claimed", "claimed_by": "", "lease_until": ago(1)},
        {"status": "sending", "claimed_by": "worker", "lease_until": None},
        {"status": "queued", "lease_until": ago(1)},
        {"status": "undecided", "reason": ""},
    ],
)
def test_the_database_refuses_a_letter_in_no_possible_state(fields):
    write()

    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(**fields)


def test_the_database_refuses_a_second_letter_with_the_same_key():
    letter = write()
    letter.pk, letter.token = None, "another"

    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save(force_insert=True)


def test_the_database_refuses_a_suppression_without_a_known_reason():
    with pytest.raises(IntegrityError), transaction.atomic():
        Suppression.objects.create(digest="x", reason="mood")

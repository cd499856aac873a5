"""Zamiatanie skrzynki: claims of dead workers end, uncertain letters become undecided, a stall is reported."""

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


def test_letter_claimed_by_a_dead_worker_is_sent(delivered, wakeups):
    held("claimed", 1)

    sweep.sweep()

    assert wakeups == [1]
    assert len(delivered()) == 1


def test_letter_interrupted_while_sending_becomes_undecided(delivered, wakeups):
    letter = held("sending", 1)

    sweep.sweep()

    letter.refresh_from_db()
    assert (letter.status, letter.reason) == ("undecided", "interrupted")
    assert wakeups == []
    assert delivered() == []


@pytest.mark.parametrize("status", ["claimed", "sending"])
def test_living_worker_keeps_its_letters(status, wakeups):
    letter = held(status, -1)

    sweep.sweep()

    letter.refresh_from_db()
    assert (letter.status, letter.claimed_by) == (status, "dead")


def test_quiet_outbox_wakes_no_worker(wakeups):
    sweep.sweep()

    assert wakeups == []
    assert mail.stalled() is None


def test_letters_that_no_worker_takes_are_a_stall():
    write()
    assert mail.stalled() is None

    Letter.objects.update(next_attempt_at=ago(11), queued_at=ago(11))

    stall = mail.stalled()
    assert (stall.what, stall.letters) == ("worker", 1)
    assert "nie pracuje" in stall.sentence


def test_unreachable_server_is_a_stall_after_half_an_hour():
    write()
    Letter.objects.update(reason="unreachable", queued_at=ago(31), next_attempt_at=ago(-5))

    stall = mail.stalled()

    assert (stall.what, stall.letters) == ("server", 1)
    assert "serwer poczty" in stall.sentence


def test_long_mailing_in_progress_is_no_stall():
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
def test_database_refuses_a_letter_in_an_impossible_state(fields):
    write()

    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(**fields)


def test_database_refuses_a_second_letter_with_the_same_key():
    letter = write()
    letter.pk, letter.token = None, "another"

    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save(force_insert=True)


def test_database_refuses_a_suppression_without_a_known_reason():
    with pytest.raises(IntegrityError), transaction.atomic():
        Suppression.objects.create(digest="x", reason="mood")

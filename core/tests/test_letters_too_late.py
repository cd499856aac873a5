"""Listy, które straciły sens: a letter about a deadline is not sent after it, however long it waited."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from core import mail
from core.mail.models import Letter
from core.tests.letters.kinds import reader, share, test_kinds, write  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 27, 11, tzinfo=UTC)
SLOTS = ["title", "name", "unsubscribe_url"]


def write_until(moment, number=7, readers=2):
    body = mail.share(key=f"test.mailing:{number}", template="test/mailing", slots=SLOTS, good_until=moment)
    mail.enqueue_alike(body, [reader(one) for one in range(readers)], kind="test.mailing", gives_way=True)
    return body


@time_machine.travel(NOON, tick=False)
def test_letter_is_sent_before_its_deadline(delivered):
    write_until(NOON + timedelta(seconds=1))

    assert len(delivered()) == 2


def test_letter_is_not_sent_after_its_deadline(delivered):
    with time_machine.travel(NOON, tick=False):
        write_until(NOON + timedelta(hours=1))
        mail.enqueue_many(share(8), [reader(9)])

    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        [letter] = delivered()

    assert letter.to == ["reader-9@example.org"]
    late = Letter.objects.filter(status=Letter.Status.FAILED, reason=Letter.Reason.TOO_LATE)
    assert late.count() == 2


@time_machine.travel(NOON, tick=False)
def test_late_letter_is_returned_once_and_can_be_written_again(delivered):
    write_until(NOON)
    delivered()

    told = [sorted(mail.overtaken("test.mailing")), mail.overtaken("test.mailing")]
    write_until(None, number=8)

    assert told == [["test.mailing:0", "test.mailing:1"], []]
    assert len(delivered()) == 2


@time_machine.travel(NOON, tick=False)
def test_outdated_body_cancels_all_its_letters(delivered):
    write_until(NOON + timedelta(days=1))
    mail.enqueue_alike(share(8), [reader(9)], kind="test.plain")

    mail.outdate(["test.mailing:0"])

    assert [letter.to for letter in delivered()] == [["reader-9@example.org"]]


@time_machine.travel(NOON, tick=False)
def test_sent_letter_stays_sent(delivered):
    write_until(NOON + timedelta(days=1))
    delivered()

    mail.outdate(["test.mailing:0"])

    assert mail.overtaken("test.mailing") == []
    assert not Letter.objects.exclude(status=Letter.Status.SENT).exists()


@time_machine.travel(NOON, tick=False)
def test_office_cannot_resend_a_late_letter(delivered):
    write_until(NOON)
    delivered()

    assert not Letter.objects.resendable().exists()


def test_low_priority_letters_are_sent_last(delivered):
    write_until(None, readers=1)
    write(number=3, to="osoba@example.org")

    assert [letter.to for letter in delivered()] == [["osoba@example.org"], ["reader-0@example.org"]]

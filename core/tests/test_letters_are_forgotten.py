"""Retention of letters, tested on both sides of each limit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import mail
from core.mail.models import Letter, SharedBody, Suppression
from core.retention import purging
from core.tests.letters.kinds import reader, share, test_kinds, write  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.django_db


def ago(**span):
    return timezone.now() - timedelta(**span)


def sent(*, days, number=1, **values):
    letter = write(number=number)
    values = {"status": "sent", "sent_at": ago(days=days)} | values
    Letter.objects.filter(pk=letter.pk).update(**values)
    return letter.pk


def kept():
    purging.purge()
    return list(Letter.objects.order_by("pk").values_list("pk", flat=True))


def test_sent_letter_is_deleted_after_ninety_days():
    sent(days=91, number=1)
    young = sent(days=89, number=2)

    assert kept() == [young]


@pytest.mark.parametrize("status", ["failed", "undecided", "suppressed"])
def test_unsent_letter_is_deleted_after_ninety_days(status):
    sent(days=0, number=1, status=status, reason="refused", sent_at=None, queued_at=ago(days=91))
    young = sent(days=0, number=2, status=status, reason="refused", sent_at=None, queued_at=ago(days=89))

    assert kept() == [young]


def test_queued_letter_is_never_deleted():
    waiting = sent(days=0, status="queued", sent_at=None, queued_at=ago(days=400))

    assert kept() == [waiting]


def test_text_of_a_confidential_letter_is_blanked_a_day_after_sending():
    old = sent(days=2, number=1, is_confidential=True)
    young = sent(days=0, number=2, is_confidential=True)
    plain = sent(days=2, number=3)
    unsent = sent(days=0, number=4, is_confidential=True, status="failed", reason="refused", sent_at=None)

    assert kept() == [old, young, plain, unsent]

    blank = {pk: text == html == "" for pk, text, html in Letter.objects.values_list("pk", "text", "html")}
    assert blank == {old: True, young: False, plain: False, unsent: False}


def test_shared_body_is_deleted_with_its_last_letter():
    body, other = share(1), share(2)
    mail.enqueue_many(body, [reader(1)])
    SharedBody.objects.update(created_at=ago(days=91))
    kept()
    assert list(SharedBody.objects.all()) == [body]
    assert other.pk != body.pk

    Letter.objects.update(status="sent", sent_at=ago(days=91))
    kept()

    assert not SharedBody.objects.exists()


def test_new_body_without_letters_is_kept():
    body = share(1)

    kept()

    assert SharedBody.objects.get() == body


def test_suppressed_address_is_deleted_after_two_years():
    for number, days in enumerate((731, 729)):
        mail.suppress(f"{number}@example.org", Suppression.Reason.OFFICE)
        Suppression.objects.of(f"{number}@example.org").update(created_at=ago(days=days))

    kept()

    assert not mail.is_suppressed("0@example.org")
    assert mail.is_suppressed("1@example.org")

"""Listy do osób, różne o kilka słów: written in one INSERT, each once, sent before mailings."""

import pytest
from django.db import transaction

from core import mail
from core.mail.models import Letter, SharedBody
from core.tests.letters.kinds import reader, share, test_kinds, write  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.django_db


def write_alike(*numbers, body=None, **facts):
    mail.enqueue_alike(body or share(), [reader(number) for number in numbers], kind="test.plain", **facts)


def test_each_reader_gets_a_letter_with_their_own_values(delivered):
    write_alike(1, 2)

    first, second = delivered()

    assert [letter.to for letter in (first, second)] == [["reader-1@example.org"], ["reader-2@example.org"]]
    assert ("Dzień dobry Osoba 1," in first.body, "Dzień dobry Osoba 2," in second.body) == (True, True)


def test_same_key_is_one_letter_even_with_another_body(delivered):
    write_alike(1)
    write_alike(1, 2, body=share(8))

    assert [letter.to for letter in delivered()] == [["reader-1@example.org"], ["reader-2@example.org"]]


def test_letters_alike_are_sent_before_a_mailing(delivered):
    mail.enqueue_many(share(), [reader(1)])
    write_alike(2)

    assert [letter.to for letter in delivered()] == [["reader-2@example.org"], ["reader-1@example.org"]]


def test_confidential_letters_are_marked():
    write_alike(1, is_confidential=True)

    assert Letter.objects.get().is_confidential


def test_no_readers_means_no_letters():
    write_alike()

    assert not Letter.objects.exists()


def test_letters_are_written_in_one_statement(django_assert_num_queries):
    body = share()
    readers = [reader(number) for number in range(20)]

    with transaction.atomic(), django_assert_num_queries(1):
        mail.enqueue_alike(body, readers, kind="test.plain")


def test_existing_letters_are_found_in_one_query(django_assert_num_queries):
    write_alike(1, 2)
    write(number=7)

    with django_assert_num_queries(1):
        assert mail.written("test.plain", ["1", "3", "7"]) == {"1", "7"}


def test_calendar_is_computed_once():
    asked = []

    for _ in range(2):
        mail.share(
            key="test.mailing:9", template="test/mailing", slots=["title", "name", "unsubscribe_url"],
            calendar=lambda: asked.append("calendar") or b"BEGIN:VCALENDAR",
        )  # fmt: skip

    assert asked == ["calendar"]
    assert SharedBody.objects.get().calendar == "BEGIN:VCALENDAR"

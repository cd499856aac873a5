"""Listy do osób, różne o kilka słów: written in one go, each once, ahead of mailings."""

import pytest
from django.db import transaction

from core import mail
from core.mail.models import Letter, SharedBody
from core.tests.letters.kinds import reader, share, test_kinds, write  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.django_db


def write_alike(*numbers, body=None, **facts):
    mail.enqueue_alike(body or share(), [reader(number) for number in numbers], kind="test.plain", **facts)


def test_each_reader_gets_a_letter_with_words_of_their_own(delivered):
    write_alike(1, 2)

    first, second = delivered()

    assert [letter.to for letter in (first, second)] == [["reader-1@example.org"], ["reader-2@example.org"]]
    assert ("Dzień dobry Osoba 1," in first.body, "Dzień dobry Osoba 2," in second.body) == (True, True)


def test_the_same_key_is_one_letter_even_with_another_body(delivered):
    write_alike(1)
    write_alike(1, 2, body=share(8))

    assert [letter.to for letter in delivered()] == [["reader-1@example.org"], ["reader-2@example.org"]]


def test_they_do_not_give_way_as_a_mailing_does(delivered):
    mail.enqueue_many(share(), [reader(1)])
    write_alike(2)

    assert [letter.to for letter in delivered()] == [["reader-2@example.org"], ["reader-1@example.org"]]


def test_a_confidential_one_is_marked_as_such():
    write_alike(1, is_confidential=True)

    assert Letter.objects.get().is_confidential


def test_to_nobody_nothing_is_written():
    write_alike()

    assert not Letter.objects.exists()


def test_it_takes_one_statement_for_all(django_assert_num_queries):
    body = share()
    readers = [reader(number) for number in range(20)]

    with transaction.atomic(), django_assert_num_queries(1):
        mail.enqueue_alike(body, readers, kind="test.plain")


def test_one_can_ask_which_letters_there_are(django_assert_num_queries):
    write_alike(1, 2)
    write(number=7)

    with django_assert_num_queries(1):
        assert mail.written("test.plain", ["1", "3", "7"]) == {"1", "7"}


def test_what_costs_something_to_find_out_is_asked_for_once():
    asked = []

    for _ in range(2):
        mail.share(
            key="test.mailing:9", template="test/mailing", slots=["title", "name", "unsubscribe_url"],
            calendar=lambda: asked.append("calendar") or b"BEGIN:VCALENDAR",
        )  # fmt: skip

    assert asked == ["calendar"]
    assert SharedBody.objects.get().calendar == "BEGIN:VCALENDAR"

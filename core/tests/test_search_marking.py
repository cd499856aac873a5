"""Highlighted words: they show why an object was found, and everything else is escaped."""

import pytest

from core import search
from core.tests.notes import note

pytestmark = pytest.mark.usefixtures("notes")
LONG = "Na początku mówimy o czymś innym. " * 20 + "Prowadzimy banki żywności w mieście. " + "Na końcu też. " * 20


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("bankami", "Leszczyński <mark>Bank</mark> Żywności, bankiet"),
        ("zywnosci bankow", "Leszczyński <mark>Bank Żywności</mark>, bankiet"),
        ("leszczyńskie żywności", "<mark>Leszczyński</mark> Bank <mark>Żywności</mark>, bankiet"),
        ("ogród", "Leszczyński Bank Żywności, bankiet"),
        ("", "Leszczyński Bank Żywności, bankiet"),
    ],
)
def test_matching_words_are_marked_in_every_form(typed, marked):
    note("Leszczyński Bank Żywności")

    assert search.mark("Leszczyński Bank Żywności, bankiet", typed) == marked


def test_unfinished_word_marks_the_whole_word():
    assert search.mark("Stowarzyszenie", "stowarzysz") == "<mark>Stowarzyszenie</mark>"


def test_text_and_marks_are_escaped():
    text = '<script>alert("bank")</script> & bank'

    assert search.mark(text, "bank <b>") == (
        "&lt;script&gt;alert(&quot;<mark>bank</mark>&quot;)&lt;/script&gt; &amp; <mark>bank</mark>"
    )


def test_marking_needs_no_further_queries(django_assert_num_queries):
    query = search.understand("bank")

    with django_assert_num_queries(0):
        assert search.mark("Bank i bankom", query) == "<mark>Bank</mark> i <mark>bankom</mark>"


def test_long_text_is_cut_around_the_match():
    shown = search.snippet(LONG, "bank żywności")

    assert "Prowadzimy <mark>banki żywności</mark> w mieście" in shown
    assert (shown[:2], shown[-2:]) == ("… ", " …")
    assert len(shown) < 260


def test_end_of_a_text_has_no_ellipsis():
    text = "słowo " * 100 + "bank"

    assert search.snippet(text, "bank").endswith("<mark>bank</mark>")


def test_beginning_is_shown_without_a_match():
    shown = search.snippet(LONG, "ogród")

    assert shown.startswith("Na początku")
    assert shown.endswith(" …")


def test_short_text_is_shown_whole():
    assert search.snippet("Mamy bank.", "banki") == "Mamy <mark>bank</mark>."


def test_text_without_spaces_is_cut():
    assert len(search.snippet("a" * 1000, "bank")) == 202

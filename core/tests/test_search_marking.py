"""Marked words: they show why something was found, and never let anything through unescaped."""

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
def test_words_that_answer_are_marked_in_whatever_form(typed, marked):
    note("Leszczyński Bank Żywności")

    assert search.mark("Leszczyński Bank Żywności, bankiet", typed) == marked


def test_an_unfinished_word_marks_the_whole():
    assert search.mark("Stowarzyszenie", "stowarzysz") == "<mark>Stowarzyszenie</mark>"


def test_text_and_marks_are_escaped():
    text = '<script>alert("bank")</script> & bank'

    assert search.mark(text, "bank <b>") == (
        "&lt;script&gt;alert(&quot;<mark>bank</mark>&quot;)&lt;/script&gt; &amp; <mark>bank</mark>"
    )


def test_an_understood_query_asks_nothing_more(django_assert_num_queries):
    query = search.understand("bank")

    with django_assert_num_queries(0):
        assert search.mark("Bank i bankom", query) == "<mark>Bank</mark> i <mark>bankom</mark>"


def test_a_long_text_is_shown_where_it_matches():
    shown = search.snippet(LONG, "bank żywności")

    assert "Prowadzimy <mark>banki żywności</mark> w mieście" in shown
    assert (shown[:2], shown[-2:]) == ("… ", " …")
    assert len(shown) < 260


def test_the_end_of_a_text_has_no_dots_behind_it():
    text = "słowo " * 100 + "bank"

    assert search.snippet(text, "bank").endswith("<mark>bank</mark>")


def test_the_beginning_is_shown_when_nothing_matches():
    shown = search.snippet(LONG, "ogród")

    assert shown.startswith("Na początku")
    assert shown.endswith(" …")


def test_a_short_text_is_shown_whole():
    assert search.snippet("Mamy bank.", "banki") == "Mamy <mark>bank</mark>."


def test_a_text_without_spaces_is_cut_all_the_same():
    assert len(search.snippet("a" * 1000, "bank")) == 202

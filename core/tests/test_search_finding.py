"""Search: which objects are found, in which order; any input is safe."""

import pytest
from django.db import connection

from core import search
from core.search import engine, finding
from core.tests.notes import note

pytestmark = pytest.mark.usefixtures("notes")
STRANGE = [
    "",
    "   ",
    "\x00",
    "bank\x00żywności",
    "\x01\x02\x1b\x7f\x85",
    "\ud800",
    "!!! ??? …",
    "'",
    '"',
    '"bank',
    "bank'; DROP TABLE core_searchdocument; --",
    "bank & żywność | !leszno",
    "bank:* <-> żywność:A",
    "(((",
    "NEAR(bank żywność, 5)",
    "title_keys : bank",
    "^bank -żywność +leszno bank*",
    "AND OR NOT",
    "%s %(asked)s {n}",
    "\\",
    "½ ª² 日本語 допомога 🙂",
    "a" * 10_000,
    "ż" * 10_000,
    "bank " * 2_000,
    "\x00" * 10_000,
    "- " * 5_000,
    "1" * 10_000,
]


def titles(typed, **asked):
    return [hit.title for group in search.search(typed, **asked).groups for hit in group.hits]


@pytest.mark.parametrize(
    "typed", ["bankow zywnosci", "banki żywności", "BANKIEM ŻYWNOŚCI", "żywność, bank!", "Bankom Żywnosci"]
)
def test_any_form_finds_any_other_with_or_without_polish_letters(typed):
    note("Leszczyński Bank Żywności")
    note("Bank pomysłów")

    assert titles(typed) == ["Leszczyński Bank Żywności"]


@pytest.mark.parametrize("typed", ["szkolen", "spoldzielnia", "wolontariuszy", "ludzie", "zajeciami"])
def test_words_of_the_text_are_found_like_words_of_the_title(typed):
    note("Oferta", body="Szkolenia dla wolontariusza. Spółdzielnie i człowiek. Zajęcia.")
    note("Inne")

    assert titles(typed) == ["Oferta"]


def test_text_without_polish_letters_is_found_by_correct_words():
    note("Milosnikow przyrody", body="Wspolpraca z wolontariuszami w swietlicy crowdfundingow")

    assert titles("crowdfundingów") == titles("crowdfunding") == ["Milosnikow przyrody"]
    assert titles("świetlicy") == ["Milosnikow przyrody"]


def test_every_word_must_occur():
    note("Bank żywności")
    note("Żywność z bliska")

    assert titles("bank żywności seniorów") == []
    assert sorted(titles("żywność")) == ["Bank żywności", "Żywność z bliska"]


def test_stop_words_are_ignored():
    note("Pomoc seniorom")

    assert titles("pomoc dla seniorów oraz ich") == ["Pomoc seniorom"]


def test_title_match_ranks_above_text_and_a_short_title_above_a_long_one():
    note("Rada", body="bank " * 50)
    note("Stowarzyszenie Leszczyński Bank Żywności i Pomocy")
    note("Bank Żywności")

    assert titles("bank") == ["Bank Żywności", "Stowarzyszenie Leszczyński Bank Żywności i Pomocy", "Rada"]


def test_text_with_more_occurrences_ranks_higher():
    note("Jeden", body="Rower. " + "Inne słowo. " * 30)
    note("Dwa", body="Rowery, rowerem, o rowerze. " + "Inne słowo. " * 28)

    assert titles("rower") == ["Dwa", "Jeden"]


def test_prefix_of_an_unknown_word_finds_it():
    note("Stowarzyszenie Przyjaciół", body="hospicjum")

    assert titles("stowarzysz") == titles("hospicj") == ["Stowarzyszenie Przyjaciół"]


def test_results_are_grouped_by_kind_without_empty_groups():
    for number in range(3):
        note(f"Ogród {number}")
    note("Ogród w książce", kind="book")
    note("Łąka", kind="book")

    groups = search.search("ogrody", limit=2).groups

    assert [(group.label, group.count, len(group.hits)) for group in groups] == [("Książki", 1, 1), ("Notatki", 3, 2)]
    assert [group.kind for group in search.search("łąki").groups] == ["book"]


def test_one_kind_is_paginated_without_gaps():
    made = {note(f"Ogród {'i' * number}").object_label for number in range(7)}

    pages = [titles("ogród", kind="note", limit=3, offset=offset) for offset in (0, 3, 6)]

    assert [len(page) for page in pages] == [3, 3, 1]
    assert {title for page in pages for title in page} == made


def test_matching_numbers_are_returned_best_first(monkeypatch):
    monkeypatch.setattr(engine, "RANKED", 2)
    monkeypatch.setattr(engine, "TITLES", 2)
    texts = [note(f"Inny tytuł {number}", body="ogród").pk for number in range(4)]
    title = note("Ogród").pk
    note("Ogród", kind="book")

    found = search.ids("ogrodów", kind="note")

    assert found[0] == title
    assert sorted(found[1:]) == texts


def test_matching_numbers_are_limited(monkeypatch):
    monkeypatch.setattr(finding, "MAX_IDS", 2)
    for _ in range(3):
        note("Ogród")

    assert len(search.ids("ogród", kind="note")) == 2


def test_count_above_the_limit_is_marked(monkeypatch):
    monkeypatch.setattr(engine, "COUNTED", 2)
    for _ in range(4):
        note("Ogród")

    [group] = search.search("ogród").groups

    assert (group.count, group.has_more_than_counted) == (3, True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bnak żywności", "bank żywności"),
        ("bank zywnsoci", "bank żywności"),
        ("hospicjium", "hospicjum"),
        ("spuldzielnia", "spółdzielnia"),
        ("stoważyszenje", "stowarzyszenie"),
        ("Bank, wolontraiuszy!", "Bank, wolontariuszy!"),
    ],
)
def test_typo_gets_a_suggestion_that_has_results(typed, meant):
    note("Bank Żywności", body="stowarzyszenie wolontariuszy, spółdzielnia socjalna, hospicjum")

    assert titles(typed) == []
    assert search.did_you_mean(typed) == meant
    assert titles(meant) == ["Bank Żywności"]


def test_nothing_is_suggested_without_results():
    note("Bank Żywności")
    note("Ogród")

    assert search.did_you_mean("bank ogród") is None
    assert search.did_you_mean("bnak ogród") is None
    assert search.did_you_mean("qwertyuiop") is None
    assert search.did_you_mean("") is None


def test_more_frequent_of_two_similar_words_is_suggested():
    note("Klub szachowy", body="klub sportowy")
    note("Klub wioślarski")
    note("Kula")

    assert search.did_you_mean("kulb") == "klub"


def test_suggestions_begin_with_the_typed_text():
    note("Leszczyński Bank Żywności")
    note("Banki spółdzielcze w regionie")
    note("Bieg", body="bank")

    found = [(one.title, one.label) for one in search.suggest("bank")]

    assert found[:2] == [("Banki spółdzielcze w regionie", "Notatki"), ("Leszczyński Bank Żywności", "Notatki")]
    assert [one.title for one in search.suggest("bank żyw")] == ["Leszczyński Bank Żywności"]
    assert [one.title for one in search.suggest("lesz b")] == ["Leszczyński Bank Żywności"]
    assert [one.title for one in search.suggest("zywn")] == ["Leszczyński Bank Żywności"]


def test_suggestions_are_limited():
    for number in range(5):
        note(f"Ogród {number}")

    assert len(search.suggest("ogr", limit=3)) == 3


@pytest.mark.parametrize("typed", STRANGE)
def test_any_input_gets_an_answer(typed):
    note("Bank Żywności")

    results = search.search(typed)
    search.search(typed, "note", limit=20, offset=40)
    search.ids(typed, "note")
    search.did_you_mean(typed)
    search.suggest(typed)
    search.mark("Bank Żywności", typed)

    assert results.count <= 1
    assert len(results.query.text) <= search.MAX_LENGTH


def test_query_language_signs_are_treated_as_spaces():
    note("Bank Żywności")

    assert titles('"bank" & (żywność:* | !x') == []
    assert titles('"bank" & (żywność:*') == titles("bank' -żywność") == ["Bank Żywności"]


def test_long_query_is_cut_and_marked():
    note("Bank Żywności")

    query = search.search("bank " * 2_000).query

    assert query.was_cut
    assert query.text.startswith("bank bank")
    assert not search.understand("bank").was_cut


@pytest.mark.parametrize("count", [1, 3])
def test_search_costs_the_same_for_one_hit_and_for_many(django_assert_num_queries, count):
    for number in range(count):
        note(f"Bank {number}", body="żywność")
        note(f"Bank {number}", kind="book")

    with django_assert_num_queries(5):
        search.search("bank")


@pytest.mark.parametrize(
    ("question", "index"), [("titles", "core_searchdocument_titles"), ("every", "core_searchdocument_words")]
)
def test_queries_use_the_indexes(question, index):
    if connection.vendor != "postgresql":
        pytest.skip("FTS5 has no other way than its index.")
    for number in range(60):
        note("Rower" if number == 7 else f"Ogród {number}")

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE core_searchdocument")
        asked = {"kind0": "note", "asked": "rower & f0rower", "limit": 20, "titles": 20}
        cursor.execute("EXPLAIN " + getattr(engine.PostgreSQL, question).format(n=0), asked)

        assert index in str(cursor.fetchall())

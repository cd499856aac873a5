"""The facet index: bitsets give the same answers as counting by hand."""

from datetime import timedelta

import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.lists.index import Builder

COLOURS, SIZES = "rgb", "SML"
things = st.lists(
    st.tuples(st.sets(st.sampled_from(COLOURS)), st.sampled_from(SIZES), st.integers(0, 9)), max_size=700
)
wishes = st.fixed_dictionaries(
    {"colour": st.sets(st.sampled_from(COLOURS)), "size": st.sets(st.sampled_from(SIZES + "?"))}
)


def index_of(rows):
    build = Builder()
    for number, (colours, size, age) in enumerate(rows):
        row = build.add(pk=(number * 7919) % 10007, version=1)
        for colour in colours:
            build.mark("colour", colour, row)
        build.mark("size", size, row)
        build.rank("age", age)
    return build.done()


def by_hand(rows, wish, but=""):
    return [
        number
        for number, (colours, size, _) in enumerate(rows)
        if (not wish["colour"] or but == "colour" or colours & wish["colour"])
        and (not wish["size"] or but == "size" or size in wish["size"])
    ]


@given(things, wishes)
def test_filters_match_counting_by_hand(rows, wish):
    index = index_of(rows)

    assert index.rows(index.select(wish))[:] == by_hand(rows, wish)


@given(things, wishes)
def test_facet_count_equals_the_result_of_choosing_it(rows, wish):
    index = index_of(rows)

    counts = index.counts("colour", index.select(wish, but="colour"))

    others = by_hand(rows, wish, but="colour")
    expected = {colour: sum(colour in rows[number][0] for number in others) for colour in COLOURS}
    assert counts == {colour: count for colour, count in expected.items() if count}


@given(things, wishes, st.integers(0, 700), st.integers(0, 60))
def test_page_is_the_same_in_every_order(rows, wish, start, length):
    index, expected = index_of(rows), by_hand(rows, wish)
    hits = index.select(wish)
    backwards = range(len(rows) - 1, -1, -1)

    assert index.rows(hits)[start : start + length] == expected[start : start + length]
    assert index.rows(hits, backwards)[start : start + length] == expected[::-1][start : start + length]
    by_age = sorted(expected, key=lambda number: rows[number][2])
    assert index.rows(hits, "age")[start : start + length] == by_age[start : start + length]


def test_few_hits_in_a_long_list_keep_the_requested_order():
    rows = [(set("r") if number % 100 == 0 else set(), "S", number % 7) for number in range(5000)]
    index = index_of(rows)

    found = index.rows(index.having("colour", "r"), "age")[0:20]

    assert found == sorted(range(0, 5000, 100), key=lambda number: rows[number][2])[0:20]


@given(things)
def test_objects_are_found_by_number_and_unknown_ones_left_out(rows):
    index = index_of(rows)
    pks = [*reversed(index.pks), 999_999, -1]

    assert index.rows_of(pks) == list(range(len(rows) - 1, -1, -1))


def test_single_row_is_returned():
    index = index_of([(set("r"), "S", 1), (set("g"), "M", 0)])

    assert index.rows(index.everything)[1] == 1
    assert index.rows(index.everything, "age")[0] == 1


@time_machine.travel("2026-12-01 10:00 +0100", tick=False)
def test_rows_lose_values_with_time_and_the_list_stays():
    build, now = Builder(), timezone.now()
    for pk in (7, 8, 9):
        build.mark("czas", "przed", build.add(pk, 1))
    for hours, facet, value, row in ((2, "czas", "nieznany", 0), (1, "czas", "przed", 1), (-1, "czas", "przed", 2)):
        build.lose(now + timedelta(hours=hours), facet, value, row=row)
    build.lose(now + timedelta(hours=20), "czas", "przed", row=2)  # tomorrow has its own list
    index = build.done()
    index.stamp = (1,)

    with time_machine.travel("2026-12-01 23:00 +0100", tick=False):
        later = index.after(index.passed())

    assert index.passed() == 0
    assert (later.having("czas", "przed"), later.stamp) == (0b101, (1, 2))
    assert (index.having("czas", "przed"), index.stamp) == (0b111, (1,))
    assert list(later.pks) == [7, 8, 9]

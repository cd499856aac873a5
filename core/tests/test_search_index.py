"""The index: it changes with the object and in its transaction, for any model that declares itself."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from core import search
from core.models import ListVersion, SearchDocument, SearchForm
from core.search import indexing, registry
from core.tests.notes import FindableNote, note

pytestmark = pytest.mark.usefixtures("notes")


def titles(typed):
    return [hit.title for group in search.search(typed).groups for hit in group.hits]


def change(made, **values):
    for name, value in values.items():
        setattr(made, name, value)
    made.save(update_fields=list(values))
    return made


def test_a_change_is_found_and_the_old_words_are_not():
    made = note("Bank Żywności", body="chleb")

    search.index(change(made, object_label="Ogród", details={"body": "kwiaty"}))

    assert titles("ogród") == titles("kwiaty") == ["Ogród"]
    assert titles("bank") == titles("chleb") == []


def test_an_object_the_public_may_not_see_is_taken_out():
    made = note("Bank Żywności")

    search.index(change(made, action=""))

    assert titles("bank") == []


def test_an_object_comes_into_the_index_when_it_becomes_public():
    made = note("Bank Żywności", action="")
    assert titles("bank") == []

    search.index(change(made, action="core.note"))

    assert titles("bank") == ["Bank Żywności"]


def test_a_deleted_object_is_taken_out():
    made, _ = note("Bank Żywności"), note("Bank pomysłów")

    search.unindex(made)

    assert titles("bank") == ["Bank pomysłów"]


def test_what_is_rolled_back_was_never_findable():
    kept = note("Ogród")

    with transaction.atomic():
        note("Bank Żywności")
        search.index(change(kept, object_label="Łąka"))
        transaction.set_rollback(True)

    assert titles("bank") == titles("łąka") == []
    assert titles("ogród") == ["Ogród"]
    assert not SearchForm.objects.filter(key="bank").exists()


def test_many_are_indexed_at_once_and_the_hidden_ones_taken_out():
    made = [note(f"Bank {number}", indexed=False) for number in range(3)]
    hidden = change(note("Bank ukryty"), action="")

    assert search.index_many("note", [*(each.pk for each in made), hidden.pk]) == 3

    assert sorted(titles("bank")) == ["Bank 0", "Bank 1", "Bank 2"]


@pytest.mark.parametrize("count", [1, 3])
def test_indexing_costs_the_same_for_one_and_for_many(django_assert_num_queries, count):
    made = [note(f"Bank numer {number}", indexed=False).pk for number in range(count)]

    with django_assert_num_queries(4):  # objects, known words, new words, documents
        search.index_many("note", made)


def test_words_met_before_are_not_learnt_again(django_assert_num_queries):
    note("Bank Żywności")
    made = note("Bank żywności", indexed=False).pk

    with django_assert_num_queries(3):
        search.index_many("note", [made])


def test_one_model_more_is_one_small_class(monkeypatch):
    class FindableStamp(FindableNote):
        kind, label = "memo", "Zapiski"

    monkeypatch.setattr(registry, "findables", {})
    search.register(FindableStamp)
    made = note("Zapisek", indexed=False)

    search.index(made)

    assert search.kinds() == ["memo"]
    assert titles("zapiski") == ["Zapisek"]


def test_two_declarations_cannot_bear_one_name():
    with pytest.raises(ImproperlyConfigured):
        search.register(FindableNote)


def test_an_object_nobody_declared_is_a_mistake_and_said_so():
    with pytest.raises(LookupError):
        search.index(ListVersion(name="x"))


def test_rebuilding_finds_what_was_missed_and_forgets_what_is_gone():
    missed, gone = note("Ogród", indexed=False), note("Bank Żywności")
    gone.delete()
    SearchDocument.objects.create(kind="no more declared", object_id=1, title="Bank", url="/", title_keys="bank")

    assert search.rebuild() == 1

    assert [document.object_id for document in SearchDocument.objects.all()] == [missed.pk]
    assert titles("ogród") == ["Ogród"]
    assert set(SearchForm.objects.values_list("key", flat=True)) == {"ogród"}


def test_rebuilding_one_kind_leaves_the_others():
    note("Ogród", indexed=False)
    note("Bank", indexed=False, kind="book")

    call_command("rebuild_search", kind="book", verbosity=0)

    assert (titles("ogród"), titles("bank")) == ([], ["Bank"])


def test_the_command_tells_how_far_it_is(capsys, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 2)
    for number in range(3):
        note(f"Ogród {number}", indexed=False)

    call_command("rebuild_search")

    assert capsys.readouterr().out.splitlines() == [
        "note: 2 of 3",
        "note: 3 of 3",
        "3 documents are in the index.",
    ]


def test_the_command_knows_its_kinds():
    with pytest.raises(CommandError):
        call_command("rebuild_search", "--kind", "nothing")


def test_the_database_keeps_one_document_for_an_object():
    made = note("Bank")

    search.index(made)
    search.index(made)

    assert SearchDocument.objects.count() == 1


def test_the_searched_columns_follow_the_table_itself():
    note("Bank")
    SearchDocument.objects.update(title_keys="ogród", body_keys="łąka")

    assert titles("łąka") == ["Bank"]

    SearchDocument.objects.all().delete()

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO core_searchindex (core_searchindex) VALUES ('integrity-check')")
    assert titles("łąka") == []


def test_a_very_long_text_is_indexed_up_to_its_bound(monkeypatch):
    monkeypatch.setattr(indexing, "MAX_WORDS", 50)

    note("Bank", body="słowo " * 60 + "ogród")

    assert titles("słowo") == ["Bank"]
    assert titles("ogród") == []


def test_a_hundred_thousand_words_do_no_harm():
    note("Bank", body=" ".join(f"wyraz{number}" for number in range(100_000)))

    assert titles("wyraz77") == ["Bank"]

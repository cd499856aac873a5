"""The search index: updated with the object in one transaction, for every declared model."""

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


def test_change_updates_the_index():
    made = note("Bank Żywności", body="chleb")

    search.index(change(made, object_label="Ogród", details={"body": "kwiaty"}))

    assert titles("ogród") == titles("kwiaty") == ["Ogród"]
    assert titles("bank") == titles("chleb") == []


def test_hidden_object_is_removed():
    made = note("Bank Żywności")

    search.index(change(made, action=""))

    assert titles("bank") == []


def test_object_is_indexed_when_it_becomes_public():
    made = note("Bank Żywności", action="")
    assert titles("bank") == []

    search.index(change(made, action="core.note"))

    assert titles("bank") == ["Bank Żywności"]


def test_deleted_object_is_removed():
    made, _ = note("Bank Żywności"), note("Bank pomysłów")

    search.unindex(made)

    assert titles("bank") == ["Bank pomysłów"]


def test_rolled_back_object_is_not_indexed():
    kept = note("Ogród")

    with transaction.atomic():
        note("Bank Żywności")
        search.index(change(kept, object_label="Łąka"))
        transaction.set_rollback(True)

    assert titles("bank") == titles("łąka") == []
    assert titles("ogród") == ["Ogród"]
    assert not SearchForm.objects.filter(key="bank").exists()


def test_many_objects_are_indexed_at_once_and_hidden_ones_removed():
    made = [note(f"Bank {number}", indexed=False) for number in range(3)]
    hidden = change(note("Bank ukryty"), action="")

    assert search.index_many("note", [*(each.pk for each in made), hidden.pk]) == 3

    assert sorted(titles("bank")) == ["Bank 0", "Bank 1", "Bank 2"]


@pytest.mark.parametrize("count", [1, 3])
def test_indexing_costs_the_same_for_one_and_for_many(django_assert_num_queries, count):
    made = [note(f"Bank numer {number}", indexed=False).pk for number in range(count)]

    with django_assert_num_queries(4):  # objects, known words, new words, documents
        search.index_many("note", made)


def test_known_words_are_not_inserted_again(django_assert_num_queries):
    note("Bank Żywności")
    made = note("Bank żywności", indexed=False).pk

    with django_assert_num_queries(3):
        search.index_many("note", [made])


def test_new_model_needs_one_small_class(monkeypatch):
    class FindableStamp(FindableNote):
        kind, label = "memo", "Zapiski"

    monkeypatch.setattr(registry, "findables", {})
    search.register(FindableStamp)
    made = note("Zapisek", indexed=False)

    search.index(made)

    assert search.kinds() == ["memo"]
    assert titles("zapiski") == ["Zapisek"]


def test_two_declarations_with_one_name_are_refused():
    with pytest.raises(ImproperlyConfigured):
        search.register(FindableNote)


def test_undeclared_object_raises():
    with pytest.raises(LookupError):
        search.index(ListVersion(name="x"))


def test_rebuild_adds_missing_and_removes_deleted_objects():
    missed, gone = note("Ogród", indexed=False), note("Bank Żywności")
    gone.delete()
    SearchDocument.objects.create(kind="no more declared", object_id=1, title="Bank", url="/", title_keys="bank")

    assert search.rebuild() == 1

    assert [document.object_id for document in SearchDocument.objects.all()] == [missed.pk]
    assert titles("ogród") == ["Ogród"]
    assert set(SearchForm.objects.values_list("key", flat=True)) == {"ogród"}


def test_rebuild_of_one_kind_leaves_the_others():
    note("Ogród", indexed=False)
    note("Bank", indexed=False, kind="book")

    call_command("rebuild_search", kind="book", verbosity=0)

    assert (titles("ogród"), titles("bank")) == ([], ["Bank"])


def test_command_shows_its_progress(capsys, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 2)
    for number in range(3):
        note(f"Ogród {number}", indexed=False)

    call_command("rebuild_search")

    assert capsys.readouterr().out.splitlines() == [
        "note: 2 of 3",
        "note: 3 of 3",
        "3 documents are in the index.",
    ]


def test_command_refuses_an_unknown_kind():
    with pytest.raises(CommandError):
        call_command("rebuild_search", "--kind", "nothing")


def test_database_allows_one_document_per_object():
    made = note("Bank")

    search.index(made)
    search.index(made)

    assert SearchDocument.objects.count() == 1


def test_search_columns_follow_the_table():
    note("Bank")
    SearchDocument.objects.update(title_keys="ogród", body_keys="łąka")

    assert titles("łąka") == ["Bank"]

    SearchDocument.objects.all().delete()

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO core_searchindex (core_searchindex) VALUES ('integrity-check')")
    assert titles("łąka") == []


def test_very_long_text_is_indexed_up_to_its_limit(monkeypatch):
    monkeypatch.setattr(indexing, "MAX_WORDS", 50)

    note("Bank", body="słowo " * 60 + "ogród")

    assert titles("słowo") == ["Bank"]
    assert titles("ogród") == []


def test_hundred_thousand_words_are_indexed():
    note("Bank", body=" ".join(f"wyraz{number}" for number in range(100_000)))

    assert titles("wyraz77") == ["Bank"]

"""Database objects of the search that Django does not manage (see core/search/models.py).

A later migration that alters SearchDocument or SearchForm must call ``drop`` before and ``create`` after it:
on SQLite Django recreates an altered table without its triggers.
"""

# GIN without fastupdate: every search would scan the pending list of new entries.
# Long columns, the vector too, are stored out of line (toast_tuple_target): counting a thousand hits stays cheap.
# But then a sequential scan is expensive, which the planner does not know; core_search_words returns
# its argument and has a high COST, so the index is also used for a word in half of the documents.
POSTGRESQL = (
    """ALTER TABLE core_searchdocument ADD COLUMN vector tsvector GENERATED ALWAYS AS (
         setweight(to_tsvector('simple', title_keys), 'A') || to_tsvector('simple', body_keys)) STORED""",
    "ALTER TABLE core_searchdocument SET (toast_tuple_target = 256)",
    """CREATE FUNCTION core_search_words(vector tsvector) RETURNS tsvector
         LANGUAGE plpgsql IMMUTABLE STRICT COST 200 AS 'BEGIN RETURN vector; END'""",
    """CREATE INDEX core_searchdocument_words ON core_searchdocument
         USING gin (core_search_words(vector)) WITH (fastupdate = off)""",
    """CREATE INDEX core_searchdocument_titles ON core_searchdocument
         USING gin (to_tsvector('simple', title_keys)) WITH (fastupdate = off)""",
    "CREATE INDEX core_searchform_by_prefix ON core_searchform (form varchar_pattern_ops)",
)
POSTGRESQL_DROP = (
    "DROP INDEX core_searchform_by_prefix",
    "DROP INDEX core_searchdocument_titles",
    "DROP INDEX core_searchdocument_words",
    "DROP FUNCTION core_search_words(tsvector)",
    "ALTER TABLE core_searchdocument DROP COLUMN vector",
)
SQLITE = (
    """CREATE VIRTUAL TABLE core_searchindex USING fts5(
         title_keys, body_keys, content='core_searchdocument', content_rowid='id',
         tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER core_searchdocument_added AFTER INSERT ON core_searchdocument BEGIN
         INSERT INTO core_searchindex (rowid, title_keys, body_keys)
         VALUES (new.id, new.title_keys, new.body_keys);
       END""",
    """CREATE TRIGGER core_searchdocument_removed AFTER DELETE ON core_searchdocument BEGIN
         INSERT INTO core_searchindex (core_searchindex, rowid, title_keys, body_keys)
         VALUES ('delete', old.id, old.title_keys, old.body_keys);
       END""",
    """CREATE TRIGGER core_searchdocument_changed AFTER UPDATE ON core_searchdocument BEGIN
         INSERT INTO core_searchindex (core_searchindex, rowid, title_keys, body_keys)
         VALUES ('delete', old.id, old.title_keys, old.body_keys);
         INSERT INTO core_searchindex (rowid, title_keys, body_keys)
         VALUES (new.id, new.title_keys, new.body_keys);
       END""",
    "INSERT INTO core_searchindex (core_searchindex) VALUES ('rebuild')",
)
SQLITE_DROP = (
    "DROP TRIGGER core_searchdocument_added",
    "DROP TRIGGER core_searchdocument_removed",
    "DROP TRIGGER core_searchdocument_changed",
    "DROP TABLE core_searchindex",
)


def create(apps, schema_editor) -> None:
    """Create the searched columns; existing rows are indexed at once."""
    _run(schema_editor, {"postgresql": POSTGRESQL, "sqlite": SQLITE})


def drop(apps, schema_editor) -> None:
    """Drop what ``create`` made."""
    _run(schema_editor, {"postgresql": POSTGRESQL_DROP, "sqlite": SQLITE_DROP})


def _run(schema_editor, statements: dict[str, tuple[str, ...]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)

"""Database queries of the search: PostgreSQL and SQLite return the same results in their own SQL.

Every query has a limit, so that a word in half of the documents costs little more than a rare one:
the shortest TITLES matching titles, the best RANKED matching texts, counts up to COUNTED.
{n} in a query is the number of its part: one statement combines several kinds, or several
searches. Typed text is passed to the database only as a parameter.
"""

from collections import defaultdict

from django.db import connection

from core.search.understanding import Query

TITLES = 2000
RANKED = 400
COUNTED = 1000


class PostgreSQL:
    """A word is (key | key | beginning:*), words are joined by &; GIN finds, ts_rank ranks.

    The expressions are those of the indexes (core/search/schema.py). MATERIALIZED hides the limit from the
    planner: otherwise it may scan the table because it expects to find enough rows early.
    """

    titles = """SELECT * FROM (
        WITH found AS MATERIALIZED (
          SELECT kind, object_id, title FROM core_searchdocument
          WHERE kind = %(kind{n})s AND to_tsvector('simple', title_keys) @@ %(asked)s::tsquery)
        SELECT kind, object_id, length(title) AS score FROM (SELECT * FROM found LIMIT %(titles)s) AS few
        ORDER BY score, object_id LIMIT %(limit)s) AS part{n}"""
    texts = """SELECT * FROM (
        WITH found AS MATERIALIZED (
          SELECT kind, object_id, vector, published_at FROM core_searchdocument
          WHERE kind = %(kind{n})s AND core_search_words(vector) @@ %(asked)s::tsquery)
        SELECT kind, object_id, -ts_rank(vector, %(asked)s::tsquery) AS score
        FROM (SELECT * FROM found LIMIT %(ranked)s) AS few
        ORDER BY score, published_at DESC NULLS LAST, object_id LIMIT %(limit)s) AS part{n}"""
    every = """
        WITH found AS MATERIALIZED (
          SELECT object_id FROM core_searchdocument
          WHERE kind = %(kind0)s AND core_search_words(vector) @@ %(asked)s::tsquery)
        SELECT object_id FROM found LIMIT %(limit)s"""
    count = """SELECT %(kind{n})s AS kind, count(*) FROM (
        WITH found AS MATERIALIZED (
          SELECT FROM core_searchdocument
          WHERE kind = %(kind{n})s AND core_search_words(vector) @@ %(asked)s::tsquery)
        SELECT FROM found LIMIT %(limit)s) AS part{n}"""
    at_most = """SELECT {n} AS n, count(*) FROM (
        WITH found AS MATERIALIZED (
          SELECT FROM core_searchdocument
          WHERE core_search_words(vector) @@ %(asked{n})s::tsquery)
        SELECT FROM found LIMIT %(limit)s) AS part{n}"""

    @staticmethod
    def expression(query: Query) -> str:
        words = ([*sorted(word.keys), *([f"{word.prefix}:*"] if word.prefix else [])] for word in query.words)
        return " & ".join(f"({' | '.join(alternatives)})" for alternatives in words)

    in_titles = expression


class SQLite:
    """The same in FTS5 syntax: ("key" OR "beginning" *) AND …; bm25 ranks, a title counts eight times a text."""

    titles = """SELECT * FROM (
        SELECT kind, object_id, length(title) AS score FROM (
          SELECT kind, object_id, title FROM core_searchindex JOIN core_searchdocument ON id = core_searchindex.rowid
          WHERE kind = %(kind{n})s AND core_searchindex MATCH %(asked)s LIMIT %(titles)s)
        ORDER BY score, object_id LIMIT %(limit)s) AS part{n}"""
    texts = """SELECT * FROM (
        SELECT kind, object_id, bm25(core_searchindex, 8.0, 1.0) AS score
        FROM core_searchindex JOIN core_searchdocument ON id = core_searchindex.rowid
        WHERE kind = %(kind{n})s AND core_searchindex MATCH %(asked)s
        ORDER BY score, published_at DESC NULLS LAST, object_id LIMIT min(%(limit)s, %(ranked)s)) AS part{n}"""
    every = """
        SELECT object_id FROM core_searchindex JOIN core_searchdocument ON id = core_searchindex.rowid
        WHERE kind = %(kind0)s AND core_searchindex MATCH %(asked)s LIMIT %(limit)s"""
    count = """SELECT %(kind{n})s AS kind, count(*) FROM (
        SELECT 1 FROM core_searchindex JOIN core_searchdocument ON id = core_searchindex.rowid
        WHERE kind = %(kind{n})s AND core_searchindex MATCH %(asked)s LIMIT %(limit)s) AS part{n}"""
    at_most = """SELECT {n} AS n, count(*) FROM (
        SELECT 1 FROM core_searchindex WHERE core_searchindex MATCH %(asked{n})s LIMIT %(limit)s) AS part{n}"""

    @staticmethod
    def expression(query: Query) -> str:
        words = (
            [*(f'"{key}"' for key in sorted(word.keys)), *([f'"{word.prefix}" *'] if word.prefix else [])]
            for word in query.words
        )
        return " AND ".join(f"({' OR '.join(alternatives)})" for alternatives in words)

    @classmethod
    def in_titles(cls, query: Query) -> str:
        return f"{{title_keys}} : ({cls.expression(query)})"


def best(query: Query, kinds: list[str], limit: int) -> dict[str, list[int]]:
    """Ids of the best ``limit`` objects of each kind: titles with all the words first, then texts.

    Shorter titles rank higher; texts rank by frequency of the words,
    weighted by the title; the newer wins a tie.
    """
    if not query:
        return {}
    found = defaultdict(list)
    for kind, number, _ in _ask("titles", kinds, asked=_dialect().in_titles(query), limit=limit, titles=TITLES):
        found[kind].append(number)
    hungry = [kind for kind in kinds if len(found[kind]) < limit]
    for kind, number, _ in _ask("texts", hungry, asked=_dialect().expression(query), limit=limit, ranked=RANKED):
        found[kind].append(number)
    return {kind: list(dict.fromkeys(numbers))[:limit] for kind, numbers in found.items() if numbers}


def every(query: Query, kind: str, limit: int) -> list[int]:
    """Ids of all matching objects of a kind, unordered."""
    if not query:
        return []
    return [number for (number,) in _ask("every", [kind], asked=_dialect().expression(query), limit=limit)]


def counts(query: Query, kinds: list[str]) -> dict[str, int]:
    """Number of matches per kind; COUNTED + 1 means more than COUNTED. Kinds without a match are left out."""
    if not query:
        return {}
    rows = _ask("count", kinds, asked=_dialect().expression(query), limit=COUNTED + 1)
    return {kind: count for kind, count in rows if count}


def at_most(queries: list[Query], limit: int) -> list[int]:
    """Number of matching documents per query, of any kind, counted up to ``limit``; one statement."""
    asked = {f"asked{n}": _dialect().expression(query) for n, query in enumerate(queries)}
    rows = _run(_dialect().at_most, len(queries), asked | {"limit": limit})
    return [count for _, count in sorted(rows)]


def _ask(question: str, kinds: list[str], **params) -> list[tuple]:
    numbered = {f"kind{n}": kind for n, kind in enumerate(kinds)}
    return _run(getattr(_dialect(), question), len(kinds), params | numbered)


def _run(question: str, parts: int, params: dict) -> list[tuple]:
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(question.format(n=n) for n in range(parts)), params)
        return cursor.fetchall()


def _dialect() -> type[PostgreSQL] | type[SQLite]:
    return PostgreSQL if connection.vendor == "postgresql" else SQLite

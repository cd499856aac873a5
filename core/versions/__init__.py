"""Versioned texts: written as a draft, published whole, replaced by the next version.

A published text of a public body must not change afterwards, so a published version is never rewritten. Used by the
accessibility declaration and the clauses about personal data (docs/adr/0023-published-versions.md):

    class Clause(Version):
        SERIES = ("process",)

        class Meta:
            constraints = constraints("core_clause", "process")
"""

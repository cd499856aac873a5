"""Texts that stand as they were published: written as a draft, published whole, replaced by the next one.

A text of a public body must be there tomorrow as people read it today, so a published version is never rewritten. The
accessibility declaration and the clauses about personal data are made of this (docs/adr/0023-published-versions.md):

    class Clause(Version):
        SERIES = ("process",)

        class Meta:
            constraints = constraints("core_clause", "process")
"""

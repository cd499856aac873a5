"""The search index and the words it knows.

Django does not manage the searched columns: core/search/schema.py creates them, for
PostgreSQL a generated tsvector column, for SQLite an FTS5 table updated by triggers.
"""

from django.db import models


class SearchDocument(models.Model):
    """One document: what the result shows, and its search keys (core/search/analysis.py)."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    published_at = models.DateTimeField(null=True)
    title_keys = models.TextField(blank=True)
    body_keys = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="core_searchdocument_one_per_object"),
        ]

    def __str__(self):
        return self.title


class SearchForm(models.Model):
    """A form of a word typed without diacritics, and its key ("zywnosci" -> "żywność").

    ``word`` is the correct spelling, for "czy chodziło o…".
    """

    form = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    word = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "form"], name="core_searchform_one_per_pair")]
        indexes = [models.Index(fields=["form"], name="core_searchform_by_form")]

    def __str__(self):
        return f"{self.form} → {self.key}"

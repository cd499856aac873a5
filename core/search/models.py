"""The one index over everything that can be found, and the words it knows.

The columns the database searches in are not Django's: core/search/schema.py makes them, for
PostgreSQL a tsvector kept by the table itself, for SQLite an FTS5 table kept by triggers.
"""

from django.db import models


class SearchDocument(models.Model):
    """One findable thing: what the result shows, and the keys it is found by (core/search/analysis.py)."""

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
    """A form of a word as typed without diacritics, and the key it stands for ("zywnosci" -> "żywność").

    ``word`` is the form as it is rightly written, for "czy chodziło o…".
    """

    form = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    word = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "form"], name="core_searchform_one_per_pair")]
        indexes = [models.Index(fields=["form"], name="core_searchform_by_form")]

    def __str__(self):
        return f"{self.form} → {self.key}"

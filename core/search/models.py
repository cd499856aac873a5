"""The one index over everything that can be found."""

from django.db import models


class SearchDocument(models.Model):
    """One findable thing: what the result shows, and the keys it is found by (core/search/analysis.py)."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    published_at = models.DateTimeField(null=True)
    title_keys = models.TextField(blank=True)
    body_keys = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("kind", "object_id", name="core_searchdocument_one_per_object"),
        ]

    def __str__(self):
        return self.title


class SearchForm(models.Model):
    """A form of a word written without diacritics, and the key it stands for ("zywnosci" -> "żywność")."""

    form = models.CharField(max_length=80)
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint("form", "key", name="core_searchform_one_per_pair")]

    def __str__(self):
        return f"{self.form} → {self.key}"

"""Words that classify an entry: themes, spheres of the act, parts of the town, target groups, accessibility."""

from django.db import models
from django.db.models import F, Q


class Theme(models.Model):
    """A plain topic that residents filter by; about ten of them cover the statutory spheres."""

    name = models.CharField("nazwa", max_length=60, unique=True)
    slug = models.SlugField("adres", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "temat"
        verbose_name_plural = "tematy"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class Sphere(models.Model):
    """A sphere of public tasks from art. 4 ust. 1 of the public benefit act (docs/glossary.md)."""

    code = models.CharField("punkt ustawy", max_length=6, unique=True)
    order = models.PositiveSmallIntegerField("kolejność")
    official_text = models.TextField("brzmienie z ustawy")
    short_label = models.CharField("krótka nazwa", max_length=90)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="spheres", verbose_name="temat")
    valid_from = models.DateField("obowiązuje od", null=True, blank=True)
    valid_to = models.DateField("obowiązuje do", null=True, blank=True)

    class Meta:
        verbose_name = "sfera zadań publicznych"
        verbose_name_plural = "sfery zadań publicznych"
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                name="organizations_sphere_ends_after_start",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message="Koniec obowiązywania musi być po początku.",
            )
        ]

    def __str__(self):
        return f"{self.code}. {self.short_label}"


class District(models.Model):
    """A part of the town, or "poza Lesznem"."""

    name = models.CharField("nazwa", max_length=60, unique=True)
    slug = models.SlugField("adres", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "część miasta"
        verbose_name_plural = "części miasta"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class TargetGroup(models.Model):
    name = models.CharField("nazwa", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "grupa odbiorców"
        verbose_name_plural = "grupy odbiorców"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class AccessFeature(models.Model):
    """A fact about the accessibility of a place, e.g. a lift or an induction loop."""

    name = models.CharField("udogodnienie", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "udogodnienie"
        verbose_name_plural = "udogodnienia"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

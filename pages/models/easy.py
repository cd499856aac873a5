"""The easy-to-read page about the office: blocks of short sentences, each with an icon."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from pages.choices import EasyIcon


class EasyPage(models.Model):
    """A single row; the constraint on ``slot`` enforces it."""

    slot = models.PositiveSmallIntegerField(default=1, unique=True, editable=False)
    title = models.CharField("tytuł", max_length=80)
    lead = models.CharField("pierwsze zdanie", max_length=120, blank=True)
    sign_language_url = models.URLField(
        "film w języku migowym (PJM)", blank=True, help_text="Adres filmu o urzędzie na stronie miasta."
    )
    is_published = models.BooleanField("opublikowana", default=False)
    updated_at = models.DateTimeField("ostatnia zmiana", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "tekst łatwy do czytania"
        verbose_name_plural = "tekst łatwy do czytania (ETR)"
        constraints = [models.CheckConstraint(name="pages_easypage_only_one", condition=Q(slot=1))]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("pages:easy")


class EasyBlock(models.Model):
    page = models.ForeignKey(EasyPage, models.CASCADE, related_name="blocks", verbose_name="strona")
    heading = models.CharField("nagłówek", max_length=60)
    sentences = models.TextField("zdania", help_text="Każde zdanie w osobnej linii. Najwyżej 15 słów w zdaniu.")
    icon = models.CharField("rysunek", max_length=30, choices=EasyIcon, default=EasyIcon.INFO)
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "część strony"
        verbose_name_plural = "części strony"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="pages_easyblock_icon_known",
                condition=Q(icon__in=EasyIcon.values),
            )
        ]

    def __str__(self):
        return self.heading

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.sentences.splitlines() if line.strip()]

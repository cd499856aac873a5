"""Settings of the inbox: the topics of "Napisz do nas", and the rules of answering."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q


class TopicQuerySet(models.QuerySet):
    def offered(self):
        return self.filter(is_offered=True)


class Topic(models.Model):
    """The topic of a message; ``?temat=<slug>`` selects it on the form."""

    name = models.CharField("temat", max_length=80, unique=True)
    slug = models.SlugField("w adresie", max_length=50, unique=True)
    order = models.PositiveSmallIntegerField("kolejność", default=0)
    is_offered = models.BooleanField(
        "do wyboru w formularzu", default=True, help_text="Odznacz zamiast usuwać, gdy temat nie jest już potrzebny."
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = "temat wiadomości"
        verbose_name_plural = "tematy wiadomości"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class Rules(models.Model):
    """A single row: how fast the office answers and what it publishes about itself."""

    barrier_days = models.PositiveSmallIntegerField(
        "dni na odpowiedź o dostępności", default=7, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    extension_months = models.PositiveSmallIntegerField(
        "najdłuższe przedłużenie, w miesiącach od zgłoszenia",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    law_as_of = models.DateField(
        "stan prawny na dzień", null=True, blank=True, help_text="Kiedy ostatnio sprawdzono te dwa terminy w ustawie."
    )
    tells_office = models.BooleanField(
        "list do biura o każdej nowej wiadomości", default=True, help_text="Wiadomości i tak czekają w panelu."
    )
    office_hours = models.CharField(
        "godziny pracy biura", max_length=200, blank=True, help_text="Puste: strona kontaktu ich nie pokazuje."
    )
    directions = models.CharField(
        "jak do nas trafić", max_length=300, blank=True, help_text="Na przykład wejście, piętro, pokój."
    )

    class Meta:
        verbose_name = "zasady odpowiadania"
        verbose_name_plural = "zasady odpowiadania"
        constraints = [
            models.CheckConstraint(name="contact_rules_one_row", condition=Q(id=1)),
            models.CheckConstraint(name="contact_rules_days_sane", condition=Q(barrier_days__range=(1, 60))),
            models.CheckConstraint(name="contact_rules_months_sane", condition=Q(extension_months__range=(1, 12))),
        ]

    def __str__(self):
        return "zasady odpowiadania"

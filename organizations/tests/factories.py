"""Factories of valid, published organisations with numbered names."""

import factory
from django.utils import timezone

from core.text.polish import sort_key
from organizations.choices import LegalForm, Status
from organizations.models import Organization, Theme


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Theme
        django_get_or_create = ["slug"]

    name = factory.Sequence(lambda n: f"Temat {n}")
    slug = factory.Sequence(lambda n: f"temat-{n}")


class OrganizationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organization
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Stowarzyszenie Leszczynowe {n}")
    slug = factory.Sequence(lambda n: f"stowarzyszenie-leszczynowe-{n}")
    sort_key = factory.LazyAttribute(lambda o: sort_key(o.name))
    legal_form = LegalForm.ASSOCIATION
    status = Status.PUBLISHED
    confirmed_on = factory.LazyFunction(timezone.localdate)
    city = "Leszno"

    @factory.post_generation
    def themes(self, create, extracted, **kwargs):
        if create and extracted:
            self.themes.set(extracted)

"""What the office filters the list of entries by, beside plain fields."""

from datetime import timedelta

from django.contrib import admin
from django.utils import timezone

from organizations.models import Organization

STALE_AFTER = timedelta(days=365)


class ConfirmedFilter(admin.SimpleListFilter):
    title = "potwierdzenie danych"
    parameter_name = "potwierdzone"

    def lookups(self, request, model_admin):
        return [("swieze", "w ostatnim roku"), ("stare", "dawniej niż rok temu"), ("nigdy", "nigdy")]

    def queryset(self, request, queryset):
        return stale(queryset, self.value()) if self.value() else queryset


class PointFilter(admin.SimpleListFilter):
    title = "punkt na mapie"
    parameter_name = "punkt"

    def lookups(self, request, model_admin):
        return [("tak", "jest"), ("nie", "nie ma")]

    def queryset(self, request, queryset):
        return queryset.filter(latitude__isnull=self.value() == "nie") if self.value() else queryset


class PublicBenefitFilter(admin.SimpleListFilter):
    title = "pożytek publiczny"
    parameter_name = "opp"

    def lookups(self, request, model_admin):
        return [("tak", "jest teraz"), ("dawniej", "status nieaktualny"), ("nie", "brak")]

    def queryset(self, request, queryset):
        return {
            "tak": queryset.public_benefit,
            "dawniej": lambda: queryset.filter(public_benefit_as_of__lt=Organization.public_benefit_cutoff()),
            "nie": lambda: queryset.filter(public_benefit_as_of__isnull=True),
        }.get(self.value(), lambda: queryset)()


def stale(queryset, how: str):
    """Entries by when somebody last said that they are true."""
    edge = timezone.localdate() - STALE_AFTER
    return {
        "swieze": queryset.filter(confirmed_on__gte=edge),
        "stare": queryset.filter(confirmed_on__lt=edge),
        "nigdy": queryset.filter(confirmed_on__isnull=True),
    }.get(how, queryset)

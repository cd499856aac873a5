"""Further filters of the office's list of entries, beside plain fields."""

from django.contrib import admin

from organizations.models import Organization
from organizations.registry import contact_address


class ConfirmedFilter(admin.SimpleListFilter):
    title = "potwierdzenie danych"
    parameter_name = "potwierdzone"

    def lookups(self, request, model_admin):
        return [
            ("swieze", "w ostatnim roku"),
            ("stare", "dawniej niż rok temu"),
            ("dawno", "nikt od półtora roku"),
            ("nigdy", "nigdy"),
        ]

    def queryset(self, request, queryset):
        words = {
            "swieze": queryset.confirmed_lately,
            "stare": queryset.confirmed_long_ago,
            "dawno": queryset.stale,
            "nigdy": queryset.never_confirmed,
        }
        return words.get(self.value(), lambda: queryset)()


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


class AddressFilter(admin.SimpleListFilter):
    """Entries with or without an e-mail address; an entry without one cannot be asked for confirmation."""

    title = "adres e-mail"
    parameter_name = "adres"

    def lookups(self, request, model_admin):
        return [("jest", "jest jakiś"), ("brak", "nie ma żadnego")]

    def queryset(self, request, queryset):
        if self.value() not in ("jest", "brak"):
            return queryset
        known = contact_address.with_asked_address(queryset)
        return known.filter(asked_address="") if self.value() == "brak" else known.exclude(asked_address="")

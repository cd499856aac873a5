"""List filters of calls that are not plain fields."""

from django.contrib import admin

from grants.calls.moderation import closing_soon, without_results
from grants.choices import CallStatus
from grants.models import Call


class PhaseFilter(admin.SimpleListFilter):
    title = "etap"
    parameter_name = "etap"

    def lookups(self, request, model_admin):
        return [
            ("otwarte", "otwarte"),
            ("konczace-sie", "miejskie, kończą się w ciągu tygodnia"),
            ("zapowiedzi", "zapowiedziane"),
            ("bez-wynikow", "miejskie bez wyników"),
            ("archiwum", "archiwum"),
            ("szkice", "szkice"),
        ]

    def queryset(self, request, queryset):
        calls = Call.objects
        found = {
            "otwarte": calls.open,
            "konczace-sie": closing_soon,
            "zapowiedzi": calls.coming,
            "bez-wynikow": without_results,
            "archiwum": calls.archive,
            "szkice": lambda: calls.filter(status=CallStatus.DRAFT),
        }.get(self.value())
        return queryset.filter(pk__in=found().order_by().values("pk")) if found else queryset


class ReadFilter(admin.SimpleListFilter):
    title = "przeczytane"
    parameter_name = "przeczytane"

    def lookups(self, request, model_admin):
        return [("nie", "nieprzeczytane"), ("tak", "przeczytane")]

    def queryset(self, request, queryset):
        return queryset.filter(read_at__isnull=self.value() == "nie") if self.value() in ("nie", "tak") else queryset

"""What the office filters the list of articles by, beside plain fields."""

from django.contrib import admin
from django.utils import timezone


class ShownFilter(admin.SimpleListFilter):
    title = "na portalu"
    parameter_name = "na_portalu"

    def lookups(self, request, model_admin):
        return [("aktualne", "aktualne"), ("zaplanowane", "zaplanowane"), ("archiwalne", "archiwalne")]

    def queryset(self, request, queryset):
        return {
            "aktualne": lambda: queryset.current(),
            "zaplanowane": lambda: queryset.scheduled(),
            "archiwalne": lambda: queryset.public().filter(expires_at__lte=timezone.now()),
        }.get(self.value(), lambda: queryset)()


class PublisherFilter(admin.SimpleListFilter):
    title = "kto publikuje"
    parameter_name = "kto"

    def lookups(self, request, model_admin):
        return [("biuro", "biuro"), ("organizacja", "organizacja")]

    def queryset(self, request, queryset):
        return {
            "biuro": lambda: queryset.filter(organization=None),
            "organizacja": lambda: queryset.exclude(organization=None),
        }.get(self.value(), lambda: queryset)()

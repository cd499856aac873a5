"""Filters of the office's list of events, beside plain fields."""

from django.contrib import admin
from django.utils import timezone


class WhenFilter(admin.SimpleListFilter):
    title = "kiedy"
    parameter_name = "kiedy"

    def lookups(self, request, model_admin):
        return [("beda", "nadchodzące i trwające"), ("byly", "minione"), ("bez", "bez terminu")]

    def queryset(self, request, queryset):
        now = timezone.now()
        return {
            "beda": lambda: queryset.filter(ends_at__gt=now).order_by("starts_at", "pk"),
            "byly": lambda: queryset.filter(ends_at__lte=now),
            "bez": lambda: queryset.filter(starts_at=None),
        }.get(self.value(), lambda: queryset)()


class SignUpFilter(admin.SimpleListFilter):
    title = "zapisy"
    parameter_name = "zapisy"

    def lookups(self, request, model_admin):
        return [("sa", "są zapisy"), ("nie", "bez zapisów")]

    def queryset(self, request, queryset):
        return queryset.filter(has_sign_up=self.value() == "sa") if self.value() in ("sa", "nie") else queryset


class OrganizerFilter(admin.SimpleListFilter):
    title = "organizator"
    parameter_name = "organizator"

    def lookups(self, request, model_admin):
        return [("biuro", "biuro"), ("organizacja", "organizacja z bazy"), ("inny", "ktoś inny")]

    def queryset(self, request, queryset):
        return {
            "biuro": lambda: queryset.filter(organizer=None, organizer_text=""),
            "organizacja": lambda: queryset.exclude(organizer=None),
            "inny": lambda: queryset.exclude(organizer_text=""),
        }.get(self.value(), lambda: queryset)()

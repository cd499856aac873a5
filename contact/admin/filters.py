"""List filters of the inbox; the default shows what waits for the office."""

from django.contrib import admin

from contact.choices import BARRIERS, Kind, Status
from contact.models import Topic

WAITING, ENDED, SPAM, ALL = "czekaja", "zakonczone", "spam", "wszystkie"


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = "stan", "stan"

    def lookups(self, request, model_admin):
        return [(WAITING, "do załatwienia"), (ENDED, "zakończone"), (SPAM, "spam"), (ALL, "wszystkie")]

    def choices(self, changelist):
        chosen = self.value() or WAITING
        for word, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: word})
            yield {"selected": chosen == word, "query_string": query, "display": label}

    def queryset(self, request, queryset):
        chosen = self.value() or WAITING
        if chosen == ENDED:
            return queryset.filter(status__in=[Status.ANSWERED, Status.CLOSED])
        if chosen == SPAM:
            return queryset.filter(status=Status.SPAM)
        return queryset if chosen == ALL else queryset.waiting()


class KindFilter(admin.SimpleListFilter):
    title, parameter_name = "rodzaj", "rodzaj"

    def lookups(self, request, model_admin):
        return [("wiadomosci", "wiadomości"), ("bariery", "bariery i żądania")]

    def queryset(self, request, queryset):
        kinds = {"wiadomosci": [Kind.MESSAGE], "bariery": BARRIERS}.get(self.value())
        return queryset.filter(kind__in=kinds) if kinds else queryset


class TopicFilter(admin.SimpleListFilter):
    title, parameter_name = "temat", "temat"

    def lookups(self, request, model_admin):
        return list(Topic.objects.values_list("slug", "name"))

    def queryset(self, request, queryset):
        return queryset.filter(topic__slug=self.value()) if self.value() else queryset


class LeaderFilter(admin.SimpleListFilter):
    title, parameter_name = "kto prowadzi", "prowadzi"

    def lookups(self, request, model_admin):
        return [("ja", "ja"), ("nikt", "nikt")]

    def queryset(self, request, queryset):
        if self.value() == "ja":
            return queryset.filter(assigned_to=request.user)
        return queryset.filter(assigned_to=None) if self.value() == "nikt" else queryset

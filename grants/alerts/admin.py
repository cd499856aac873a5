"""Alerts in the back office: profiles, what was sent for each call, and stopping by hand."""

from django.contrib import admin, messages

from core import audit_words
from core.admin import AuditedAdmin, ReadOnlyAdmin
from core.text.polish import plural
from grants.alerts.actions import profiles as actions
from grants.alerts.selectors import address_of
from grants.models import AlertProfile, AlertRound

audit_words.name(
    actions={
        "grants.ask_for_alerts": "zapis na powiadomienia o naborach",
        "grants.confirm_alerts": "potwierdzenie adresu powiadomień",
        "grants.change_alerts": "zmiana wyboru w powiadomieniach",
        "grants.stop_alerts": "wyłączenie powiadomień",
        "grants.resume_alerts": "ponowne włączenie powiadomień",
    }
)
STATES = [
    ("wlaczone", "włączone", {"confirmed_at__isnull": False, "stopped_at": None}),
    ("niepotwierdzone", "adres niepotwierdzony", {"confirmed_at": None, "stopped_at": None}),
    ("wylaczone", "wyłączone", {"stopped_at__isnull": False}),
]


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = "stan", "stan"

    def lookups(self, request, model_admin):
        return [(word, f"{label} ({AlertProfile.objects.filter(**rule).count()})") for word, label, rule in STATES]

    def queryset(self, request, queryset):
        rules = {word: rule for word, _, rule in STATES}
        return queryset.filter(**rules[self.value()]) if self.value() in rules else queryset


class HolderFilter(admin.SimpleListFilter):
    title, parameter_name = "czyje", "czyje"

    def lookups(self, request, model_admin):
        return [("organizacji", "organizacji"), ("osob", "osób")]

    def queryset(self, request, queryset):
        if self.value() not in ("organizacji", "osob"):
            return queryset
        return queryset.filter(organization__isnull=self.value() == "osob")


@admin.register(AlertProfile)
class AlertProfileAdmin(AuditedAdmin):
    list_display = ["holder", "state", "told_on", "created_at"]
    list_filter = [StateFilter, HolderFilter]
    list_select_related = ["user", "organization"]
    list_per_page = 50
    search_fields = ["email", "user__email", "organization__name"]
    search_help_text = "Adres e-mail albo nazwa organizacji"
    fields = ["holder", "address", "state", "shown_themes", "shown_forms", "clause", "clause_version",
              "consented_at", "confirmed_at", "stopped_at", "told_on"]  # fmt: skip
    readonly_fields = ["holder", "address", "state", "shown_themes", "shown_forms"]
    actions = ["stop"]
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        """The rows are read-only; the change permission allows stopping."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="kto", ordering="email")
    def holder(self, profile):
        return profile.organization or profile.email or profile.user.email

    @admin.display(description="listy przychodzą na", empty_value="nie mamy adresu")
    def address(self, profile):
        return address_of(profile)

    @admin.display(description="stan")
    def state(self, profile):
        if profile.stopped_at:
            return "wyłączone"
        return "włączone" if profile.confirmed_at else "adres niepotwierdzony"

    @admin.display(description="tematy")
    def shown_themes(self, profile):
        return ", ".join(theme.name for theme in profile.themes.all()) or "wszystkie"

    @admin.display(description="kto się ubiega")
    def shown_forms(self, profile):
        return ", ".join(str(form) for form in profile.forms.all()) or "wszyscy"

    @admin.action(description="Wyłącz zaznaczone powiadomienia", permissions=["change"])
    def stop(self, request, queryset):
        running = queryset.filter(stopped_at=None)
        count = running.count()
        for profile in running:
            actions.stop_alerts(profile=profile, by=request.user)
        who = plural(count, "odbiorca nie dostanie,odbiorców nie dostanie,odbiorców nie dostanie")
        self.message_user(request, f"{count} {who} już listów o naborach.", messages.SUCCESS)


@admin.register(AlertRound)
class AlertRoundAdmin(ReadOnlyAdmin):
    list_display = ["call", "kind", "deadline_on", "matched", "done_at"]
    list_filter = ["kind"]
    list_select_related = ["call"]
    search_fields = ["call__title"]
    search_help_text = "Tytuł naboru"
    show_full_result_count = False

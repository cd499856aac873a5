"""Admin of the inbox settings: topics and rules."""

from django.contrib import admin
from django.shortcuts import redirect

from contact import selectors
from contact.models import Rules, Topic
from core.admin import AuditedAdmin
from core.audit import record


@admin.register(Topic)
class TopicAdmin(AuditedAdmin):
    list_display = ["name", "slug", "order", "is_offered"]
    fields = ["name", "slug", "order", "is_offered"]
    prepopulated_fields = {"slug": ["name"]}

    def has_delete_permission(self, request, obj=None):
        """A topic with messages cannot be deleted, only no longer offered."""
        is_used = obj is not None and obj.threads.exists()
        return not is_used and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        record("contact.change_topic", obj, by=request.user, fields=form.changed_data)


@admin.register(Rules)
class RulesAdmin(AuditedAdmin):
    """A single row: its list redirects to it."""

    fieldsets = [
        ("Zgłoszenia barier", {"fields": ["barrier_days", "extension_months", "law_as_of"]}),
        ("Listy", {"fields": ["tells_office"]}),
        ("Na stronie kontaktu", {"fields": ["office_hours", "directions"]}),
    ]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        return redirect("admin:contact_rules_change", selectors.rules().pk)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        record("contact.change_rules", obj, by=request.user, fields=form.changed_data)

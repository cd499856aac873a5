"""The audit log in the back office."""

from django.contrib import admin

from core import audit_words
from core.admin import ReadOnlyAdmin
from core.models import AuditEvent


class ActionFilter(admin.SimpleListFilter):
    """All actions in the log, by their Polish names."""

    title = "czynność"
    parameter_name = "action"

    def lookups(self, request, model_admin):
        found = AuditEvent.objects.order_by("action").values_list("action", flat=True).distinct()
        return sorted(
            ((action, audit_words.ACTIONS.get(action, action)) for action in found), key=lambda pair: pair[1]
        )

    def queryset(self, request, queryset):
        return queryset.filter(action=self.value()) if self.value() else queryset


class KindFilter(admin.SimpleListFilter):
    title = "rodzaj"
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        found = AuditEvent.objects.order_by("object_kind").values_list("object_kind", flat=True).distinct()
        return [(kind, audit_words.kind_of(AuditEvent(object_kind=kind))) for kind in found]

    def queryset(self, request, queryset):
        return queryset.filter(object_kind=self.value()) if self.value() else queryset


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "action_name", "object_label", "kind_name", "actor", "details_text"]
    list_filter = [ActionFilter, KindFilter, "created_at"]
    search_fields = ["object_label", "object_id"]
    search_help_text = "Nazwa albo numer tego, czego dotyczy wpis"
    fields = ["created_at", "action_name", "object_label", "kind_name", "object_id", "actor", "details_text"]
    show_full_result_count = False

    @admin.display(description="czynność", ordering="action")
    def action_name(self, event):
        return audit_words.action_of(event)

    @admin.display(description="rodzaj", ordering="object_kind")
    def kind_name(self, event):
        return audit_words.kind_of(event)

    @admin.display(description="kto")
    def actor(self, event):
        return event.actor_name

    @admin.display(description="szczegóły")
    def details_text(self, event):
        return audit_words.details_of(event)

    def get_queryset(self, request):
        return audit_words.with_actor_names(super().get_queryset(request))

"""The office's queue of errors that readers reported."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from core.admin import ReadOnlyAdmin
from core.errors import DomainError
from core.text.polish import quoted
from organizations.models import ErrorReport
from organizations.registry.actions import reports


class WaitingFilter(admin.SimpleListFilter):
    title = "czy załatwione"
    parameter_name = "zalatwione"

    def lookups(self, request, model_admin):
        return [("nie", "czekają"), ("tak", "załatwione")]

    def queryset(self, request, queryset):
        return queryset.filter(handled_at__isnull=self.value() == "nie") if self.value() else queryset


@admin.register(ErrorReport)
class ErrorReportAdmin(ReadOnlyAdmin):
    list_display = ["message_start", "entry", "reporter_email", "created_at", "handled_at", "handled_by"]
    list_filter = [WaitingFilter]
    list_select_related = ["organization", "handled_by"]
    search_fields = ["message", "organization__name", "reporter_email"]
    fields = ["entry", "message", "reporter_email", "created_at", "handled_at", "handled_by"]
    actions = ["mark_handled"]

    def has_change_permission(self, request, obj=None):
        """Needed for the action; the fields themselves are read-only."""
        return obj is None and admin.ModelAdmin.has_change_permission(self, request)

    @admin.display(description="co jest nie tak", ordering="message")
    def message_start(self, report):
        return report.message[:90] + ("…" if len(report.message) > 90 else "")

    @admin.display(description="wpis", ordering="organization__sort_key")
    def entry(self, report):
        address = reverse("admin:organizations_organization_change", args=[report.organization_id])
        return format_html('<a href="{}">{}</a>', address, report.organization)

    @admin.action(description="Oznacz jako załatwione", permissions=["change"])
    def mark_handled(self, request, queryset):
        done = 0
        for report in queryset:
            try:
                reports.handle_error_report(report=report, by=request.user)
                done += 1
            except DomainError as error:
                self.message_user(request, f"{quoted(report)}: {error}", messages.WARNING)
        if done:
            self.message_user(request, f"Załatwione zgłoszenia: {done}.", messages.SUCCESS)

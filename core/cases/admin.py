"""Case marks in the back office: the list of files that staff keep, and the register, which nobody edits."""

from django.contrib import admin

from core import audit_words
from core.cases.models import CaseClass, CaseMark

audit_words.name(actions={"core.give_mark": "nadanie znaku sprawy", "core.withdraw_mark": "wycofanie znaku sprawy"})


@admin.register(CaseClass)
class CaseClassAdmin(admin.ModelAdmin):
    list_display = ["symbol", "title", "unit", "archival_category", "numbering", "valid_from", "valid_to"]
    list_display_links = ["symbol", "title"]
    search_fields = ["symbol", "title"]
    search_help_text = "Symbol albo hasło"
    fields = ["unit", "symbol", "title", "archival_category", "numbering", "valid_from", "valid_to"]


@admin.register(CaseMark)
class CaseMarkAdmin(admin.ModelAdmin):
    """Marks are given and withdrawn on the page of what they mark."""

    list_display = ["mark", "object_label", "origin", "given_at", "state"]
    list_display_links = ["mark"]
    list_filter = ["year", "symbol", "unit", "origin"]
    search_fields = ["object_label", "symbol", "=number"]
    search_help_text = "Czego dotyczy, symbol klasy albo numer"
    fields = ["mark", "object_label", "origin", "given_at", "withdrawn_at", "withdrawn_reason"]
    readonly_fields = fields
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="znak sprawy", ordering="number")
    def mark(self, mark):
        return str(mark)

    @admin.display(description="stan")
    def state(self, mark):
        return "wycofany" if mark.withdrawn_at else "ważny"

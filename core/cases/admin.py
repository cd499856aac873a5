"""Case marks in the back office: the list of classes that staff edit, and the read-only register."""

from django.apps import apps
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from core import audit_words
from core.cases import marks
from core.cases.models import CaseClass, CaseMark
from core.errors import DomainError

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
    """Marks are given and withdrawn on the page of the marked object."""

    list_display = ["mark", "about", "origin", "given_at", "state"]
    list_display_links = ["mark"]
    list_filter = ["year", "symbol", "unit", "origin"]
    search_fields = ["object_label", "symbol", "=number"]
    search_help_text = "Cały znak, czego dotyczy, symbol klasy albo numer"
    fields = ["mark", "about", "origin", "given_at", "withdrawn_at", "withdrawn_reason"]
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

    def get_search_results(self, request, queryset, search_term):
        """A whole mark finds its case; initials are ignored."""
        try:
            mark = marks.read(search_term)
        except DomainError:
            return super().get_search_results(request, queryset, search_term)
        return queryset.of_series(mark).filter(number=mark.number), False

    @admin.display(description="czego dotyczy", ordering="object_label")
    def about(self, mark):
        """Link to the marked object, or only its name if it has no back office page."""
        try:
            model = apps.get_model(mark.object_kind)
            address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[mark.object_id])
        except (LookupError, ValueError, NoReverseMatch):
            return mark.object_label
        return format_html('<a href="{}">{}</a>', address, mark.object_label)

    @admin.display(description="stan")
    def state(self, mark):
        return "wycofany" if mark.withdrawn_at else "ważny"

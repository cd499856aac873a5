"""Remarks on offers for small grants: read, and said to be read."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect

from core import admin_pages
from core.admin import ReadOnlyAdmin
from grants.calls.admin.filters import ReadFilter
from grants.models import Remark
from grants.small_grants import actions


@admin.register(Remark)
class RemarkAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "offer", "beginning", "name", "is_read"]
    list_filter = [ReadFilter]
    list_select_related = ["offer"]
    search_fields = ["offer__title", "text"]
    search_help_text = "Zadanie albo słowa uwagi"
    fields = ["offer", "text", "name", "email", "created_at", "read_at"]
    change_form_template = "admin/grants/remark/change_form.html"
    actions = ["mark_read"]

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("grants.view_remark")

    def has_reading_permission(self, request):
        return request.user.has_perm("grants.change_remark")

    def lookup_allowed(self, lookup, value, request=None):
        return lookup == "offer__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="treść")
    def beginning(self, remark):
        return remark.text[:120] or "(usunięta po terminie)"

    @admin.display(description="przeczytana", boolean=True)
    def is_read(self, remark):
        return remark.read_at is not None

    @admin.action(description="Oznacz jako przeczytane", permissions=["reading"])
    def mark_read(self, request, queryset):
        for remark in queryset:
            actions.read_remark(remark=remark, by=request.user)
        self.message_user(request, "Wybrane uwagi są oznaczone jako przeczytane.")

    def get_urls(self):
        return admin_pages.urls(self, [("<int:pk>/przeczytana/", read, "read", ["POST"])]) + super().get_urls()


def read(modeladmin, request, pk: int):
    if not modeladmin.has_reading_permission(request):
        raise PermissionDenied
    actions.read_remark(remark=get_object_or_404(Remark, pk=pk), by=request.user)
    modeladmin.message_user(request, "Uwaga jest oznaczona jako przeczytana.")
    return redirect("admin:grants_remark_changelist")

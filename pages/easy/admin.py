"""The easy-to-read page in the back office: one page with its blocks."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from core import audit_words
from core.admin import AuditedAdmin
from core.conflicts import hold
from pages.easy import actions
from pages.easy.forms import EasyBlockForm, EasyBlockFormSet, EasyPageForm
from pages.models import EasyBlock, EasyPage

audit_words.name(actions={"pages.change_easy_page": "zmiana tekstu łatwego do czytania"})


class BlockInline(admin.StackedInline):
    model = EasyBlock
    form = EasyBlockForm
    formset = EasyBlockFormSet
    extra = 1


@admin.register(EasyPage)
class EasyPageAdmin(AuditedAdmin):
    form = EasyPageForm
    inlines = [BlockInline]
    list_display = ["title", "is_published", "updated_at"]
    fields = ["title", "lead", "sign_language_url", "is_published", "seen_at"]
    change_form_template = "admin/pages/easypage/change_form.html"

    def has_add_permission(self, request):
        """Never: the first start creates the only row. Every page of the back office checks this: no query."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Never: nobody could add it again. Unchecking "opublikowana" hides it."""
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.preview))
        return [path("<int:pk>/podglad/", view, name="pages_easypage_preview"), *super().get_urls()]

    def preview(self, request, pk: int):
        page = get_object_or_404(EasyPage, pk=pk)
        if not self.has_view_permission(request, page):
            raise PermissionDenied
        return render(request, "pages/easy/page.html", {"easy": page, "blocks": page.blocks.all(), "is_preview": True})

    def save_model(self, request, obj, form, change):
        hold(EasyPage, obj.pk, seen_at=form.cleaned_data["seen_at"])
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        actions.easy_page_changed(page=form.instance, by=request.user)

    def view_on_site(self, page):
        return reverse("pages:easy") if page.is_published else None

"""Published objects in the back office: list and form. Every write goes through the actions of the app."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.shortcuts import redirect
from django.utils.html import format_html

from core import search
from core.admin import AuditedAdmin, PictureAdmin, ProseAdmin
from core.admin import pages as admin_pages
from core.admin.action_admin import ActionAdmin
from core.publishing.steps import StepAdmin
from core.publishing.workflow import Workflow, is_deletable
from core.text.polish import quoted


class PublishedAdmin(StepAdmin, ActionAdmin, ProseAdmin, AuditedAdmin, PictureAdmin):
    """The app defines ``save_thing``, which calls its own actions; the model has ``is_public``."""

    workflow: Workflow
    #: Creates the next edition as a draft, and the message shown to the office afterwards.
    copy_action: Callable[..., Any] | None = None
    copied = ""
    change_form_template = "admin/published/change_form.html"
    change_list_template = "admin/published/change_list.html"
    list_per_page = 50
    show_full_result_count = False
    actions = None

    def save_thing(self, request, form, formsets, *, is_new: bool) -> Model:
        raise NotImplementedError

    # --- list ---

    def changelist_view(self, request, extra_context=None):
        has_queue = hasattr(self, "queue_page") and self.has_change_permission(request)
        return super().changelist_view(request, {"has_queue": has_queue} | (extra_context or {}))

    @admin.display(description="stan", ordering="status")
    def state(self, thing):
        return format_html('<span class="state state-{}">{}</span>', thing.status, self.state_words(thing))

    def state_words(self, thing: Any) -> str:
        return thing.get_status_display()

    @admin.display(description="portal")
    def on_portal(self, thing):
        if not thing.is_public:
            return "–"
        return format_html('<a href="{}" aria-label="Zobacz: {}">zobacz</a>', thing.get_absolute_url(), thing)

    def get_search_results(self, request, queryset, search_term):
        """Search the text as typed, and public objects by any form of its words."""
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        if search_term:
            found = found | queryset.filter(pk__in=search.ids(search_term, self.opts.model_name)[:500])
        return found, has_duplicates

    # --- form ---

    def view_on_site(self, thing):
        return thing.get_absolute_url() if thing.is_public else None

    def render_change_form(self, request, context, *args, **kwargs):
        noun = self.workflow.noun
        context |= {"noun": noun, "can_copy": self.copy_action and self.has_add_permission(request)}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Saved together with its related rows, in save_related."""

    def save_related(self, request, form, formsets, change):
        saved = self.save_thing(request, form, formsets, is_new=not change)
        form.instance.__dict__.update(saved.__dict__)

    def response_add(self, request, obj, post_url_continue=None):
        """A new object is a draft: continue on its page."""
        done, it = self.workflow.noun.by_gender("zapisana,zapisane,zapisany"), self.workflow.noun.by_gender("ją,je,go")
        words = f"{quoted(obj)} jest {done} jako szkic. Gdy wszystko się zgadza, opublikuj {it}."
        self.message_user(request, words)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", obj.pk)

    def has_delete_permission(self, request, obj=None):
        """An object that was ever public is never deleted."""
        return (obj is None or is_deletable(obj)) and super().has_delete_permission(request, obj)

    def delete_model(self, request, obj):
        self.workflow.delete(obj, by=request.user)

    def get_deleted_objects(self, objs, request):
        """Rows that belong to the draft need no permission of their own."""
        to_delete, counts, _perms, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, set(), protected

    # --- the next edition ---

    def copy_page(self, request, pk: int):
        """Copy as a draft and open it."""
        thing = self.changeable(request, pk)
        if not self.has_add_permission(request):
            raise PermissionDenied
        copied = self.copy_action(**{self.opts.model_name: thing}, by=request.user)
        self.message_user(request, self.copied)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", copied.pk)

    def get_urls(self):
        pages = [("<int:pk>/kopiuj/", type(self).copy_page, "copy", admin_pages.WRITE)] if self.copy_action else []
        return admin_pages.urls(self, pages) + super().get_urls()

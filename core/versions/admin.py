"""Versions in the back office: begin, edit, preview, publish, discard; published versions are read-only."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from core.admin import AuditedAdmin
from core.errors import DomainError
from core.versions import actions
from core.versions.forms import PUBLISH
from core.versions.models import Version


class BeginForm(forms.Form):
    """No fields: the model has one series."""


class VersionAdmin(AuditedAdmin):
    """``begin(by=, **chosen)`` and ``publish(draft=, by=)`` are the actions of the app."""

    change_form_template = "admin/versions/change_form.html"
    begin_form: type[forms.Form] = BeginForm
    begin_sentences: tuple[str, ...] = ()
    list_display = ["__str__", "status", "published_at", "replaced_at", "look"]
    list_filter = ["status"]
    actions = None

    def begin(self, *, by: Any, **chosen: Any) -> Version:
        raise NotImplementedError

    def publish(self, *, draft: Version, by: Any) -> Version:
        return actions.publish(draft=draft, by=by)

    def preview_response(self, request, version: Version):
        raise NotImplementedError

    @admin.display(description="podgląd")
    def look(self, version):
        address = reverse(self._name("preview"), args=[version.pk])
        return format_html('<a href="{}" aria-label="Zobacz: {}">zobacz</a>', address, version)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_draft)

    def has_delete_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and obj is not None and obj.is_draft

    def get_urls(self):
        preview = self.admin_site.admin_view(require_safe(self.preview))
        return [
            path("<int:pk>/podglad/", preview, name=self._name("preview").removeprefix("admin:")),
            *super().get_urls(),
        ]

    def preview(self, request, pk: int):
        """The page as the public will see it, or saw it."""
        version = get_object_or_404(self.model, pk=pk)
        if not self.has_view_permission(request, version):
            raise PermissionDenied
        return self.preview_response(request, version)

    def add_view(self, request, form_url="", extra_context=None):
        """Instead of an empty form, a draft that begins with the current version."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = self.begin_form(request.POST if request.method == "POST" else None)
        if form.is_valid():
            draft = self.begin(by=request.user, **form.cleaned_data)
            return redirect(self._name("change"), draft.pk)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "title": "Nowa wersja", "form": form, "sentences": self.begin_sentences,
        }  # fmt: skip
        return TemplateResponse(request, "admin/versions/begin.html", context)

    def view_on_site(self, version):
        """No public page for a draft: it has a preview."""
        return None if version.is_draft else version.get_absolute_url()

    def save_model(self, request, obj, form, change):
        fields = [name for name in form.changed_data if name != "seen_at"]
        actions.save(draft=obj, fields=fields, by=request.user, seen_at=form.cleaned_data["seen_at"])
        if PUBLISH in request.POST:
            self.publish(draft=obj, by=request.user)

    def response_change(self, request, obj):
        if PUBLISH not in request.POST:
            return super().response_change(request, obj)
        self.message_user(request, f"Opublikowano: {obj}. Tak widzą to teraz wszyscy.")
        return HttpResponseRedirect(reverse(self._name("change"), args=[obj.pk]))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """If the draft was published or discarded meanwhile, show that on the current page."""
        context = {"show_save_and_add_another": False} | (extra_context or {})
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except DomainError as error:
            self.message_user(request, str(error), "ERROR")
            return redirect(self._name("change"), object_id)

    def delete_model(self, request, obj):
        actions.discard(draft=obj, by=request.user)

    def _name(self, page: str) -> str:
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"

"""Base classes of the back office: read-only rows, the audit log of an object, pictures, the rich text editor.

Apps register in their own ``admin`` module or package, found by portal.apps; nothing is registered here.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from js_asset import Media, Script

from core import audit, audit_words
from core.conflicts import sets
from core.errors import ConflictError
from core.files import images
from core.forms import SlugField

SHOWN_EVENTS = 20
#: Hash of the one style element that the editor (django-prose-editor 0.28) writes; browsers report a new hash.
EDITOR_STYLE_HASH = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that nobody edits by hand: list and read only."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class OfficeAdmin(admin.ModelAdmin):
    formfield_overrides = {models.SlugField: {"form_class": SlugField}}

    @property
    def media(self) -> Any:
        return super().media + Media(css={"all": ["css/office.css"]})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """On a concurrent save, validate again: the form then shows what the first editor saved.

        If the form finds no error this time, the error is a bug and is raised.
        """
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (ConflictError, IntegrityError):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """On an edit conflict, return the saved rows where the editor chose them."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if "data" in kwargs:
            saved = inline.get_formset(request, obj)(**_without_data(kwargs))
            kwargs["data"] = sets.chosen_data(kwargs["data"], saved, thing=obj)
        return kwargs

    def render_change_form(self, request, context, *args, **kwargs):
        if getattr(context["adminform"].form, "conflict", None) is not None:
            self._compare_sets(request, context["adminform"].form, context["inline_admin_formsets"])
        return super().render_change_form(request, context, *args, **kwargs)

    def _compare_sets(self, request, form, inlines) -> None:
        for inline in inlines:
            typed = inline.formset
            known = _without_data(super().get_formset_kwargs(request, form.instance, inline.opts, typed.prefix))
            saved = type(typed)(**known, data=sets.saved_data(form.data, type(typed)(**known)))
            sets.compare(form, str(inline.opts.verbose_name_plural), typed, saved)

    def history_view(self, request, object_id, extra_context=None):
        """Show the portal's audit log; fall back to Django's history when the audit log is empty."""
        obj = self.get_object(request, unquote(object_id))
        log = obj and audit.events_of(obj).exists() and _log_of(obj)
        return super().history_view(request, object_id, {"audit_log": log} | (extra_context or {}))


def _without_data(kwargs: dict[str, Any]) -> dict[str, Any]:
    return {name: kwargs[name] for name in ("instance", "prefix", "queryset")}


class AuditedAdmin(OfficeAdmin):
    """Shows the history of an object at the bottom of its page."""

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "audit_log"]

    def get_fieldsets(self, request, obj=None):
        fieldsets = [
            (title, options | {"fields": [name for name in options["fields"] if name != "audit_log"]})
            for title, options in super().get_fieldsets(request, obj)
        ]
        return [*fieldsets, ("Dziennik zmian", {"fields": ["audit_log"]})] if obj else fieldsets

    @admin.display(description="ostatnie zmiany")
    def audit_log(self, obj):
        return _log_of(obj)


def _log_of(obj: models.Model) -> str:
    """The newest log lines about one object, with a link to all of them."""
    events = list(audit_words.with_actor_names(audit.events_of(obj))[: SHOWN_EVENTS + 1])
    lines = [(event, audit_words.action_of(event), audit_words.details_of(event)) for event in events]
    all_url = (
        reverse("admin:core_auditevent_changelist") + f"?{urlencode({'q': obj.pk, 'kind': obj._meta.label_lower})}"
    )
    return render_to_string(
        "core/audit_log.html",
        {"lines": lines[:SHOWN_EVENTS], "all_url": all_url if len(lines) > SHOWN_EVENTS else ""},
    )


class PictureAdmin(OfficeAdmin):
    """For pages with a PictureForm, own or inline: records who sent a picture and deletes removed pictures."""

    def save_form(self, request, form, change):
        form.by = request.user
        return super().save_form(request, form, change)

    def save_formset(self, request, form, formset, change):
        for each in formset.forms:
            each.by = request.user
        super().save_formset(request, form, formset, change)
        if name := getattr(formset.form, "picture_field", None):
            for removed in formset.deleted_objects:
                images.remove(getattr(removed, name))


class ProseAdmin(OfficeAdmin):
    """Lets the rich text editor run in Polish under the strict Content-Security-Policy.

    The editor loads its modules through an inline import map, which gets this response's nonce, and writes
    one fixed style element, which is allowed by its hash (EDITOR_STYLE_HASH).
    """

    @property
    def media(self) -> Any:
        return super().media + Media(js=[Script("js/prose.js", type="module")])

    def render_change_form(self, request, context, *args, **kwargs):
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        response = super().render_change_form(request, context, *args, **kwargs)
        response._csp_update = {"style-src": [EDITOR_STYLE_HASH]}
        return response

"""Documents to download in the back office: list, form, next version, topics."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.html import format_html

from core.admin import AuditedAdmin, pages
from core.admin.action_admin import ActionAdmin
from core.admin.pages import FORM
from core.errors import DomainError
from core.refusals import add_errors
from core.text.polish import quoted
from pages.documents import actions
from pages.documents.forms import DocumentForm, ReplacedForm, VersionForm
from pages.models import Document, DocumentTopic

CHANGE = "admin:pages_document_change"


class InForceFilter(admin.SimpleListFilter):
    title = "wersje"
    parameter_name = "wersje"

    def lookups(self, request, model_admin):
        return [("najnowsze", "najnowsze"), ("dawne", "zastąpione nowszą"), ("po", "po terminie, bez nowszej")]

    def queryset(self, request, queryset):
        return {
            "najnowsze": lambda: queryset.newest(),
            "dawne": lambda: queryset.filter(replaced_by__isnull=False),
            "po": lambda: queryset.newest().filter(valid_to__lt=timezone.localdate()),
        }.get(self.value(), lambda: queryset)()


@admin.register(DocumentTopic)
class DocumentTopicAdmin(ActionAdmin):
    actions = None
    list_display = ["name", "order"]

    def save_model(self, request, obj, form, change):
        actions.save_topic(topic=obj, by=request.user)

    def delete_model(self, request, obj):
        actions.delete_topic(topic=obj, by=request.user)


@admin.register(Document)
class DocumentAdmin(ActionAdmin, AuditedAdmin):
    form = DocumentForm
    change_form_template = "admin/pages/document/change_form.html"
    fieldsets = [
        (None, {"fields": ["seen_at", "title", "topic", "kind", "summary"]}),
        ("Plik i wersja", {"fields": ["file", "version_label", "valid_from", "valid_to"]}),
    ]
    list_display = ["title", "version_label", "what", "valid_from", "valid_to", "newer", "on_portal"]
    list_filter = [InForceFilter, "topic", "kind"]
    list_select_related = ["topic", "replaced_by"]
    list_per_page = 50
    search_fields = ["title", "version_label", "summary"]
    search_help_text = "Tytuł, wersja albo słowa opisu"
    actions = None

    # --- list ---

    @admin.display(description="plik")
    def what(self, document):
        return f"{document.format}, {document.size // 1024 or 1} KB"

    @admin.display(description="nowsza wersja", empty_value="–")
    def newer(self, document):
        return document.replaced_by

    @admin.display(description="portal")
    def on_portal(self, document):
        return format_html('<a href="{}" aria-label="Zobacz: {}">zobacz</a>', document.get_absolute_url(), document)

    # --- form ---

    def save_model(self, request, obj, form, change):
        if change:
            seen_at = form.cleaned_data["seen_at"]
            saved = actions.update_document(document=obj, values=form.values(), by=request.user, seen_at=seen_at)
        else:
            saved = actions.add_document(values=form.values(), by=request.user)
        obj.__dict__.update(saved.__dict__)

    def delete_model(self, request, obj):
        actions.delete_document(document=obj, by=request.user)

    def get_deleted_objects(self, objs, request):
        """The action reports former versions that block the deletion."""
        return [str(one) for one in objs], {self.opts.verbose_name_plural: len(objs)}, set(), []

    def get_urls(self):
        return pages.urls(self, PAGES) + super().get_urls()


def add_version(modeladmin, request, pk: int):
    """Add the next version: a file and its changes; the present one then leads to it."""
    document = _found(modeladmin, request, pk)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = VersionForm(*given, former=document)
    if form.is_valid():
        values = form.cleaned_data | {"topic": document.topic, "kind": document.kind}
        try:
            newer = actions.add_version(document=document, values=values, by=request.user)
        except DomainError as error:
            add_errors(form, error)
        else:
            modeladmin.message_user(
                request, f"{quoted(newer)} to teraz najnowsza wersja. Dawne adresy prowadzą do niej."
            )
            return redirect(CHANGE, newer.pk)
    return _render(modeladmin, request, "version", title="Dodaj nową wersję", original=document, form=form)


def replaced(modeladmin, request, pk: int):
    """Set another existing document as the newer version of this one, or none."""
    document = _found(modeladmin, request, pk)
    form = ReplacedForm(request.POST if request.method == "POST" else None, document=document)
    if form.is_valid():
        try:
            newer = form.cleaned_data["newer"]
            if newer is None or newer.pk != document.replaced_by_id:
                actions.replace_document(document=document, newer=newer, by=request.user)
        except DomainError as error:
            form.add_error("newer", str(error))
        else:
            what = f"prowadzi teraz do: {quoted(newer)}" if newer else "nie ma nowszej wersji"
            modeladmin.message_user(request, f"{quoted(document)} {what}.")
            return redirect(CHANGE, pk)
    return _render(modeladmin, request, "replaced", title="Wskaż nowszą wersję", original=document, form=form)


def _found(modeladmin, request, pk: int) -> Document:
    """Access to one document: 403 without the permission, 404 without the document."""
    document = get_object_or_404(Document.objects.select_related("topic", "replaced_by"), pk=pk)
    if not modeladmin.has_change_permission(request, document):
        raise PermissionDenied
    return document


def _render(modeladmin, request, template: str, **context):
    return pages.render(modeladmin, request, f"admin/pages/document/{template}.html", **context)


PAGES = [
    ("<int:pk>/nowa-wersja/", add_version, "version", FORM),
    ("<int:pk>/nowsza/", replaced, "replaced", FORM),
]

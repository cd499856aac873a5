"""Old addresses in the back office: one by one, or imported from a spreadsheet."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.utils.text import Truncator

from core.admin import pages
from core.admin.action_admin import AuditOnlyAdmin
from core.admin.pages import FORM
from core.errors import DomainError
from core.text.polish import plural
from pages.models import AddressImport, OldAddress
from pages.redirects import actions, importing
from pages.redirects.forms import BringAddressesForm, OldAddressForm

ON_PAGE = 50
LONGEST_SHOWN = 60
LIST = "admin:pages_oldaddress_changelist"
ADDRESSES = "adres,adresy,adresów"


@admin.register(OldAddress)
class OldAddressAdmin(AuditOnlyAdmin):
    form = OldAddressForm
    change_list_template = "admin/pages/oldaddress/change_list.html"
    fields = ["path", "leads"]
    list_display = ["old", "leads_to", "created_at"]
    list_select_related = ["page"]
    list_per_page = 100
    search_fields = ["path", "target", "page__path", "page__title"]
    search_help_text = "Dawny albo nowy adres, tytuł strony"
    ordering = ["path"]
    actions = None

    @admin.display(description="dawny adres", ordering="path")
    def old(self, entry):
        """Truncated, so that the other columns stay visible."""
        return Truncator(entry.path).chars(LONGEST_SHOWN)

    @admin.display(description="prowadzi do")
    def leads_to(self, entry):
        return format_html('<a href="{}">{}</a>', entry.leads_to, entry.leads_to)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """If a concurrent request takes the address while saving, the form shows the conflict."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError:
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_form(self, request, form, change):
        return form.save(commit=False)

    def save_model(self, request, obj, form, change):
        told = {"path": form.cleaned_data["path"], "target": form.cleaned_data["leads"]}
        saved = actions.lead(entry=obj if change else None, by=request.user, **told)
        obj.__dict__.update(saved.__dict__)

    def delete_model(self, request, obj):
        actions.forget_old_address(entry=obj, by=request.user)

    def get_urls(self):
        return pages.urls(self, PAGES) + super().get_urls()


def bring(modeladmin, request):
    """Read the file and show the preview; nothing is written yet."""
    _may_import(modeladmin, request)
    form = BringAddressesForm(request.POST, request.FILES) if request.method == "POST" else BringAddressesForm()
    if form.is_valid():
        try:
            batch = importing.bring(upload=form.cleaned_data["file"], by=request.user)
        except DomainError as error:
            form.add_error("file", str(error))
        else:
            return redirect("admin:pages_oldaddress_import", batch.pk)
    return _render(modeladmin, request, "bring", title="Wczytaj dawne adresy z pliku", form=form)


def preview(modeladmin, request, pk: int):
    """The planned outcome of each row; after the import, the result."""
    _may_import(modeladmin, request)
    batch = get_object_or_404(AddressImport, pk=pk)
    if request.method == "POST":
        return _write(modeladmin, request, batch)
    planned = importing.plan(batch.rows)
    counts = importing.counts(planned)
    chosen = request.GET.get("co")
    if chosen not in importing.OUTCOMES:
        chosen = next((outcome for outcome, count in counts.items() if count), importing.NEW)
    rows = [row for row in planned if row.outcome == chosen]
    return _render(
        modeladmin, request, "preview", title=f"Import: {batch.file_name}", batch=batch, chosen=chosen, counts=counts,
        tabs=[(outcome, label, counts[outcome]) for outcome, label in importing.OUTCOMES.items()],
        page=Paginator(rows, ON_PAGE).get_page(request.GET.get("p")), can_write=counts["new"] + counts["changed"] > 0,
    )  # fmt: skip


def _write(modeladmin, request, batch: AddressImport):
    try:
        counts = importing.apply(batch=batch, by=request.user)
    except DomainError as error:
        modeladmin.message_user(request, str(error), messages.ERROR)
        return redirect("admin:pages_oldaddress_import", batch.pk)
    told = [f"nowe: {counts['new']}", f"zmienione: {counts['changed']}", f"bez zmian: {counts['same']}"]
    if counts["wrong"]:
        told.append(f"pominięte z powodu błędu: {counts['wrong']} {plural(counts['wrong'], 'wiersz,wiersze,wierszy')}")
    modeladmin.message_user(request, f"Dawne adresy są zapisane – {', '.join(told)}.")
    return redirect(LIST)


def _may_import(modeladmin, request) -> None:
    if not (modeladmin.has_add_permission(request) and modeladmin.has_change_permission(request)):
        raise PermissionDenied


def _render(modeladmin, request, template: str, **context):
    return pages.render(modeladmin, request, f"admin/pages/oldaddress/{template}.html", **context)


PAGES = [
    ("wczytaj/", bring, "bring", FORM),
    ("wczytaj/<int:pk>/", preview, "import", FORM),
]

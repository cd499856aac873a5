"""The import in the back office: upload, preview, correct and write."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from core.admin import pages
from core.errors import DomainError
from core.text.polish import plural
from organizations.importing import actions as importing_actions
from organizations.importing import planning
from organizations.importing.forms import ApplyForm, BringForm, ColumnsForm, MendForm
from organizations.models import ImportBatch, ImportRow

ON_PAGE = 30
Outcome = ImportRow.Outcome
#: In the office's order: first the rows that need work.
TABS = [
    (Outcome.WRONG, "z błędem"),
    (Outcome.NEW, "nowe"),
    (Outcome.CHANGED, "zmienione"),
    (Outcome.SAME, "bez zmian"),
    (Outcome.LEFT_OUT, "pominięte"),
]


@admin.register(ImportBatch)
class ImportBatchAdmin(admin.ModelAdmin):
    list_display = ["file_name", "status", "created_by", "created_at", "applied_at"]
    list_filter = ["status"]
    list_select_related = ["created_by"]
    actions = None

    def has_change_permission(self, request, obj=None):
        """Users who may add and change entries may import them."""
        return request.user.has_perms(["organizations.add_organization", "organizations.change_organization"])

    has_add_permission = has_view_permission = has_module_permission = has_change_permission

    def has_delete_permission(self, request, obj=None):
        return False

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return bring(self, request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not object_id.isdigit():
            raise Http404
        return preview(self, request, find(self, request, int(object_id)))

    def get_urls(self):
        return pages.urls(self, PAGES) + super().get_urls()


def find(modeladmin, request, pk: int) -> ImportBatch:
    """Return the import: 403 without the permission, 404 without the import."""
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    return get_object_or_404(ImportBatch, pk=pk)


def bring(modeladmin, request):
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if form.is_valid():
        try:
            batch = importing_actions.bring(upload=form.cleaned_data["file"], by=request.user)
        except DomainError as error:
            form.add_error("file", str(error))
        else:
            needs_columns = "name" not in batch.mapping["columns"]
            return redirect(address("columns" if needs_columns else "change", batch))
    return _render(modeladmin, request, "bring", title="Wczytaj organizacje z pliku", form=form)


def preview(modeladmin, request, batch: ImportBatch):
    """The planned outcome of each row, grouped by outcome."""
    counts = importing_actions.counts(batch)
    wanted = request.GET.get("co")
    chosen = next((outcome for outcome, _ in TABS if outcome == wanted), None)
    chosen = chosen or next((outcome for outcome, _ in TABS if counts[outcome]), Outcome.NEW)
    rows = batch.rows.filter(outcome=chosen).select_related("organization")
    page = Paginator(rows, ON_PAGE).get_page(request.GET.get("p"))
    return _render(
        modeladmin, request, "preview", title=f"Import: {batch.file_name}", batch=batch, counts=counts, chosen=chosen,
        tabs=[(outcome, label, counts[outcome]) for outcome, label in TABS], page=page,
        rows=[_shown(row) for row in page.object_list], apply_form=ApplyForm(),
        unused=[h for h, key in zip(batch.mapping["headers"], batch.mapping["columns"], strict=True) if h and not key],
        is_open=batch.status == ImportBatch.Status.PREVIEW, is_waiting=batch.status == ImportBatch.Status.WAITING,
        refusal=batch.mapping.get("refusal", ""),
    )  # fmt: skip


def agree_columns(modeladmin, request, pk: int):
    batch = find(modeladmin, request, pk)
    mapping = batch.mapping
    stated = {f"column_{place}": key for place, key in enumerate(mapping["columns"])}
    initial = stated | {name: mapping[name] for name in ("legal_form", "public_benefit_as_of")}
    posted = request.POST if request.method == "POST" else None
    form = ColumnsForm(posted, headers=mapping["headers"], initial=initial)
    if form.is_valid():
        try:
            importing_actions.agree_columns(
                batch=batch,
                keys=form.keys(),
                legal_form=form.cleaned_data["legal_form"],
                public_benefit_as_of=form.cleaned_data["public_benefit_as_of"],
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect(address("change", batch))
    sample = batch.rows.first()
    examples = list(zip(form.column_fields(), sample.values if sample else [], strict=False))
    lacks_name = "name" not in mapping["columns"] and posted is None
    return _render(
        modeladmin, request, "columns", title="Kolumny pliku", batch=batch, form=form, examples=examples,
        notice=importing_actions.NO_NAME_COLUMN if lacks_name else "",
    )  # fmt: skip


def mend(modeladmin, request, pk: int, number: int):
    """Edit the cells of one row; it is checked at once."""
    batch = find(modeladmin, request, pk)
    row = get_object_or_404(batch.rows.select_related("batch"), number=number)
    form = MendForm(request.POST if request.method == "POST" else None, row=row)
    if form.is_valid():
        try:
            row = importing_actions.mend(row=row, texts=form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            if row.outcome != Outcome.WRONG:
                modeladmin.message_user(request, f"Wiersz {number} jest poprawiony.")
                return redirect(address("change", batch))
            form = MendForm(row=row)
    for key, sentence in row.errors.items():
        place = key if key in form.fields else None
        form.errors.setdefault(place or "__all__", form.error_class()).append(sentence)
    return _render(modeladmin, request, "row", title=f"Wiersz {number}", batch=batch, row=row, form=form)


def leave_out(modeladmin, request, pk: int, number: int):
    batch = find(modeladmin, request, pk)
    row = get_object_or_404(batch.rows.select_related("batch"), number=number)
    is_left_out = request.POST.get("wroc") is None
    if _try(modeladmin, request, lambda: importing_actions.leave_out(row=row, is_left_out=is_left_out)):
        said = "jest pominięty" if is_left_out else "wrócił do importu"
        modeladmin.message_user(request, f"Wiersz {number} {said}.")
    return redirect(address("change", batch))


def apply(modeladmin, request, pk: int):
    batch = find(modeladmin, request, pk)
    form = ApplyForm(request.POST)
    wish = {
        "batch": batch,
        "by": request.user,
        "status": form.cleaned_data["status"] if form.is_valid() else ApplyForm.base_fields["status"].initial,
        "without_wrong": "bez_blednych" in request.POST,
    }
    if importing_actions.is_long(batch):
        if _try(modeladmin, request, lambda: importing_actions.apply_later(**wish)):
            modeladmin.message_user(request, "Zapisuję. To duży plik, więc potrwa to chwilę – możesz zamknąć stronę.")
    elif _try(modeladmin, request, lambda: importing_actions.apply(**wish)):
        counts = importing_actions.counts(batch)
        new, changed = counts[Outcome.NEW], counts[Outcome.CHANGED]
        modeladmin.message_user(
            request,
            f"Zapisano: {new} {plural(new, 'nowy wpis,nowe wpisy,nowych wpisów')}, "
            f"{changed} {plural(changed, 'zmieniony,zmienione,zmienionych')}.",
        )
    return redirect(address("change", batch))


def drop(modeladmin, request, pk: int):
    batch = find(modeladmin, request, pk)
    if _try(modeladmin, request, lambda: importing_actions.drop(batch=batch, by=request.user)):
        modeladmin.message_user(request, "Import porzucony. Nic z niego nie zapisano.")
    return redirect("admin:organizations_importbatch_changelist")


def address(name: str, batch: ImportBatch) -> str:
    return reverse(f"admin:organizations_importbatch_{name}", args=[batch.pk])


def _try(modeladmin, request, action) -> bool:
    """Run the action, or show why it was refused."""
    try:
        action()
    except DomainError as error:
        modeladmin.message_user(request, str(error), "error")
        return False
    return True


def _shown(row: ImportRow) -> dict:
    """A row for the preview: labels in place of keys."""
    mapping = row.batch.mapping
    cells = {key: text for key, text in zip(mapping["columns"], row.values, strict=True) if key}
    name = row.changes["name"][1] if "name" in row.changes else ""
    return {
        "row": row,
        "name": str(row.organization or name or cells.get("name") or "(bez nazwy)"),
        "errors": [(planning.label(key), cells.get(key, ""), said) for key, said in row.errors.items()],
        "changes": [
            (planning.label(key), old, new) for key, (old, new) in row.changes.items() if key != "name" or old
        ],
    }


def _render(modeladmin, request, template: str, **context):
    return pages.render(modeladmin, request, f"admin/organizations/importbatch/{template}.html", **context)


PAGES = [
    ("<int:pk>/kolumny/", agree_columns, "columns", pages.FORM),
    ("<int:pk>/zapisz/", apply, "apply", pages.WRITE),
    ("<int:pk>/porzuc/", drop, "drop", pages.WRITE),
    ("<int:pk>/wiersz/<int:number>/", mend, "row", pages.FORM),
    ("<int:pk>/wiersz/<int:number>/pomin/", leave_out, "leave_out", pages.WRITE),
]

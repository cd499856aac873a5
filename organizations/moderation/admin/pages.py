"""Registry pages that the stock admin lacks: state, versions, duplicates, merging, export."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from core import audit
from core.admin import history as admin_history
from core.admin import pages
from core.admin.pages import FORM, READ, WRITE
from core.audit import record
from core.errors import DomainError
from core.text.polish import quoted
from organizations.models import InternalContact, NotDuplicates, Organization
from organizations.moderation import actions, merging
from organizations.moderation.admin import bulk
from organizations.registry import duplicates
from organizations.registry import history as versions
from organizations.registry.forms import MergeForm, StateForm

ON_PAGE = 50


def _render(modeladmin, request, template: str, **context):
    return pages.render(modeladmin, request, f"admin/organizations/organization/{template}.html", **context)


def _entry(modeladmin, request, pk: int) -> Organization:
    """Return the entry for a change: 403 without the permission, 404 without the entry."""
    entry = get_object_or_404(Organization, pk=pk)
    if not modeladmin.has_change_permission(request, entry):
        raise PermissionDenied
    return entry


def state(modeladmin, request, pk: int):
    """Publish, suspend, end, send back, reject: one page, with the reason."""
    entry = _entry(modeladmin, request, pk)
    form = StateForm(request.POST if request.method == "POST" else None, states=actions.next_states(entry))
    if form.is_valid():
        try:
            moved = actions.move(
                organization=entry,
                to=form.cleaned_data["status"],
                by=request.user,
                reason=form.cleaned_data["reason"],
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            modeladmin.message_user(request, f"Stan wpisu: {moved.get_status_display()}.")
            return redirect("admin:organizations_organization_change", pk)
    return _render(modeladmin, request, "state", title="Stan wpisu", original=entry, form=form)


def history(modeladmin, request, pk: int):
    """Kept versions of an entry and of the entries merged into it."""
    merged = [
        {"pk": event.details["merged"], "name": event.details["merged_name"]}
        for event in audit.events_of(Organization(pk=pk)).filter(action="organizations.merge")
    ]
    template = "admin/organizations/organization/versions.html"
    return admin_history.page(
        modeladmin, request, pk, title="Historia wpisu", template=template, lines=versions.lines, merged=merged,
        unseen="zdjęcia, dokumenty lub kontakt dla biura",
    )  # fmt: skip


def duplicate_pairs(modeladmin, request):
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    page = Paginator(duplicates.pairs(), ON_PAGE).get_page(request.GET.get("p"))
    keys = {key for pair in page.object_list for key in (pair.first, pair.second)}
    entries = Organization.objects.in_bulk(keys)
    pairs = [(pair, entries[pair.first], entries[pair.second]) for pair in page.object_list]
    return _render(modeladmin, request, "duplicates", title="Możliwe duplikaty", page=page, pairs=pairs)


def not_duplicates(modeladmin, request, first: int, second: int):
    one, other = duplicates.not_duplicates(_entry(modeladmin, request, first), _entry(modeladmin, request, second))
    _, is_new = NotDuplicates.objects.get_or_create(first=one, second=other)
    if is_new:
        record("organizations.not_duplicates", one, by=request.user, other=other.pk)
    modeladmin.message_user(
        request, f"{quoted(one)} i {quoted(other)} to dwie różne organizacje – nie będą już podpowiadane."
    )
    return redirect("admin:organizations_organization_duplicates")


def merge(modeladmin, request, first: int, second: int):
    """Two entries side by side: choose the survivor and the value of each field."""
    one, other = _entry(modeladmin, request, first), _entry(modeladmin, request, second)
    if not modeladmin.has_delete_permission(request):
        raise PermissionDenied
    if one.pk == other.pk:
        raise Http404
    form = MergeForm(request.POST if request.method == "POST" else None, first=one, second=other)
    if form.is_valid():
        survivor, duplicate = (one, other) if form.cleaned_data["survivor"] == str(one.pk) else (other, one)
        try:
            survivor = merging.merge(
                survivor=survivor, duplicate=duplicate, by=request.user,
                values=_chosen(request.POST, one, other), takes_contact=_takes_contact(request.POST, survivor, one),
            )  # fmt: skip
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            modeladmin.message_user(request, f"Połączono wpisy. Został: {quoted(survivor)}.")
            return redirect("admin:organizations_organization_change", survivor.pk)
    contacts = [InternalContact.objects.filter(organization=each).first() for each in (one, other)]
    return _render(
        modeladmin, request, "merge", title="Łączenie wpisów", one=one, other=other, form=form,
        rows=_rows(request, one, other), contacts=contacts if all(contacts) else None,
        contact_choice=request.POST.get("choose_contact", "one"),
    )  # fmt: skip


def _rows(request, one: Organization, other: Organization) -> list[dict]:
    """Fields that differ, with the likeliest choice preselected: the non-empty value; lists are combined."""
    rows = []
    for difference in merging.choices(one, other):
        is_list = difference.field in versions.WORDS
        likely = "both" if is_list else "one" if difference.old else "other"
        chosen = request.POST.get(f"choose_{difference.field}", likely)
        rows.append({"difference": difference, "is_list": is_list, "chosen": chosen})
    return rows


def _chosen(data, one: Organization, other: Organization) -> dict:
    """The chosen values; a field without a choice keeps the survivor's value."""
    values = {}
    for difference in merging.choices(one, other):
        name, choice = difference.field, data.get(f"choose_{difference.field}")
        mine, yours = getattr(one, name), getattr(other, name)
        if name in versions.WORDS:
            mine, yours = list(mine.all()), list(yours.all())
        if choice in ("one", "other", "both"):
            values[name] = {"one": mine, "other": yours}.get(choice) if choice != "both" else [*mine, *yours]
    return values


def _takes_contact(data, survivor: Organization, one: Organization) -> bool:
    return data.get("choose_contact", "one") != ("one" if survivor.pk == one.pk else "other")


def export(modeladmin, request, kind: str):
    if not modeladmin.has_view_permission(request):
        raise PermissionDenied
    queryset = Organization.objects.order_by("sort_key", "pk")
    return (bulk.export_xlsx if kind == "xlsx" else bulk.export_csv)(modeladmin, request, queryset)


PAGES = [
    ("<int:pk>/stan/", state, "state", FORM),
    ("duplikaty/", duplicate_pairs, "duplicates", READ),
    ("duplikaty/<int:first>/<int:second>/rozne/", not_duplicates, "not_duplicates", WRITE),
    ("duplikaty/<int:first>/<int:second>/polacz/", merge, "merge", FORM),
    ("pobierz/<slug:kind>/", export, "export", READ),
]

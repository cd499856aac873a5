"""Pages in the back office: list with overdue pages, form, history, restoring, preview."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html

from core.admin import AuditedAdmin, ProseAdmin, pages
from core.admin import history as admin_history
from core.admin.action_admin import ActionAdmin
from core.admin.pages import FORM, READ
from core.conflicts.differences import differences
from core.errors import DomainError
from core.history import Line, Versions, facts, lines
from core.text.polish import quoted
from pages.models import Page
from pages.written import actions
from pages.written import page as written
from pages.written.forms import PageForm, RestoreForm
from pages.written.workflow import PAGES

SOON_DAYS = 30
CHANGE = "admin:pages_page_change"


class ReviewFilter(admin.SimpleListFilter):
    title = "sprawdzanie"
    parameter_name = "sprawdzanie"

    def lookups(self, request, model_admin):
        return [("po", "do sprawdzenia teraz"), ("wkrotce", "w ciągu 30 dni"), ("bez", "bez daty sprawdzenia")]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        soon = today + timezone.timedelta(days=SOON_DAYS)
        return {
            "po": lambda: queryset.overdue().order_by("review_on"),
            "wkrotce": lambda: queryset.published().filter(review_on__range=(today, soon)).order_by("review_on"),
            "bez": lambda: queryset.filter(review_on=None),
        }.get(self.value(), lambda: queryset)()


@admin.register(Page)
class PageAdmin(ActionAdmin, ProseAdmin, AuditedAdmin):
    form = PageForm
    change_form_template = "admin/pages/page/change_form.html"
    fieldsets = [
        (None, {"fields": ["seen_at", "title", "lead", "body"]}),
        ("Kiedy sprawdzona", {"fields": ["law_as_of", "review_on"]}),
        ("Gdzie stoi", {"fields": ["path", "parent", "menu_place", "order"]}),
        ("Kto ją widzi", {"fields": ["status"]}),
    ]
    list_display = ["title", "address", "state", "review", "law_as_of", "on_portal"]
    list_filter = [ReviewFilter, "status", "menu_place"]
    list_per_page = 50
    search_fields = ["title", "path"]
    search_help_text = "Tytuł albo adres"
    ordering = ["path"]
    actions = None

    # --- list ---

    @admin.display(description="adres", ordering="path")
    def address(self, page):
        return f"/{page.path}/"

    @admin.display(description="stan", ordering="status")
    def state(self, page):
        return format_html('<span class="state state-{}">{}</span>', page.status, page.get_status_display())

    @admin.display(description="sprawdzić do dnia", ordering="review_on", empty_value="–")
    def review(self, page):
        if page.review_on and page.is_published and page.review_on < timezone.localdate():
            return format_html("<strong>{} – po terminie</strong>", page.review_on.strftime("%d.%m.%Y"))
        return page.review_on

    @admin.display(description="portal")
    def on_portal(self, page):
        if not page.is_published:
            return "–"
        return format_html('<a href="{}" aria-label="Zobacz: {}">zobacz</a>', page.get_absolute_url(), page)

    # --- form ---

    def view_on_site(self, page):
        """The stored URL: an invalid form has already set a new, perhaps impossible path on ``page``."""
        stored = Page.objects.published().filter(pk=page.pk).first()
        return stored.get_absolute_url() if stored else None

    def save_model(self, request, obj, form, change):
        if change:
            seen_at = form.cleaned_data["seen_at"]
            saved = actions.update_page(page=obj, values=form.values(), by=request.user, seen_at=seen_at)
        else:
            saved = actions.create_page(values=form.values(), by=request.user)
        obj.__dict__.update(saved.__dict__)

    def has_delete_permission(self, request, obj=None):
        """A published page has to become a draft first."""
        return (obj is None or not obj.is_published) and super().has_delete_permission(request, obj)

    def delete_model(self, request, obj):
        actions.delete_page(page=obj, by=request.user)

    def get_deleted_objects(self, objs, request):
        """The action reports subpages and old addresses that block the deletion."""
        return [str(one) for one in objs], {self.opts.verbose_name_plural: len(objs)}, set(), []

    # --- views beside the form ---

    def get_urls(self):
        return pages.urls(self, BESIDE) + super().get_urls()

    def history_view(self, request, object_id, extra_context=None):
        key = unquote(object_id)
        if not key.isdigit():
            raise Http404
        return history(self, request, int(key))


def found(modeladmin, request, pk: int) -> Page:
    """Access to one page: 403 without the permission, 404 without the page."""
    page = get_object_or_404(Page.objects.select_related("parent"), pk=pk)
    if not modeladmin.has_change_permission(request, page):
        raise PermissionDenied
    return page


def history(modeladmin, request, pk: int):
    """Kept versions with a link to restore each."""
    page = Page.objects.filter(pk=pk).first()
    return admin_history.page(
        modeladmin, request, pk, title="Historia strony", template="admin/pages/page/versions.html", lines=_lines,
        may_restore=page is not None and modeladmin.has_change_permission(request, page),
    )  # fmt: skip


def _lines(kept: Versions) -> list[Line]:
    records = [*kept.records, *([kept.older] if kept.older else [])]
    return lines(Page, kept, {each.history_id: facts(each, PAGES.fields) for each in records})


def restore(modeladmin, request, pk: int, number: int):
    """The difference to an earlier version, and the button that restores it."""
    page = found(modeladmin, request, pk)
    record = get_object_or_404(Page.history.filter(id=pk), history_id=number)
    unread = {"seen_at": page.updated_at}
    form, problem = RestoreForm(request.POST if request.method == "POST" else None, initial=unread), ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.restore_page(page=page, number=number, by=request.user, seen_at=form.cleaned_data["seen_at"])
        except DomainError as error:
            problem = str(error)
            form = RestoreForm(initial=unread)
        else:
            modeladmin.message_user(request, f"{quoted(page)} ma znowu treść z wersji {record.version}.")
            return redirect(CHANGE, pk)
    return _render(
        modeladmin, request, "restore", title="Przywróć wersję", original=page, record=record, form=form,
        problem=problem, differences=differences(Page, facts(page, actions.RESTORED), facts(record, actions.RESTORED)),
    )  # fmt: skip


def preview(modeladmin, request, pk: int):
    """The page as readers will see it; for drafts too."""
    page = found(modeladmin, request, pk)
    trail, above = [], page.parent
    while above is not None and above not in trail:
        trail.insert(0, above)
        above = above.parent
    nodes = [written.step(one) for one in trail]
    body = render_to_string("pages/written/_page.html", written.facts(page, nodes) | {"is_preview": True})
    return render(request, "pages/written/page.html", {"node": page, "page_body": body, "is_preview": True})


def _render(modeladmin, request, template: str, **context):
    return pages.render(modeladmin, request, f"admin/pages/page/{template}.html", **context)


BESIDE = [
    ("<int:pk>/podglad/", preview, "preview", READ),
    ("<int:pk>/przywroc/<int:number>/", restore, "restore", FORM),
]

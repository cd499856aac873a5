"""The inbox: waiting threads, the nearest deadline first; conversation.py has the page of one thread."""

import re

from django.contrib import admin
from django.db.models import F
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst

from contact import clock
from contact.admin import conversation
from contact.admin.filters import ALL, KindFilter, LeaderFilter, StateFilter, TopicFilter
from contact.models import Thread
from core.admin import ReadOnlyAdmin
from core.cases import marks
from core.cases.models import CaseMark
from core.errors import DomainError
from core.when import how_long

NUMBER = re.compile(r"\[?\s*(?:NGO-?\s*)?(\d{1,15})\s*\]?", re.IGNORECASE)


@admin.register(Thread)
class ThreadAdmin(ReadOnlyAdmin):
    list_display = ["what", "sender", "state", "leader", "came", "waits"]
    list_display_links = ["what"]
    list_filter = [StateFilter, KindFilter, LeaderFilter, TopicFilter]
    list_select_related = ["topic", "assigned_to"]
    list_per_page = 50
    search_fields = ["name", "email", "organization_name", "entries__text"]
    search_help_text = "Numer (NGO-123), znak sprawy, osoba, organizacja albo słowo z treści"
    show_full_result_count = False
    actions = None

    class Media:
        css = {"all": ["css/office.css"]}

    def has_change_permission(self, request, obj=None):
        """The permission allows actions on threads; messages are never edited."""
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    def get_ordering(self, request):
        """Waiting: barriers by deadline, then the longest waiting. Finished: the newest first."""
        if request.GET.get("stan", "czekaja") == "czekaja":
            return [F("due_on").asc(nulls_last=True), "status_changed_at", "pk"]
        return ["-status_changed_at", "-pk"]

    def get_search_results(self, request, queryset, search_term):
        """A thread number or a case mark finds its thread in any state."""
        if found := NUMBER.fullmatch(search_term.strip()):
            return queryset.filter(pk=int(found[1])), False
        try:
            mark = marks.read(search_term)
        except DomainError:
            return super().get_search_results(request, queryset, search_term)
        marked = CaseMark.objects.of_series(mark).filter(number=mark.number, object_kind=Thread._meta.label_lower)
        return queryset.filter(pk__in=marked.values("object_id")), False

    def changelist_view(self, request, extra_context=None):
        """A search covers all states."""
        if request.GET.get("q") and "stan" not in request.GET:
            request.GET = request.GET.copy()
            request.GET["stan"] = ALL
        return super().changelist_view(request, {"title": "Skrzynka biura"} | (extra_context or {}))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return conversation.page(self, request, object_id)

    @admin.display(description="wiadomość", ordering="pk")
    def what(self, thread):
        return f"{thread.number} · {capfirst(thread.about)}"

    @admin.display(description="od", ordering="name")
    def sender(self, thread):
        if thread.emptied_at:
            return "dane usunięte"
        who = thread.name or thread.email or thread.phone or "bez podpisu"
        return f"{who}, {thread.organization_name}" if thread.organization_name else who

    @admin.display(description="stan", ordering="status")
    def state(self, thread):
        return format_html('<span class="thread-state is-{}">{}</span>', thread.status, thread.get_status_display())

    @admin.display(description="prowadzi", ordering="assigned_to__name")
    def leader(self, thread):
        return thread.assigned_to or "–"

    @admin.display(description="wpłynęła", ordering="created_at")
    def came(self, thread):
        return timezone.localtime(thread.created_at).strftime("%d.%m.%Y")

    @admin.display(description="czeka", ordering="due_on")
    def waits(self, thread):
        if not thread.is_waiting:
            return "–"
        if not thread.due_on:
            return how_long(thread.status_changed_at)
        today = timezone.localdate()
        is_late = "is-late" if thread.due_on < today else ""
        return format_html('<span class="due {}">{}</span>', is_late, clock.left(thread.due_on, today))

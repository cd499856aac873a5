"""Events in the back office: list and form. Every write goes through events.actions."""

from django.contrib import admin
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from core import admin_pages, search, uploads
from core.action_admin import ActionAdmin
from core.admin import AuditedAdmin, PictureAdmin, ProseAdmin
from core.admin_order import ahead_first
from core.polish import quoted
from events.calendar.actions import events
from events.calendar.actions.materials import materials_changed
from events.calendar.admin import queue, statistics, steps
from events.calendar.admin.filters import OrganizerFilter, SignUpFilter, WhenFilter
from events.calendar.admin.inlines import DateInline, MaterialInline, QuestionInline
from events.calendar.forms.office_event import PICTURE, EventForm
from events.choices import HOLDING, Precision, Status
from events.models import Event, EventDate, Material, Question, Registration
from events.registration.admin import feedback, messaging, people

FIELDSETS = [
    (None, {"fields": ["seen_at", "title", "kind", "lead", "body", "programme", "trainers", "themes"]}),
    ("Kiedy", {"fields": ["precision", "is_past_meant"]}),
    ("Gdzie", {"fields": ["venue", "room", "online_url"]}),
    ("Kto zaprasza i kogo", {"fields": ["organizer", "organizer_text", "audience", "members_of", "price"]}),
    ("Zapisy", {"fields": [
        "has_sign_up", "sign_up_opens_at", "sign_up_closes_at", "capacity", "per_organization", "has_waiting_list",
        "asks_phone", "asks_organization", "asks_needs", "needs_officer", "clause", "retention_months"]}),
    ("Po wydarzeniu", {"fields": ["has_feedback", "has_certificates", "certificate_hours"]}),
    ("Obraz", {"fields": PICTURE}),
    ("Adres i powiązania", {"fields": ["slug", "series", "zone", "former", "source_url"]}),
]  # fmt: skip
#: No more exactly than it is known.
AS_KNOWN = {
    Precision.HOUR: "%d.%m.%Y, %H:%M",
    Precision.DAY: "%d.%m.%Y",
    Precision.MONTH: "%m.%Y",
    Precision.YEAR: "%Y",
}


@admin.register(Event)
class EventAdmin(ActionAdmin, ProseAdmin, AuditedAdmin, PictureAdmin):
    form = EventForm
    change_form_template = "admin/events/event/change_form.html"
    change_list_template = "admin/events/event/change_list.html"
    inlines = [DateInline, QuestionInline, MaterialInline]
    fieldsets = FIELDSETS
    raw_id_fields = ["former"]
    list_display = ["title", "when", "state", "places", "organized_by", "on_portal"]
    list_filter = [WhenFilter, "status", "kind", SignUpFilter, OrganizerFilter]
    list_select_related = ["organizer"]
    list_per_page = 50
    search_fields = ["title", "organizer__name", "organizer_text"]
    search_help_text = "Tytuł (także odmieniony) albo organizator"
    show_full_result_count = False
    actions = None

    # --- list ---

    def get_ordering(self, request):
        return ahead_first("starts_at", over=Q(ends_at__lte=timezone.now()) | Q(status=Status.REJECTED))

    def get_queryset(self, request):
        """With the number of places held and of people waiting, each a query inside the one of the page."""
        there = Registration.objects.filter(event=OuterRef("pk")).order_by().values("event")
        held = there.filter(place__in=HOLDING).annotate(count=Count("pk")).values("count")
        queued = there.filter(place="waiting").annotate(count=Count("pk")).values("count")
        return (
            super()
            .get_queryset(request)
            .annotate(held=Coalesce(Subquery(held), 0), queued=Coalesce(Subquery(queued), 0))
        )

    @admin.display(description="pierwszy termin", ordering="starts_at", empty_value="bez terminu")
    def when(self, event):
        return event.starts_at and timezone.localtime(event.starts_at).strftime(AS_KNOWN[event.precision])

    @admin.display(description="stan", ordering="status")
    def state(self, event):
        return format_html('<span class="state state-{}">{}</span>', event.status, event.get_status_display())

    @admin.display(description="organizator")
    def organized_by(self, event):
        return event.organizer or event.organizer_text or "biuro"

    @admin.display(description="zajęte miejsca")
    def places(self, event):
        if not event.has_sign_up:
            return "–"
        words = f"{event.held} z {event.capacity}" if event.capacity else f"{event.held}, bez limitu"
        words += f", czeka {event.queued}" if event.queued else ""
        address = reverse("admin:events_event_people", args=[event.pk])
        return format_html('<a href="{}" aria-label="Osoby: {}, {}">{}</a>', address, event, words, words)

    @admin.display(description="portal")
    def on_portal(self, event):
        if not event.is_public:
            return "–"
        return format_html('<a href="{}" aria-label="Zobacz: {}">zobacz</a>', event.get_absolute_url(), event)

    def get_search_results(self, request, queryset, search_term):
        """What is typed is sought as it stands, and in any form of its words among what is public."""
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        if search_term:
            found = found | queryset.filter(pk__in=search.ids(search_term, "event")[:500])
        return found, has_duplicates

    # --- form ---

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    def view_on_site(self, event):
        return event.get_absolute_url() if event.is_public else None

    def render_change_form(self, request, context, *args, **kwargs):
        event = context.get("original")
        context["steps"] = steps.offered(event, request.user) if event else []
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Written together with its dates and questions, in save_related."""

    def save_related(self, request, form, formsets, change):
        sets = {formset.model: formset for formset in formsets}
        form.keep_picture(by=request.user)
        told = {"values": form.values(), "themes": form.cleaned_data["themes"], "by": request.user}
        if EventDate in sets:
            told["dates"] = _spans(sets[EventDate])
        if Question in sets:
            told["questions"] = _questions(sets[Question])
        if change:
            new_picture, seen_at = form.has_new_picture, form.cleaned_data["seen_at"]
            saved = events.update(event=form.instance, seen_at=seen_at, has_new_picture=new_picture, **told)
        else:
            saved = events.create(**told)
        form.instance.__dict__.update(saved.__dict__)
        if Material in sets and sets[Material].has_changed():
            sets[Material].instance = form.instance
            sets[Material].save()
            uploads.discard(*[material.file for material in sets[Material].deleted_objects])
            materials_changed(event=form.instance, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        """A new event is a draft: the next thing to do stands on its page."""
        told = f"{quoted(obj.title)} jest zapisane jako szkic. Gdy wszystko się zgadza, opublikuj je."
        self.message_user(request, told)
        return redirect("admin:events_event_change", obj.pk)

    def has_delete_permission(self, request, obj=None):
        """What was public once is cancelled, never deleted."""
        is_draft = obj is None or (obj.status == Status.DRAFT and obj.published_at is None)
        return is_draft and super().has_delete_permission(request, obj)

    def delete_model(self, request, obj):
        events.delete(event=obj, by=request.user)

    def get_deleted_objects(self, objs, request):
        """Rows that only hang on the draft need no permission of their own."""
        to_delete, counts, _perms, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, set(), protected

    # --- pages beside the form ---

    def get_urls(self):
        beside = [
            *steps.PAGES,
            *people.PAGES,
            *messaging.PAGES,
            *feedback.PAGES,
            *statistics.PAGES,
            *queue.PAGES,
        ]
        return admin_pages.urls(self, beside) + super().get_urls()


def _spans(formset) -> list:
    names = ("starts_at", "ends_at", "note")
    return [tuple(row[name] for name in names) for row in _rows(formset)]


def _questions(formset) -> list[dict]:
    """In the order that the office gave them."""
    asked = sorted(_rows(formset), key=lambda row: row["order"] or 0)
    names = ("label", "help_text", "kind", "options", "is_required")
    return [{"pk": row["pk"]} | {name: row[name] for name in names} for row in asked]


def _rows(formset) -> list[dict]:
    """Rows that were filled in and not taken away."""
    staying = [form for form in formset.forms if form.cleaned_data and form not in formset.deleted_forms]
    return [form.cleaned_data | {"pk": form.instance.pk} for form in staying]

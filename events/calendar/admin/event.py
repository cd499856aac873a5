"""Events in the back office: list and form. Every write goes through events.actions."""

from django.contrib import admin
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core import when
from core.admin import pages
from core.admin.order import ahead_first
from core.files import uploads
from core.publishing import previews
from core.publishing.admin import PublishedAdmin
from core.publishing.queue import QueueAdmin
from core.text import richtext
from events.calendar import public_changes
from events.calendar.actions import copying, events
from events.calendar.actions.materials import materials_changed
from events.calendar.admin import statistics
from events.calendar.admin.filters import OrganizerFilter, SignUpFilter, WhenFilter
from events.calendar.admin.inlines import DateInline, MaterialInline, QuestionInline
from events.calendar.admin.steps import STEPS
from events.calendar.forms.office_event import PICTURE, EventForm
from events.calendar.workflow import EVENTS
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
#: Facts on the page of a submission, beside date, place and texts.
ABOUT = ("kind", "lead", "trainers", "themes", "audience", "members_of", "price")
SIGN_UP = (
    "has_sign_up", "sign_up_opens_at", "sign_up_closes_at", "capacity", "per_organization", "has_waiting_list",
    "asks_phone", "asks_organization", "asks_needs", "clause",
)  # fmt: skip
#: Date formats by precision.
AS_KNOWN = {
    Precision.HOUR: "%d.%m.%Y, %H:%M",
    Precision.DAY: "%d.%m.%Y",
    Precision.MONTH: "%m.%Y",
    Precision.YEAR: "%Y",
}


@admin.register(Event)
class EventAdmin(QueueAdmin, PublishedAdmin):
    workflow = EVENTS
    steps = STEPS
    step_template = "admin/events/event/step.html"
    submission_related = ("venue", "members_of")
    copy_action = staticmethod(copying.copy)
    copied = "To jest kopia, jeszcze bez terminu. Wpisz terminy i opublikuj."
    form = EventForm
    change_form_template = "admin/events/event/change_form.html"
    change_list_template = "admin/events/event/change_list.html"
    inlines = [DateInline, QuestionInline, MaterialInline]
    fieldsets = FIELDSETS
    raw_id_fields = ["former"]
    list_display = ["title", "when", "state", "places", "organized_by", "on_portal"]
    list_filter = [WhenFilter, "status", "kind", SignUpFilter, OrganizerFilter]
    list_select_related = ["organizer"]
    search_fields = ["title", "organizer__name", "organizer_text"]
    search_help_text = "Tytuł (także odmieniony) albo organizator"

    # --- list ---

    def get_ordering(self, request):
        return ahead_first("starts_at", over=Q(ends_at__lte=timezone.now()) | Q(status=Status.REJECTED))

    def get_queryset(self, request):
        """With the number of places held and of people waiting, as subqueries."""
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

    # --- form ---

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    def save_thing(self, request, form, formsets, *, is_new):
        sets = {formset.model: formset for formset in formsets}
        form.keep_picture(by=request.user)
        given = {"values": form.values(), "themes": form.cleaned_data["themes"], "by": request.user}
        if EventDate in sets:
            given["dates"] = _spans(sets[EventDate])
        if Question in sets:
            given["questions"] = _questions(sets[Question])
        if is_new:
            saved = events.create(**given)
        else:
            seen = {"seen_at": form.cleaned_data["seen_at"], "has_new_picture": form.has_new_picture}
            saved = events.update(event=form.instance, **seen, **given)
        if Material in sets and sets[Material].has_changed():
            sets[Material].instance = form.instance = saved
            sets[Material].save()
            uploads.discard(*[material.file for material in sets[Material].deleted_objects])
            saved = materials_changed(event=saved, by=request.user)
        return saved

    def render_change_form(self, request, context, *args, **kwargs):
        if event := context.get("original"):
            context |= previews.link(event, "events:event_preview")
        return super().render_change_form(request, context, *args, **kwargs)

    # --- what organisations sent in ---

    def columns(self, event):
        return [("Pierwszy termin", event.starts_at and when.moment(event.starts_at))]

    def facts(self, event):
        return [
            (
                "Kiedy i gdzie",
                [
                    ("Kiedy", public_changes.when(event) or "nie podano"),
                    ("Gdzie", public_changes.where(event)),
                    ("Spotkanie w internecie", event.online_url),
                ],
            ),
            ("Co i dla kogo", [self._fact(event, name) for name in ABOUT]),
            ("Zapisy", [self._fact(event, name) for name in (SIGN_UP if event.has_sign_up else SIGN_UP[:1])]),
        ]

    def texts(self, event):
        texts = (("Opis", event.body), ("Program", event.programme))
        asked = format_html_join(
            "",
            "<li>{} ({}{})</li>",
            (
                (one.label, one.get_kind_display(), ", konieczne" if one.is_required else "")
                for one in event.questions.filter(removed_at=None)
            ),
        )
        questions = format_html('<ul class="plain">{}</ul>', asked) if asked else ""
        return [
            ("Własne pytania przy zapisie", questions),
            *((title, SafeString(richtext.clean(text))) for title, text in texts),
        ]

    def _fact(self, event, name):
        return self.label(name), words_of(event, name)

    # --- pages beside the form ---

    def get_urls(self):
        beside = [
            *people.PAGES,
            *messaging.PAGES,
            *feedback.PAGES,
            *statistics.PAGES,
        ]
        return pages.urls(self, beside) + super().get_urls()


def words_of(event: Event, name: str) -> str:
    if name == "themes":
        return ", ".join(theme.name for theme in event.themes.all())
    value = getattr(event, name)
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if Event._meta.get_field(name).choices:
        return getattr(event, f"get_{name}_display")()
    return when.moment(value) if hasattr(value, "hour") else str(value or "")


def _spans(formset) -> list:
    names = ("starts_at", "ends_at", "note")
    return [tuple(row[name] for name in names) for row in _rows(formset)]


def _questions(formset) -> list[dict]:
    """Questions in the order set in the form."""
    asked = sorted(_rows(formset), key=lambda row: row["order"] or 0)
    names = ("label", "help_text", "kind", "options", "is_required")
    return [{"pk": row["pk"]} | {name: row[name] for name in names} for row in asked]


def _rows(formset) -> list[dict]:
    """Filled rows that are not marked for deletion."""
    staying = [form for form in formset.forms if form.cleaned_data and form not in formset.deleted_forms]
    return [form.cleaned_data | {"pk": form.instance.pk} for form in staying]

"""Funding calls in the back office: list and form. Every write goes through grants.calls.actions."""

from django.contrib import admin
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html

from core.admin.order import ahead_first
from core.files import uploads
from core.publishing import previews
from core.publishing.admin import PublishedAdmin
from core.text.polish import quoted
from grants.calls.actions import editing, states
from grants.calls.admin import inlines
from grants.calls.admin.filters import PhaseFilter
from grants.calls.admin.steps import STEPS
from grants.calls.forms import CallForm, usual
from grants.calls.workflow import CALLS
from grants.choices import CallStatus, Phase
from grants.models import Call, CallAttachment, CallResult
from grants.models.call import over

FIELDSETS = [
    (None, {"fields": ["seen_at", "title", "kind", "source", "funder", "lead", "themes"]}),
    ("Termin", {"fields": ["deadline", "opens_at", "closes_at", "results_on", "is_archival"]}),
    ("Ogłoszenie – konkurs miasta musi mieć trzy daty", {"fields": ["bip_url", "bip_on", "board_on", "site_on"]}),
    ("Pieniądze", {"fields": ["pool", "grant_from", "grant_to", "own_share"]}),
    ("Kto i gdzie", {
        "fields": ["legal_forms", "is_for_informal", "applicants_note", "area", "project_from", "project_to"]}),
    ("Opis i wniosek", {"fields": ["body", "form_url", "contact", "legal_as_of"]}),
    ("Sfery zadań publicznych", {"fields": ["spheres"], "classes": ["collapse"]}),
    ("Wyniki", {"fields": ["results_note", "results_url"], "classes": ["collapse"]}),
    ("Adres i źródło", {"fields": ["slug", "source_url"], "classes": ["collapse"]}),
]  # fmt: skip
#: How many earlier calls are offered as a template for a new one.
OFFERED_TO_COPY = 5


@admin.register(Call)
class CallAdmin(PublishedAdmin):
    workflow = CALLS
    steps = STEPS
    copy_action = staticmethod(editing.copy)
    copied = "To jest kopia bez dat i załączników. Podaj nowy termin i opublikuj."
    form = CallForm
    change_form_template = "admin/grants/call/change_form.html"
    fieldsets = FIELDSETS
    list_display = ["title", "deadline_told", "phase_told", "funder", "kind", "on_portal"]
    list_filter = [PhaseFilter, "source", "kind", "status"]
    search_fields = ["title", "funder"]
    search_help_text = "Tytuł (także odmieniony) albo kto ogłasza"

    # --- list ---

    def get_ordering(self, request):
        return ahead_first("closes_at", over=over())

    @admin.display(description="termin", ordering="closes_at", empty_value="–")
    def deadline_told(self, call):
        return call.closes_at and timezone.localtime(call.closes_at).strftime("%d.%m.%Y, %H:%M")

    @admin.display(description="etap", ordering="status")
    def phase_told(self, call):
        label = Phase(call.phase).label if call.phase else call.get_status_display()
        return format_html('<span class="state state-{}">{}</span>', call.phase or call.status, label)

    # --- form ---

    def get_fieldsets(self, request, obj=None):
        """A new call has no results."""
        return [one for one in super().get_fieldsets(request, obj) if obj or one[0] != "Wyniki"]

    def get_changeform_initial_data(self, request):
        return usual() | super().get_changeform_initial_data(request)

    def get_inlines(self, request, obj):
        return inlines.offered(obj)

    def render_change_form(self, request, context, *args, **kwargs):
        call = context.get("original")
        context |= preview_of(call) if call else {}
        context["to_copy"] = [] if call else list(Call.objects.public().order_by("-published_at")[:OFFERED_TO_COPY])
        context["can_publish"] = call is None or call.status == CallStatus.DRAFT
        return super().render_change_form(request, context, *args, **kwargs)

    def save_thing(self, request, form, formsets, *, is_new):
        sets = {formset.model: formset for formset in formsets}
        given = {"values": form.values(), "by": request.user} | form.sets()
        if is_new:
            saved = editing.create(**given)
        else:
            if CallResult in sets:
                given["results"] = _rows(sets[CallResult])
            saved = editing.update(call=form.instance, seen_at=form.cleaned_data["seen_at"], **given)
        self._save_attachments(request, saved, sets.get(CallAttachment))
        if "_publish" in request.POST:
            saved = states.publish(call=saved, by=request.user, is_archival=form.cleaned_data["is_archival"])
        return saved

    def _save_attachments(self, request, call, formset) -> None:
        if formset is not None and formset.has_changed():
            formset.instance = call
            formset.save()
            uploads.discard(*[attachment.file for attachment in formset.deleted_objects])
            editing.attachments_changed(call=call, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        return self._response(request, obj, "{} jest zapisany jako szkic. Gdy wszystko się zgadza, opublikuj go.")

    def response_change(self, request, obj):
        return self._response(request, obj, "Zmiany w naborze {} są zapisane.")

    def _response(self, request, obj, said):
        if "_preview" in request.POST:
            return redirect(obj.get_absolute_url() if obj.is_public else preview_of(obj)["preview_path"])
        if "_publish" in request.POST:
            said = "{} jest opublikowany."
        self.message_user(request, said.format(quoted(obj)))
        return redirect("admin:grants_call_change", obj.pk)

    def delete_model(self, request, obj):
        editing.delete(call=obj, by=request.user)


def preview_of(call: Call) -> dict:
    return previews.link(call, "grants:call_preview")


def _rows(formset) -> list[dict]:
    """Rows that are filled in and not marked for deletion."""
    staying = [form for form in formset.forms if form.cleaned_data and form not in formset.deleted_forms]
    names = ("organization", "name", "task", "amount")
    return [{name: form.cleaned_data.get(name) for name in names} for form in staying]

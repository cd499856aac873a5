"""Festival editions in the back office: their page, zones and stands."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from core.admin import AuditedAdmin, PictureAdmin, ProseAdmin, ReadOnlyAdmin
from core.errors import DomainError
from core.files.picture_form import PictureForm
from core.moment_fields import MomentField
from core.tables import sheets
from core.text.polish import quoted
from events.choices import ACTIVE_STANDS
from events.festival import actions as festival_actions
from events.festival import actions as series_actions
from events.festival.forms import StandDecisionForm
from events.models import Series, Stand, Zone

PICTURE = ["picture_upload", "picture_alt", "picture_is_decorative", "picture_remove"]


class SeriesForm(PictureForm):
    stands_open_at = MomentField(label="Zgłoszenia stoisk od", required=False, help_text="Puste: stoisk nie ma.")
    stands_close_at = MomentField(label="Zgłoszenia stoisk do", required=False)

    class Meta:
        model = Series
        fields = [
            "title", "slug", "lead", "body", "starts_on", "ends_on", "is_published", "stands_open_at",
            "stands_close_at", "stands_info",
        ]  # fmt: skip


class ZoneFormSet(forms.BaseInlineFormSet):
    def add_fields(self, form, index):
        """Column headings label the table; screen readers need a label at each field."""
        super().add_fields(form, index)
        row = str(form.instance) if form.instance.pk else "nowa strefa"
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {row}"


class ZoneInline(admin.TabularInline):
    model = Zone
    formset = ZoneFormSet
    fields = ["name", "order"]
    extra = 1


@admin.register(Series)
class SeriesAdmin(ProseAdmin, AuditedAdmin, PictureAdmin):
    form = SeriesForm
    inlines = [ZoneInline]
    list_display = ["title", "starts_on", "ends_on", "is_published", "stands"]
    search_fields = ["title"]
    search_help_text = "Tytuł cyklu"
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = ["stands"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "lead", "body", "starts_on", "ends_on", "is_published"]}),
        ("Obraz", {"fields": PICTURE}),
        ("Stoiska", {"fields": ["stands", "stands_open_at", "stands_close_at", "stands_info"]}),
    ]

    @admin.display(description="zgłoszone stoiska")
    def stands(self, series):
        if series.pk is None:
            return "–"
        address = f"{reverse('admin:events_stand_changelist')}?series__id__exact={series.pk}"
        return format_html('<a href="{}" aria-label="Stoiska: {}">Stoiska</a>', address, series)

    def view_on_site(self, series):
        return series.get_absolute_url() if series.is_published else None

    def save_model(self, request, obj, form, change):
        series_actions.save_series(series=obj, by=request.user)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            series_actions.change_zones(series=form.instance, by=request.user)

    def delete_model(self, request, obj):
        series_actions.delete_series(series=obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for series in queryset:
            series_actions.delete_series(series=series, by=request.user)


COLUMNS = {
    "Organizacja": lambda stand: str(stand.organization),
    "Cykl": lambda stand: str(stand.series),
    "Strefa": lambda stand: str(stand.zone or ""),
    "Stan": lambda stand: stand.get_status_display(),
    "Co pokażą": lambda stand: stand.offer,
    "Czego potrzebują": lambda stand: stand.equipment,
    "Osoba do kontaktu": lambda stand: stand.contact_name,
    "E-mail": lambda stand: stand.contact_email,
    "Telefon": lambda stand: stand.contact_phone,
    "Zgłoszone": lambda stand: stand.created_at,
}
SAID = {"accept": "Stoisko {} jest przyjęte. Wysłaliśmy list.", "reject": "Odmowa dla {} jest zapisana i wysłana."}


@admin.register(Stand)
class StandAdmin(ReadOnlyAdmin):
    list_display = ["organization", "state", "zone", "offer_start", "contact_name", "created_at"]
    list_filter = ["status", "series", "zone"]
    list_select_related = ["organization", "zone"]
    search_fields = ["organization__name", "offer", "contact_name"]
    search_help_text = "Organizacja, co pokaże, osoba do kontaktu"
    actions = ["export_xlsx"]
    list_per_page = 50

    @admin.display(description="stan", ordering="status")
    def state(self, stand):
        return stand.get_status_display()

    @admin.display(description="co pokażą", ordering="offer")
    def offer_start(self, stand):
        return stand.offer[:90] + ("…" if len(stand.offer) > 90 else "")

    def has_change_permission(self, request, obj=None):
        """Required for decisions; the fields themselves stay as submitted."""
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    @admin.action(description="Pobierz zaznaczone jako XLSX", permissions=["view"])
    def export_xlsx(self, request, queryset):
        """With the contacts, for the day of setting up stands."""
        rows = queryset.select_related("series", "organization", "zone").order_by("organization__sort_key", "pk")
        content = sheets.xlsx("Stoiska", list(COLUMNS), ([tell(one) for tell in COLUMNS.values()] for one in rows))
        return sheets.response(content, "stoiska.xlsx")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The request and the decision on one page."""
        if not object_id.isdecimal():
            raise Http404
        stand = get_object_or_404(Stand.objects.select_related("series", "organization", "zone"), pk=object_id)
        if not self.has_view_permission(request, stand):
            raise PermissionDenied
        may_decide = self.has_change_permission(request, stand)
        if request.method == "POST" and not may_decide:
            raise PermissionDenied
        form = StandDecisionForm(request.POST if request.method == "POST" else None, stand=stand)
        if form.is_valid() and self._decided(request, form, stand):
            return redirect("admin:events_stand_changelist")
        stand.refresh_from_db(fields=["status", "zone", "status_reason"])
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"Stoisko: {stand.organization}",
            "stand": stand,
            "form": form,
            "may_decide": may_decide and stand.status in ACTIVE_STANDS,
        }
        return TemplateResponse(request, "admin/events/stand.html", context)

    def _decided(self, request, form, stand) -> bool:
        chosen = form.cleaned_data.get("zone")
        try:
            if form.decision == "reject":
                festival_actions.reject_stand(stand=stand, reason=form.cleaned_data["reason"], by=request.user)
            elif form.is_accepted:
                festival_actions.place_stand(stand=stand, zone=chosen, by=request.user)
            else:
                festival_actions.accept_stand(stand=stand, zone=chosen, by=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
            return False
        self.message_user(request, SAID[form.decision].format(quoted(stand.organization.name)))
        return True

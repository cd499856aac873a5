"""Editions of the festival in the back office: their page, their zones, the way to their stands."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from core.admin import AuditedAdmin, PictureAdmin, ProseAdmin
from core.moment_fields import MomentField
from core.picture_form import PictureForm
from events.festival.actions import series as series_actions
from events.models import Series, Zone

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
        """A table has its words above; whoever hears the page needs them at each field."""
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

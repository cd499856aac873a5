"""Venues in the back office, with their accessibility."""

from django.contrib import admin
from django.db.models import Count
from django.forms import CheckboxSelectMultiple

from core.admin import AuditedAdmin
from events.calendar.actions import venues
from events.models import Venue


@admin.register(Venue)
class VenueAdmin(AuditedAdmin):
    list_display = ["name", "street", "city", "has_point", "is_offered", "hosted"]
    list_filter = ["is_offered", "access_features"]
    search_fields = ["name", "street"]
    search_help_text = "Nazwa albo ulica"
    show_full_result_count = False
    actions = None
    fieldsets = [
        (None, {"fields": ["name", "street", "postal_code", "city", "is_offered"]}),
        ("Dostępność", {"fields": ["access_features", "access_notes"]}),
        ("Punkt na mapie", {"fields": ["latitude", "longitude"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(hosted=Count("events"))

    @admin.display(description="na mapie", boolean=True)
    def has_point(self, venue):
        return venue.latitude is not None

    @admin.display(description="wydarzeń", ordering="hosted")
    def hosted(self, venue):
        return venue.hosted

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.changed_data:
            venues.venue_changed(venue=form.instance, fields=form.changed_data, is_new=not change, by=request.user)

    def delete_model(self, request, obj):
        venues.delete_venue(venue=obj, by=request.user)

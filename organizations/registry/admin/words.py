"""Themes, spheres, parts of the town, target groups and accessibility, which staff may rename and reorder."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Count

from core.errors import DomainError
from organizations.models import AccessFeature, District, Sphere, TargetGroup, Theme
from organizations.registry.actions import taxonomy


class OrderForm(forms.ModelForm):
    """The position of one word in the list."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["order"].widget.attrs["aria-label"] = f"Kolejność: {self.instance}"


class WordAdmin(admin.ModelAdmin):
    """Saves and deletes through the actions, so that lists and search are updated."""

    list_editable = ["order"]
    list_per_page = 100
    search_fields = ["name"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(bearers=Count("organizations"))

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, **(kwargs | {"form": OrderForm}))

    @admin.display(description="organizacji", ordering="bearers")
    def bearers(self, word):
        return word.bearers

    def save_model(self, request, obj, form, change):
        taxonomy.save_word(word=obj, by=request.user)

    def delete_model(self, request, obj):
        taxonomy.delete_word(word=obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for word in queryset.order_by():
            try:
                taxonomy.delete_word(word=word, by=request.user)
            except DomainError as error:
                self.message_user(request, str(error), messages.ERROR)


@admin.register(Theme)
class ThemeAdmin(WordAdmin):
    list_display = ["name", "order", "bearers"]
    fields = ["name", "slug", "order"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(District)
class DistrictAdmin(WordAdmin):
    list_display = ["name", "order", "bearers"]
    fields = ["name", "slug", "order"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(TargetGroup, AccessFeature)
class PlainWordAdmin(WordAdmin):
    list_display = ["name", "order", "bearers"]
    fields = ["name", "order"]


@admin.register(Sphere)
class SphereAdmin(WordAdmin):
    list_display = ["code", "short_label", "theme", "order", "bearers"]
    list_display_links = ["code", "short_label"]
    list_filter = ["theme"]
    list_select_related = ["theme"]
    search_fields = ["code", "short_label", "official_text"]
    fields = ["code", "short_label", "official_text", "theme", "order", "valid_from", "valid_to"]

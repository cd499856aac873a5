"""Inlines on the page of an event. The event's action writes dates and questions."""

from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.utils.html import format_html

from events.calendar.forms.office_rows import DateForm, MaterialForm, QuestionForm
from events.models import EventDate, Material, Question


class DateFormSet(BaseInlineFormSet):
    def add_fields(self, form, index):
        """The checkbox in the last column has no label of its own."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Usuń ten termin"


class DateInline(admin.TabularInline):
    model = EventDate
    form = DateForm
    formset = DateFormSet
    fields = ["starts_at", "ends_at", "note"]
    extra = 0
    stands_in_form = True  # beside "Kiedy", not at the end of the page

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj and obj.starts_at else 1


class QuestionInline(admin.StackedInline):
    """A deleted question is hidden from the form; its answers stay."""

    model = Question
    form = QuestionForm
    fields = ["label", "kind", "options", "is_required", "help_text", "order"]
    extra = 0
    verbose_name_plural = "Własne pytania przy zapisie"

    def get_queryset(self, request):
        return super().get_queryset(request).filter(removed_at=None)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.hand_clean_DELETE = lambda form: None  # an answered question may be deleted: its row is kept
        return formset


class MaterialInline(admin.StackedInline):
    model = Material
    form = MaterialForm
    fields = ["title", "file", "kept_file", "url", "order"]
    readonly_fields = ["kept_file"]
    extra = 0
    verbose_name_plural = "Materiały – plik albo link, dla osób, które miały miejsce"

    @admin.display(description="jest teraz")
    def kept_file(self, material):
        return format_html("{}", material.file.name.rpartition("/")[2]) if material.file else "–"

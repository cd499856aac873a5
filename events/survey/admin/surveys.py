"""Surveys in the back office: the survey, its areas and trainings, the answers of organisations."""

from django import forms
from django.contrib import admin
from django.db.models import Count, DateTimeField
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from core.admin import AuditedAdmin, OfficeAdmin, ReadOnlyAdmin
from core.admin import pages as admin_pages
from core.publishing.steps import StepAdmin
from core.text.polish import plural, quoted
from events.choices import SurveyStatus
from events.models import Survey, SurveyAnswer, SurveyArea, SurveyChoice, SurveyOption
from events.survey.admin import pages


class KeepsWhatWasChosen(forms.BaseInlineFormSet):
    """A chosen training cannot be deleted: that would delete a part of an answer."""

    def add_fields(self, form, index):
        """Column headings label the table; screen readers need a label at each field."""
        super().add_fields(form, index)
        row = str(form.instance) if form.instance.pk else "nowy wiersz"
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {row}"

    def clean(self):
        super().clean()
        for form in self.deleted_forms:
            if count := self._chosen(form.instance):
                words = plural(count, "organizacja,organizacje,organizacji")
                raise forms.ValidationError(
                    f"{quoted(str(form.instance))}: wybrało to już {count} {words}, więc nie można tego usunąć."
                )

    def _chosen(self, thing) -> int:
        """How many chose it; locks its trainings until deletion, so that nobody chooses one meanwhile."""
        options = SurveyOption.objects.filter(**{self.options_by: thing.pk}).order_by("pk")
        return SurveyChoice.objects.filter(option__in=[one.pk for one in options.select_for_update()]).count()


class OptionFormSet(KeepsWhatWasChosen):
    options_by = "pk"


class AreaFormSet(KeepsWhatWasChosen):
    options_by = "area"


class PlainThemeMixin:
    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Themes have a page of their own; here one can only choose."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "theme":
            field.widget = field.widget.widget
        return field


class AreaInline(PlainThemeMixin, admin.TabularInline):
    model = SurveyArea
    formset = AreaFormSet
    fields = ["name", "theme", "order", "trainings"]
    readonly_fields = ["trainings"]
    extra = 0
    verbose_name_plural = "Obszary – szkolenia dodasz na stronie obszaru"

    @admin.display(description="szkolenia")
    def trainings(self, area):
        if area.pk is None:
            return "po zapisaniu"
        count, address = area.options.count(), reverse("admin:events_surveyarea_change", args=[area.pk])
        words = plural(count, "szkolenie,szkolenia,szkoleń")
        return format_html('<a href="{}" aria-label="Szkolenia w obszarze: {}">{} {}</a>', address, area, count, words)


class OptionInline(admin.TabularInline):
    model = SurveyOption
    formset = OptionFormSet
    fields = ["title", "description", "order", "training"]
    readonly_fields = ["training"]
    extra = 3

    @admin.display(description="w kalendarzu")
    def training(self, option):
        if option.event_id is None:
            return "–"
        address = reverse("admin:events_event_change", args=[option.event_id])
        return format_html('<a href="{}">{}</a>', address, option.event)


@admin.register(Survey)
class SurveyAdmin(StepAdmin, AuditedAdmin):
    steps = pages.STEPS
    change_form_template = "admin/events/survey/change_form.html"
    change_list_template = "admin/events/survey/change_list.html"
    inlines = [AreaInline]
    list_display = ["title", "year", "status", "opens_at", "closes_at", "answers", "results"]
    fields = ["title", "year", "intro", "opens_at", "closes_at", "status", "asked", "reminded_at"]
    readonly_fields = ["status", "asked", "reminded_at"]
    actions = None

    def has_delete_permission(self, request, obj=None):
        """Questions and answers of a started survey stay: only a draft can be deleted."""
        return (obj is None or obj.status == SurveyStatus.DRAFT) and super().has_delete_permission(request, obj)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(answer_count=Count("answers"))

    @admin.display(description="odpowiedzi", ordering="answer_count")
    def answers(self, survey):
        return survey.answer_count

    @admin.display(description="wyniki")
    def results(self, survey):
        address = reverse("admin:events_survey_results", args=[survey.pk])
        return format_html('<a href="{}" aria-label="Wyniki: {}">zobacz</a>', address, survey)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Labels of the date and the time, for screen readers."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, DateTimeField):
            for part, words in zip(field.widget.widgets, ("data", "godzina"), strict=True):
                part.attrs["aria-label"] = f"{capfirst(db_field.verbose_name)}: {words}"
        return field

    def view_on_site(self, survey):
        return survey.get_absolute_url() if survey.status != SurveyStatus.DRAFT else None

    def get_urls(self):
        return admin_pages.urls(self, pages.PAGES) + super().get_urls()


@admin.register(SurveyArea)
class SurveyAreaAdmin(PlainThemeMixin, OfficeAdmin):
    """Opened from its survey, where it can be deleted while nobody has chosen anything in it."""

    inlines = [OptionInline]
    fields = ["survey", "name", "theme", "order"]
    readonly_fields = ["survey"]

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(SurveyAnswer)
class SurveyAnswerAdmin(ReadOnlyAdmin):
    """Answers of organisations, read-only."""

    list_display = ["organization", "survey", "dearest", "updated_at"]
    list_filter = ["survey"]
    list_select_related = ["organization", "survey"]
    search_fields = ["organization__name"]
    fields = ["survey", "organization", "chosen", "proposed", "preferred", "preferred_form", "updated_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("choices__option", "proposals")

    @admin.display(description="pierwszy wybór")
    def dearest(self, answer):
        return next((choice.option.title for choice in answer.choices.all()), "–")

    @admin.display(description="wybory")
    def chosen(self, answer):
        return "\n".join(f"{choice.rank}. {choice.option.title}" for choice in answer.choices.all()) or "–"

    @admin.display(description="własne propozycje")
    def proposed(self, answer):
        return "\n".join(proposal.text for proposal in answer.proposals.all()) or "–"

    @admin.display(description="pasujące dni")
    def preferred(self, answer):
        return ", ".join(answer.time_labels) or "–"

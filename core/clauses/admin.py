from django import forms
from django.contrib import admin
from django.template.response import TemplateResponse

from core import audit_words
from core.clauses import actions, registry
from core.clauses.models import Clause
from core.versions.admin import VersionAdmin
from core.versions.forms import VersionForm

audit_words.name(
    actions={
        "core.begin_clause": "szkic klauzuli",
        "core.change_clause": "zmiana szkicu klauzuli",
        "core.publish_clause": "publikacja klauzuli",
        "core.discard_clause": "usunięcie szkicu klauzuli",
    },
    details={"version": "wersja"},
)


SHARED = (
    "To, co we wszystkich klauzulach jest takie samo, strona o prywatności mówi raz. Zmieniasz tu tylko tę klauzulę: "
    "jeśli zmiana dotyczy wszystkich, wpisz ją też w pozostałych."
)


class ClauseForm(VersionForm):
    class Meta:
        model = Clause
        fields = Clause.content()
        widgets = dict.fromkeys(Clause.content(), forms.Textarea({"rows": 3}))


class BeginForm(forms.Form):
    process = forms.ChoiceField(label="Czego dotyczy klauzula")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["process"].choices = [(each.key, each.name) for each in registry.processes()]


class ProcessFilter(admin.SimpleListFilter):
    title = "czego dotyczy"
    parameter_name = "process"

    def lookups(self, request, model_admin):
        return [(each.key, each.name) for each in registry.processes()]

    def queryset(self, request, queryset):
        return queryset.filter(process=self.value()) if self.value() else queryset


@admin.register(Clause)
class ClauseAdmin(VersionAdmin):
    form = ClauseForm
    begin_form = BeginForm
    begin_sentences = (
        "Szkic zacznie się od tego, co obowiązuje teraz. Jeśli ktoś już pisze nową wersję, otworzy się jego szkic.",
    )
    list_filter = [ProcessFilter, "status"]
    readonly_fields = ["about", "status", "published_at", "replaced_at", "kept_now"]
    fieldsets = [
        (None, {"fields": ["about", "status", "published_at", "replaced_at", "seen_at"]}),
        ("Tego procesu", {"fields": ["data", "purpose", "basis", "recipients", "voluntary", "period", "kept_now"]}),
        ("Wspólne", {"fields": list(Clause.SHARED), "description": SHARED}),
    ]

    @admin.display(description="czego dotyczy")
    def about(self, clause):
        return clause.name

    @admin.display(description="co usuwa sam portal")
    def kept_now(self, clause):
        return clause.kept_now or "–"

    def begin(self, *, by, **chosen):
        return actions.begin(by=by, **chosen)

    def publish(self, *, draft, by):
        return actions.publish(draft=draft, by=by)

    def preview_response(self, request, version):
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": "Podgląd", "clause": version}
        return TemplateResponse(request, "admin/core/clause/preview.html", context)

"""The accessibility declaration in the back office: its versions, its form, its preview."""

from django.contrib import admin
from django.shortcuts import render

from core import audit_words
from core.admin import ProseAdmin
from core.versions.admin import VersionAdmin
from pages.declaration import actions
from pages.declaration.forms import DAYS, DeclarationForm
from pages.models import Declaration

audit_words.name(
    actions={
        "pages.begin_declaration": "szkic deklaracji dostępności",
        "pages.change_declaration": "zmiana szkicu deklaracji",
        "pages.publish_declaration": "publikacja deklaracji dostępności",
        "pages.discard_declaration": "usunięcie szkicu deklaracji",
    }
)


@admin.register(Declaration)
class DeclarationAdmin(ProseAdmin, VersionAdmin):
    form = DeclarationForm
    begin_sentences = (
        "Szkic zacznie się od tego, co jest w deklaracji dzisiaj. Jeśli ktoś już pisze nową wersję, otworzy się jej "
        "szkic.",
        "Gdy po przeglądzie nic się nie zmieniło, wystarczy szkic od razu opublikować: data przeglądu już w nim jest.",
    )
    list_display = ["__str__", "status", "how_accessible", "published_at", "replaced_at", "review_by", "look"]
    readonly_fields = ["status", "published_at", "replaced_at"]
    fieldsets = [
        (None, {"fields": ["status", "published_at", "replaced_at", "seen_at"]}),
        ("Strona", {"fields": ["entity", "address", "site_published_on", "site_updated_on"]}),
        (
            "Stan dostępności",
            {"fields": ["conformity", "inaccessible", "exclusions", "burden_url", "features", "shortcuts"]},
        ),
        ("Jak powstała", {"fields": ["prepared_on", "audit", "auditor", "reviewed_on", "review_by"]}),
        ("Kontakt i procedura", {"fields": ["contact_name", "contact_email", "contact_phone", "procedure"]}),
        ("Budynek i aplikacje", {"fields": ["architecture", "applications"]}),
    ]

    @admin.display(description="strona jest", ordering="conformity")
    def how_accessible(self, declaration):
        return declaration.get_conformity_display()

    def begin(self, *, by, **chosen):
        return actions.begin(by=by)

    def publish(self, *, draft, by):
        return actions.publish(draft=draft, by=by)

    def preview_response(self, request, version):
        return render(request, "pages/declaration/page.html", {"declaration": version, "is_preview": True})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The browser's date picker instead of Django's."""
        if db_field.name in DAYS:
            return db_field.formfield(widget=DeclarationForm.Meta.widgets[db_field.name])
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def view_on_site(self, declaration):
        return declaration.get_absolute_url() if declaration.status == "current" else None

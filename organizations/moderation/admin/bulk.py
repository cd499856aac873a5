"""Bulk actions of the office on entries."""

from django.contrib import admin, messages
from django.http import HttpResponse

from core.errors import DomainError
from core.tables import sheets
from core.text.polish import plural
from organizations.confirmation import actions as keeping
from organizations.importing import exporting
from organizations.moderation import actions
from organizations.registry.actions import entries


def _each(modeladmin, request, queryset, action, said: str) -> None:
    """Run ``action`` on each entry; a refusal is reported by name and does not stop the others."""
    done = 0
    for organization in queryset:
        try:
            action(organization=organization, by=request.user)
            done += 1
        except DomainError as error:
            modeladmin.message_user(request, str(error), messages.WARNING)
    if done:
        words = plural(done, "wpis,wpisy,wpisów")
        modeladmin.message_user(request, f"{said}: {done} {words}.", messages.SUCCESS)


@admin.action(description="Opublikuj zaznaczone", permissions=["change"])
def publish(modeladmin, request, queryset):
    _each(modeladmin, request, queryset, actions.publish, "Opublikowano")


@admin.action(description="Zawieś zaznaczone (znikną z portalu)", permissions=["change"])
def suspend(modeladmin, request, queryset):
    _each(modeladmin, request, queryset, actions.suspend, "Zawieszono")


@admin.action(description="Potwierdź dzisiaj dane zaznaczonych", permissions=["change"])
def confirm(modeladmin, request, queryset):
    _each(modeladmin, request, queryset, entries.confirm, "Potwierdzono dane")


@admin.action(description="Zapytaj zaznaczone e-mailem, czy dane są aktualne", permissions=["change"])
def ask(modeladmin, request, queryset):
    _each(modeladmin, request, queryset, keeping.ask_now, "Wysłano pytanie")


@admin.action(description="Pobierz zaznaczone jako XLSX", permissions=["view"])
def export_xlsx(modeladmin, request, queryset):
    return _file(exporting.xlsx(queryset), sheets.XLSX, "organizacje.xlsx")


@admin.action(description="Pobierz zaznaczone jako CSV", permissions=["view"])
def export_csv(modeladmin, request, queryset):
    return _file(exporting.csv_file(queryset), "text/csv; charset=utf-8", "organizacje.csv")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )

"""Stands that organisations asked for: found, decided on one page, taken away as a spreadsheet."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from core import sheets
from core.admin import ReadOnlyAdmin
from core.errors import DomainError
from core.polish import quoted
from events.choices import ACTIVE_STANDS
from events.festival.actions import stands
from events.festival.forms import StandDecisionForm
from events.models import Stand

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
        """Needed for deciding; the fields themselves stay as they were sent."""
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    @admin.action(description="Pobierz zaznaczone jako XLSX", permissions=["view"])
    def export_xlsx(self, request, queryset):
        """With the contacts, for the day on which stands are put up."""
        rows = queryset.select_related("series", "organization", "zone").order_by("organization__sort_key", "pk")
        content = sheets.xlsx("Stoiska", list(COLUMNS), ([tell(one) for tell in COLUMNS.values()] for one in rows))
        return sheets.response(content, "stoiska.xlsx")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What was asked for, and the decision: in one place."""
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
                stands.reject_stand(stand=stand, reason=form.cleaned_data["reason"], by=request.user)
            elif form.is_accepted:
                stands.place_stand(stand=stand, zone=chosen, by=request.user)
            else:
                stands.accept_stand(stand=stand, zone=chosen, by=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
            return False
        self.message_user(request, SAID[form.decision].format(quoted(stand.organization.name)))
        return True

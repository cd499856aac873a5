"""Registrations of all events, for search; changes are made on the page of their event."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode

from core.admin import ReadOnlyAdmin
from events.models import Registration


@admin.register(Registration)
class RegistrationAdmin(ReadOnlyAdmin):
    list_display = ["person", "email", "event", "organization_name", "place", "created_at", "attended_at"]
    list_filter = ["place", "event__kind", "created_at"]
    list_select_related = ["event"]
    list_per_page = 50
    search_fields = ["name", "email", "organization_name", "event__title"]
    search_help_text = "Imię, nazwisko, e-mail, organizacja albo wydarzenie"
    ordering = ["-created_at", "-pk"]
    show_full_result_count = False

    @admin.display(description="osoba", ordering="name")
    def person(self, registration):
        return registration.person

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Redirects to the person on the page of the event."""
        if not object_id.isdecimal():
            raise Http404
        registration = get_object_or_404(Registration, pk=int(object_id))
        if not self.has_view_permission(request, registration):
            raise PermissionDenied
        address = reverse("admin:events_event_people", args=[registration.event_id])
        return redirect(f"{address}?{urlencode({'q': registration.email or registration.name})}")

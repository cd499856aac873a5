"""Certificates in the back office: search by number, person or event; revoke, reissue, issue for all attendees."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from core import audit, audit_words
from core.admin import ReadOnlyAdmin
from core.errors import DomainError
from core.text.polish import plural
from events import access
from events.certificates import actions, codes
from events.certificates.forms import ReissueForm, RevokeForm
from events.models import Certificate

LIST = "admin:events_certificate_changelist"


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = "stan", "stan"

    def lookups(self, request, model_admin):
        return [("wazne", "ważne"), ("cofniete", "cofnięte")]

    def queryset(self, request, queryset):
        if self.value() == "wazne":
            return queryset.valid()
        return queryset.exclude(revoked_at=None) if self.value() == "cofniete" else queryset


@admin.register(Certificate)
class CertificateAdmin(ReadOnlyAdmin):
    list_display = ["label", "person", "event", "issued_at", "state"]
    list_display_links = ["label"]
    list_filter = [StateFilter, "year"]
    list_select_related = ["registration__event"]
    search_fields = ["registration__name", "registration__event__title", "number", "code"]
    search_help_text = "Osoba, wydarzenie, numer albo kod"
    list_per_page = 50
    show_full_result_count = False

    def has_change_permission(self, request, obj=None):
        """Required to revoke and reissue; the fields themselves are read-only."""
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    def get_urls(self):
        view = self.admin_site.admin_view(self.issue_view)
        return [path("wydarzenie/<int:pk>/", view, name="events_certificate_issue"), *super().get_urls()]

    def get_search_results(self, request, queryset, search_term):
        """Finds a code in any spelling, and a number also as "OP/12/2026"."""
        if code := codes.clean(search_term):
            return queryset.filter(code=code), False
        _, slash, rest = search_term.upper().partition("OP/")
        number, _, year = rest.partition("/")
        if slash and number.isdecimal() and year.isdecimal():
            return queryset.filter(number=int(number), year=int(year)), False
        return super().get_search_results(request, queryset, search_term)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The certificate's data, with forms to revoke and to reissue it."""
        if not object_id.isdecimal():
            raise Http404("Nie ma takiego zaświadczenia.")
        found = access.certificate_for_office(request.user, int(object_id))
        posted = request.POST if request.method == "POST" else None
        if posted is not None and not self.has_change_permission(request, found):
            raise PermissionDenied
        is_revoking = posted is not None and "revoke" in posted
        revoke = RevokeForm(posted if is_revoking else None)
        reissue = ReissueForm(
            posted if posted is not None and not is_revoking else None, initial={"name": found.registration.name}
        )
        form = revoke if is_revoking else reissue
        if form.is_valid() and self._done(request, form, found):
            return redirect("admin:events_certificate_change", found.pk)
        return self._page(request, "certificate", f"Zaświadczenie {found}", self._facts(request, found) | {
            "form": form, "revoke": revoke, "reissue": reissue,
        })  # fmt: skip

    def issue_view(self, request, pk):
        """Attendees and their certificates; one button issues all that are missing."""
        event = access.event_for_office(request.user, pk, right="view_certificate")
        if request.method == "POST":
            if not request.user.has_perm("events.add_certificate"):
                raise PermissionDenied
            try:
                issued = len(actions.issue_for_present(event=event, by=request.user))
            except DomainError as error:
                self.message_user(request, str(error), messages.WARNING)
            else:
                words = plural(issued, "zaświadczenie,zaświadczenia,zaświadczeń")
                self.message_user(request, f"Wystawiono {issued} {words}. Listy są w kolejce.", messages.SUCCESS)
            return redirect("admin:events_certificate_issue", event.pk)
        people = event.registrations.present().select_related("certificate").order_by("name", "pk")
        rows = [(one, getattr(one, "certificate", None)) for one in people]
        return self._page(request, "issue", f"Zaświadczenia: {event}", {
            "event": event, "rows": rows, "missing": sum(paper is None and not one.emptied_at for one, paper in rows),
            "may_issue": request.user.has_perm("events.add_certificate"),
        })  # fmt: skip

    def _done(self, request, form, found: Certificate) -> bool:
        try:
            if isinstance(form, RevokeForm):
                actions.revoke(certificate=found, reason=form.cleaned_data["reason"], by=request.user)
                said = f"Zaświadczenie {found} jest cofnięte."
            else:
                actions.reissue(certificate=found, name=form.cleaned_data["name"], by=request.user)
                said = f"Zaświadczenie {found} jest wystawione ponownie."
                said += " Wysłaliśmy list z linkiem." if found.registration.email else " Ta osoba nie podała e-maila."
        except DomainError as error:
            form.add_error(None, str(error))
            return False
        self.message_user(request, said, messages.SUCCESS)
        return True

    def _facts(self, request, found: Certificate) -> dict:
        registration = found.registration
        return {
            "certificate": found,
            "registration": registration,
            "code": codes.spaced(found.code),
            "is_printable": found.revoked_at is None and registration.emptied_at is None,
            "may_change": self.has_change_permission(request, found) and registration.emptied_at is None,
            "log": [
                (event, audit_words.action_of(event)) for event in audit_words.with_actor_names(audit.events_of(found))
            ],
        }

    def _page(self, request, name: str, title: str, context: dict) -> TemplateResponse:
        context |= self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        return TemplateResponse(request, f"events/certificates/office_{name}.html", context)

    @admin.display(description="numer", ordering="number")
    def label(self, certificate):
        return str(certificate)

    @admin.display(description="osoba", ordering="registration__name")
    def person(self, certificate):
        return certificate.registration.person

    @admin.display(description="wydarzenie", ordering="registration__event__title")
    def event(self, certificate):
        return certificate.registration.event

    @admin.display(description="stan")
    def state(self, certificate):
        return "cofnięte" if certificate.revoked_at else "ważne"

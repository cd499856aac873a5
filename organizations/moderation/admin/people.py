"""Memberships, access requests and proposed changes of identity. Decisions: admin/queue.py."""

from django.contrib import admin
from django.http import Http404
from django.urls import reverse
from django.utils.html import format_html

from core.admin import ReadOnlyAdmin
from organizations.models import AccessRequest, Membership, Proposal
from organizations.moderation.admin import queue


class DecidedAdmin(ReadOnlyAdmin):
    """Read-only list; a row opens the page where the office decides or sees the decision."""

    page = None
    list_filter = ["status"]
    list_select_related = ["organization", "decided_by"]
    actions = None
    show_full_result_count = False

    def has_change_permission(self, request, obj=None):
        return admin.ModelAdmin.has_change_permission(self, request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not object_id.isdigit():
            raise Http404
        return self.page(self, request, int(object_id))

    @admin.display(description="wpis", ordering="organization__sort_key")
    def entry(self, row):
        return str(row.organization)


@admin.register(Proposal)
class ProposalAdmin(DecidedAdmin):
    page = staticmethod(queue.proposal)
    list_display = ["entry", "status", "created_at", "status_changed_at", "decided_by"]
    search_fields = ["organization__name"]


@admin.register(AccessRequest)
class AccessRequestAdmin(DecidedAdmin):
    page = staticmethod(queue.access_request)
    list_display = ["entry", "name", "email", "status", "created_at", "decided_by"]
    search_fields = ["organization__name", "email", "name"]

    def get_queryset(self, request):
        """A request counts only after its e-mail address is confirmed."""
        return super().get_queryset(request).exclude(status=AccessRequest.Status.UNCONFIRMED)


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    list_display = ["entry", "person", "role", "created_at"]
    list_display_links = None
    list_filter = ["role"]
    list_select_related = ["organization", "user"]
    search_fields = ["organization__name", "user__email", "user__name"]
    fields = ["organization", "user", "role", "created_at"]
    show_full_result_count = False

    @admin.display(description="wpis", ordering="organization__sort_key")
    def entry(self, membership):
        address = reverse("admin:organizations_organization_change", args=[membership.organization_id])
        return format_html('<a href="{}">{}</a>', address, membership.organization)

    @admin.display(description="osoba", ordering="user__email")
    def person(self, membership):
        return f"{membership.user.name} ({membership.user.email})" if membership.user.name else membership.user.email

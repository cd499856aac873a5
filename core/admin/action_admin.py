"""Pages of the back office whose every write is an action of ours."""

from django.contrib import messages
from django.shortcuts import redirect

from core.admin import OfficeAdmin
from core.errors import DomainError, Gone


class AuditOnlyAdmin(OfficeAdmin):
    """Django's LogEntry is not written: the audit log says better what was done."""

    def construct_change_message(self, request, form, formsets, add=False):
        return []

    def log_change(self, request, obj, *message):
        """Writes no LogEntry."""

    log_addition = log_deletions = log_change


class ActionAdmin(AuditOnlyAdmin):
    """What an action refuses is told where the person stands, with nothing lost.

    A refused save comes back in the form, which finds the error in its ``refused`` and tells it in ``clean``; a
    refused deletion is told on the page of the thing, and what somebody deleted meanwhile above the list.
    """

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refused = getattr(request, "_refused", None)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Gone as error:
            return self._told(request, error, "changelist")
        except DomainError as error:
            request._refused = error
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_form(self, request, form, change):
        """Of what the form has made of its row the action writes what it may; nothing is written here."""
        return form.save(commit=False)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except DomainError as error:
            return self._told(request, error, "change", object_id)

    def _told(self, request, error: DomainError, page: str, *keys):
        self.message_user(request, str(error), messages.ERROR)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", *keys)

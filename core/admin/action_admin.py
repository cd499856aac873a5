"""Back office pages on which every write goes through an action."""

from django.contrib import messages
from django.shortcuts import redirect

from core.admin import OfficeAdmin
from core.errors import DomainError, Gone


class AuditOnlyAdmin(OfficeAdmin):
    """Django's LogEntry is not written: the audit log records more."""

    def construct_change_message(self, request, form, formsets, add=False):
        return []

    def log_change(self, request, obj, *message):
        """Writes no LogEntry."""

    log_addition = log_deletions = log_change


class ActionAdmin(AuditOnlyAdmin):
    """Shows a refused action on the same page and keeps the typed values.

    A refused save returns to the form, which finds the error in its ``refused`` and raises it in ``clean``. A refused
    deletion is shown on the page of the object, or above the list if the object was deleted meanwhile.
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
        """Nothing is written here: the action saves the fields that it allows."""
        return form.save(commit=False)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except DomainError as error:
            return self._told(request, error, "change", object_id)

    def _told(self, request, error: DomainError, page: str, *keys):
        self.message_user(request, str(error), messages.ERROR)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", *keys)

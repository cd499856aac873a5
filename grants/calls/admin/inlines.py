"""Inlines on the page of a call. Results are written by the action that writes the call."""

from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.utils.html import format_html

from grants.calls.forms import AttachmentForm, ResultForm
from grants.choices import Phase
from grants.models import Call, CallAttachment, CallResult


class AttachmentInline(admin.StackedInline):
    model = CallAttachment
    form = AttachmentForm
    fields = ["title", "file", "kept_file", "order"]
    readonly_fields = ["kept_file"]
    extra = 0
    verbose_name_plural = "Załączniki – pliki do pobrania ze strony naboru"

    @admin.display(description="jest teraz")
    def kept_file(self, attachment):
        return format_html("{}", attachment.file.name.rpartition("/")[2]) if attachment.file else "–"


class ResultFormSet(BaseInlineFormSet):
    def add_fields(self, form, index):
        """The delete checkbox in the last column has no label."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Usuń ten wiersz"


class ResultInline(admin.TabularInline):
    """Shown only after the call is over: there are no results before."""

    model = CallResult
    form = ResultForm
    formset = ResultFormSet
    fields = ["organization", "name", "task", "amount"]
    verbose_name_plural = "Wyniki – kto ile dostał (na stronie po naciśnięciu „Ogłoś wyniki”)"

    def get_extra(self, request, obj=None, **kwargs):
        return 1 if obj and obj.results.exists() else 5


def offered(call: Call | None) -> list:
    if call is not None and call.phase in (Phase.ASSESSMENT, Phase.CLOSED, Phase.SETTLED):
        return [ResultInline, AttachmentInline]
    return [AttachmentInline]

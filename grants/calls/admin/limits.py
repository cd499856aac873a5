"""The one row of limits that the law sets."""

from django.contrib import admin
from django.forms import DateInput, ModelForm
from django.shortcuts import redirect

from core.admin import AuditedAdmin
from core.admin.action_admin import AuditOnlyAdmin
from grants.calls.actions import limits as actions
from grants.calls.forms import MoneyField
from grants.models import LegalLimits


class LimitsForm(ModelForm):
    class Meta:
        model = LegalLimits
        fields = [
            "legal_as_of", "basis", "contest_days", "small_grant_amount", "small_grant_days", "small_grant_yearly",
            "remark_days",
        ]  # fmt: skip
        field_classes = dict.fromkeys(("small_grant_amount", "small_grant_yearly"), MoneyField)
        widgets = {"legal_as_of": DateInput({"type": "date"}, format="%Y-%m-%d")}


@admin.register(LegalLimits)
class LegalLimitsAdmin(AuditOnlyAdmin, AuditedAdmin):
    form = LimitsForm

    list_display = ["__str__", "legal_as_of", "contest_days", "small_grant_amount", "small_grant_days"]

    def save_model(self, request, obj, form, change):
        actions.change_limits(limits=obj, fields=form.changed_data, by=request.user)

    def response_change(self, request, obj):
        self.message_user(request, "Limity są zapisane. Obowiązują od teraz.")
        return redirect("admin:grants_legallimits_change", 1)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

"""Form of the declaration for the back office."""

from django import forms

from core.forms import PhoneField, WebField
from core.versions.forms import VersionForm
from pages.models import Declaration

DAYS = ("site_published_on", "site_updated_on", "prepared_on", "reviewed_on", "review_by")


class DeclarationForm(VersionForm):
    contact_phone = PhoneField(label="Telefon", required=False, max_length=60)

    class Meta:
        model = Declaration
        fields = Declaration.content()
        field_classes = {"address": WebField, "burden_url": WebField}
        widgets = {
            name: forms.TextInput({"class": "vLargeTextField"}) for name in ("entity", "contact_name", "auditor")
        } | {name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in DAYS}

"""Forms of the office's moderation queue."""

from django import forms

from core.publishing import forms as core_forms
from core.publishing.forms import DecisionForm
from organizations.models import Membership


class SubmissionForm(core_forms.SubmissionForm):
    """Decision on a submission."""

    choices = ("approve", "changes", "reject")


class ProposalForm(DecisionForm):
    """Decision on a proposed change of identity."""


class AccessForm(DecisionForm):
    role = forms.ChoiceField(label="Rola przy wpisie", choices=Membership.Role.choices, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Wiadomość do tej osoby"
        self.order_fields(["role", "reason"])

"""Forms by which the office decides on what waits in its queue."""

from django import forms

from core.publishing import forms as core_forms
from core.publishing.forms import DecisionForm
from organizations.models import Membership


class SubmissionForm(core_forms.SubmissionForm):
    """An entry that was sent in."""

    choices = ("approve", "changes", "reject")


class ProposalForm(DecisionForm):
    """Approve or reject a change of identity."""


class AccessForm(DecisionForm):
    role = forms.ChoiceField(label="Rola przy wpisie", choices=Membership.Role.choices, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Wiadomość do tej osoby"
        self.order_fields(["role", "reason"])

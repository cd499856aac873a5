"""Forms of the survey of training needs: an organisation's answer, and the office's forms."""

from collections.abc import Iterable

from django import forms

from events.choices import PreferredForm, PreferredTime
from events.models import Survey, SurveyArea
from events.models.survey import CHOICES_AT_MOST
from events.survey.actions.answers import Wishes
from organizations.choices import LegalForm
from organizations.models import Theme

PROPOSALS_AT_MOST = 5
PROPOSAL_LENGTH = 300
NONE = "– bez wyboru –"
GONE = "Tego szkolenia nie ma już w ankiecie. Wybierz inne albo zostaw to miejsce puste."


class AnswerForm(forms.Form):
    """Five lists, each with all trainings by area; an empty one between two others is ignored."""

    preferred_times = forms.MultipleChoiceField(
        label="Kiedy najłatwiej Wam przyjść na szkolenie?",
        help_text="Zaznacz wszystko, co pasuje.",
        choices=PreferredTime.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    preferred_form = forms.ChoiceField(
        label="W jakiej formie?", choices=PreferredForm.choices, initial=PreferredForm.ANY, widget=forms.RadioSelect
    )
    proposals = forms.CharField(
        label="Własne propozycje szkoleń",
        help_text=f"Każda w osobnym wierszu, najwyżej {PROPOSALS_AT_MOST}.",
        required=False,
        max_length=PROPOSALS_AT_MOST * (PROPOSAL_LENGTH + 20),
        widget=forms.Textarea({"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    field_order = [f"choice_{rank}" for rank in range(1, CHOICES_AT_MOST + 1)]

    def __init__(self, *args, areas: Iterable[SurveyArea], **kwargs):
        super().__init__(*args, **kwargs)
        trainings = [(area.name, [(option.pk, option.title) for option in area.options.all()]) for area in areas]
        for rank in range(1, CHOICES_AT_MOST + 1):
            self.fields[f"choice_{rank}"] = forms.TypedChoiceField(
                label=f"{rank}. wybór" + (" – najważniejszy" if rank == 1 else ""),
                choices=[("", NONE), *[(name, options) for name, options in trainings if options]],
                coerce=int,
                empty_value=None,
                required=False,
                error_messages={"invalid_choice": GONE},
            )
        self.order_fields(self.field_order)

    @property
    def choice_fields(self):
        return [self[f"choice_{rank}"] for rank in range(1, CHOICES_AT_MOST + 1)]

    def clean_proposals(self):
        """One per line, without empty and duplicate ones."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["proposals"].splitlines()]
        once: dict[str, str] = {}
        for line in filter(None, lines):
            once.setdefault(line.casefold(), line)
        proposals = list(once.values())
        if len(proposals) > PROPOSALS_AT_MOST:
            raise forms.ValidationError(f"Podaj najwyżej {PROPOSALS_AT_MOST} propozycji, każdą w jednym wierszu.")
        if any(len(line) > PROPOSAL_LENGTH for line in proposals):
            raise forms.ValidationError(f"Jedna propozycja może mieć najwyżej {PROPOSAL_LENGTH} znaków.")
        return proposals

    def clean(self):
        data = super().clean()
        seen: dict[int, int] = {}
        for rank in range(1, CHOICES_AT_MOST + 1):
            if not (option := data.get(f"choice_{rank}")):
                continue
            if option in seen:
                self.add_error(f"choice_{rank}", f"To szkolenie jest już jako {seen[option]}. wybór. Wybierz inne.")
            seen.setdefault(option, rank)
        data["choices"] = list(seen)
        return data

    def wishes(self) -> Wishes:
        data = self.cleaned_data
        return Wishes(data["choices"], data["proposals"], data["preferred_times"], data["preferred_form"])

    def show_version(self, version: int) -> None:
        """After a conflict: the next submission is based on this version."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(version)


def initial_of(answer) -> dict:
    """A saved answer as initial values of the form; ``answer`` has its choices and proposals."""
    if answer is None:
        return {}
    chosen = {f"choice_{choice.rank}": choice.option_id for choice in answer.choices.all()}
    return chosen | {
        "proposals": "\n".join(proposal.text for proposal in answer.proposals.all()),
        "preferred_times": answer.preferred_times,
        "preferred_form": answer.preferred_form,
        "version": answer.version,
    }


class GroupForm(forms.Form):
    """Selected proposals and the name of their group; an empty name removes them from theirs."""

    proposals = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": "Zaznacz propozycje."})
    group = forms.CharField(label="Nazwa grupy", max_length=120, required=False)

    def __init__(self, *args, proposals, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["proposals"].choices = [(proposal.pk, proposal.text) for proposal in proposals]


class PrepareForm(forms.Form):
    """A new survey: its year, and the survey to copy areas and trainings from."""

    year = forms.IntegerField(label="Rok szkoleń", min_value=2020, max_value=2100)
    former = forms.ModelChoiceField(
        Survey.objects.all(),
        label="Przepisz obszary i szkolenia z",
        required=False,
        empty_label="niczego – zacznij od zera",
    )


class ResultsFilterForm(forms.Form):
    forma = forms.ChoiceField(label="Forma prawna", choices=[("", "wszystkie"), *LegalForm.choices], required=False)
    temat = forms.ModelChoiceField(
        Theme.objects.all(), label="Temat organizacji", required=False, empty_label="wszystkie", to_field_name="slug"
    )

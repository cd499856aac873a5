"""Form of the easy-to-read page: sentences stay short."""

from django import forms

from core.conflicts.forms import ComparedForm
from core.forms import WebField
from core.text.polish import plural
from pages.models import EasyBlock, EasyPage

WORDS_AT_MOST = 15


class EasyPageForm(ComparedForm):
    has_sets = True

    class Meta:
        model = EasyPage
        fields = ["title", "lead", "sign_language_url", "is_published"]
        field_classes = {"sign_language_url": WebField}


class EasyBlockForm(forms.ModelForm):
    class Meta:
        model = EasyBlock
        fields = ["heading", "sentences", "icon", "order"]
        widgets = {"sentences": forms.Textarea({"rows": 5})}

    def clean_sentences(self):
        """One short sentence per line: longer ones are hard to read."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["sentences"].splitlines() if line.strip()]
        for line in lines:
            if (count := len(line.split())) > WORDS_AT_MOST:
                words = plural(count, "słowo,słowa,słów")
                raise forms.ValidationError(
                    f"To zdanie ma {count} {words}, a może mieć najwyżej {WORDS_AT_MOST}: „{line}” "
                    "Podziel je na krótsze."
                )
        return "\n".join(lines)


class EasyBlockFormSet(forms.BaseInlineFormSet):
    def add_fields(self, form, index):
        """Blocks look alike; screen reader users need to know which block a field belongs to."""
        super().add_fields(form, index)
        row = str(form.instance) if form.instance.pk else "nowa część"
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {row}"

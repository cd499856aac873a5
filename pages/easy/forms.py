"""The form of the easy-to-read page: sentences stay short, two people do not overwrite each other."""

from django import forms

from core.forms import WebField
from core.polish import plural
from pages.models import EasyBlock, EasyPage

WORDS_AT_MOST = 15
MEANWHILE = (
    "Ktoś zapisał tę stronę w czasie, gdy była tu otwarta. Nic nie zginęło: sprawdź w nowej karcie, co tam jest "
    "teraz, i zapisz jeszcze raz, jeśli Twoje słowa mają zostać."
)


class EasyPageForm(forms.ModelForm):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = EasyPage
        fields = ["title", "lead", "sign_language_url", "is_published"]
        field_classes = {"sign_language_url": WebField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version
        if self.is_bound:
            self.data = self.data.copy()

    def clean(self):
        data = super().clean() or self.cleaned_data
        saved = EasyPage.objects.select_for_update().filter(pk=self.instance.pk).first()
        if saved and data.get("seen") != saved.version:
            self.data[self.add_prefix("seen")] = saved.version
            raise forms.ValidationError(MEANWHILE, code="conflict")
        return data


class EasyBlockForm(forms.ModelForm):
    class Meta:
        model = EasyBlock
        fields = ["heading", "sentences", "icon", "order"]
        widgets = {"sentences": forms.Textarea({"rows": 5})}

    def clean_sentences(self):
        """One sentence in a line, and short: longer ones are hard to read."""
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
        """Blocks look alike; whoever hears the page needs to know which one a field is of."""
        super().add_fields(form, index)
        row = str(form.instance) if form.instance.pk else "nowa część"
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {row}"

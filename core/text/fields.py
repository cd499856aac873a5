"""Multi-line text fields."""

from typing import Any

from django import forms

#: Help text: the formatting that ``core.text.prose`` understands.
SHAPES = (
    "Pusta linia zaczyna nowy akapit. Wiersz od „- ” to punkt listy, wiersz od „## ” to śródtytuł, "
    "a **dwie gwiazdki** pogrubiają słowa."
)


class TextField(forms.CharField):
    """Multi-line text with normalised line ends."""

    def __init__(self, *, rows: int = 4, **options: Any):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), required=False, **options)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")

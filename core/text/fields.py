"""Fields for text of several lines."""

from typing import Any

from django import forms

#: What the text of ``core.text.prose`` understands, for the help of a field.
SHAPES = (
    "Pusta linia zaczyna nowy akapit. Wiersz od „- ” to punkt listy, wiersz od „## ” to śródtytuł, "
    "a **dwie gwiazdki** pogrubiają słowa."
)


class TextField(forms.CharField):
    """Several lines, with the same line ends whatever the browser sends."""

    def __init__(self, *, rows: int = 4, **options: Any):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), required=False, **options)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")

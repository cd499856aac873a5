"""The part of a form that uploads, describes, replaces and removes a picture."""

from typing import Any

from django import forms

from core.errors import DomainError
from core.files import images
from core.models import Picture


class PictureInput(forms.FileInput):
    """A file input that shows the current picture."""

    template_name = "core/picture_input.html"
    picture: Picture | None = None

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["picture"] = self.picture
        return context


class PictureField(forms.FileField):
    """A file input for pictures; ``cleaned_data`` has an ``images.Cleaned``, ready to be stored."""

    widget = PictureInput(attrs={"accept": images.ACCEPT})

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return images.clean(upload)
        except DomainError as error:
            raise forms.ValidationError(str(error), code="picture") from None


class PictureForm(forms.ModelForm):
    """A ModelForm whose model has a one-to-one field to Picture, named by ``picture_field``.

    The model's own field stays off the form; ``save`` (with ``commit=False`` too) stores the new picture,
    changes its description, or removes it. ``by`` is the acting user; PictureAdmin sets it.
    """

    picture_field = "picture"
    is_picture_required = False
    by: Any = None

    picture_upload = PictureField(
        label="Plik z obrazem", required=False, help_text="JPG, PNG albo WebP, najwyżej 5 MB i 40 milionów pikseli."
    )
    picture_alt = forms.CharField(
        label="Opis obrazu",
        max_length=250,
        required=False,
        help_text="Jedno zdanie o tym, co widać. Przeczyta je czytnik ekranu.",
        widget=forms.TextInput(attrs={"size": 80}),
    )
    picture_is_decorative = forms.BooleanField(
        label="Obraz jest tylko ozdobny",
        required=False,
        help_text="Zaznacz, gdy obraz nic nie mówi, a tylko zdobi. Czytnik ekranu go pominie.",
    )
    picture_remove = forms.BooleanField(label="Usuń obraz", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.picture: Picture | None = getattr(self.instance, self.picture_field, None)
        self.fields["picture_upload"].widget.picture = self.picture
        self.fields["picture_upload"].required = self.is_picture_required and not self.picture
        if self.picture:
            self.initial.setdefault("picture_alt", self.picture.alt)
            self.initial.setdefault("picture_is_decorative", self.picture.is_decorative)
        if not self.picture or self.is_picture_required:
            self.fields["picture_remove"].widget = forms.HiddenInput()

    def clean(self):
        data = super().clean() or self.cleaned_data
        upload, alt = data.get("picture_upload"), data.get("picture_alt", "")
        stays = self.picture and not data.get("picture_remove")
        if upload or stays:
            try:
                images.words(alt, data.get("picture_is_decorative", False))
            except DomainError as error:
                may_be_silent = "picture_is_decorative" in self.fields
                self.add_error("picture_alt", str(error) if may_be_silent or alt else images.NO_SENTENCE)
        elif alt and not self.picture and "picture_upload" not in self.errors:
            self.add_error("picture_upload", "Wybierz plik z obrazem, który opisujesz.")
        return data

    def save(self, commit=True):
        self._keep_picture()
        return super().save(commit)

    def _keep_picture(self) -> None:
        upload = self.cleaned_data.get("picture_upload")
        said = {
            "alt": self.cleaned_data["picture_alt"],
            "is_decorative": self.cleaned_data["picture_is_decorative"],
        }
        if upload and self.picture:
            images.replace(self.picture, upload, by=self.by, **said)
        elif upload:
            setattr(self.instance, self.picture_field, images.store(upload, by=self.by, **said))
        elif self.picture and self.cleaned_data["picture_remove"] and not self.is_picture_required:
            setattr(self.instance, self.picture_field, None)
            images.remove(self.picture)
        elif self.picture and {"picture_alt", "picture_is_decorative"} & set(self.changed_data):
            images.describe(self.picture, **said)

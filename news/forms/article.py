"""An article as the office types it, and as an organisation does."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from core.errors import ConflictError
from core.forms import SlugField
from core.moment_fields import MomentField, SeenAtField
from core.picture_form import PictureForm
from core.seen_form import SeenForm
from news.actions.editing import FIELDS
from news.choices import ArticleStatus
from news.forms.links import LinksField, text_of
from news.models import Article
from organizations import plain
from organizations.submission.forms import SHAPES, TextField

PICTURE = ["picture_upload", "picture_alt", "picture_is_decorative", "picture_remove"]
WRITTEN = [name for name in FIELDS if name != "picture"]
SETS = ("themes", "organizations", "links")
#: The organisation's page in its sections: an anchor and the fields.
SECTIONS = {
    "tresc": ["title", "lead", "body"],
    "obraz": ["picture_upload", "picture_alt", "picture_remove"],
    "kiedy": ["publish_at", "expires_at"],
    "powiazania": ["themes", "links"],
}
LABELS = {"lead": "W jednym lub dwóch zdaniach"}
FROM = {"label": "Widoczna od", "help_text": "Puste: od razu po publikacji. Godzina według zegara w Lesznie."}
#: What cannot be understood has a sentence already and is no empty field.
NOT_READ = object()
UNTIL = {"label": "Aktualna do", "help_text": "Potem dostanie napis „archiwalne”. Puste: bez końca."}


class ArticleForm(PictureForm):
    """What both forms share. ``values()`` and ``sets()`` are what the actions take.

    A published article whose moment is left empty is visible at once: it keeps a moment that has come.
    """

    publish_at = MomentField(required=False, **FROM)
    expires_at = MomentField(required=False, **UNTIL)
    links = LinksField(label="Powiązane strony portalu")

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        kept = list(self.instance.links.values_list("path", "title")) if self.instance.pk else []
        self.initial["links"] = text_of(kept)
        self.fields["links"].kept = {path for path, _ in kept}

    def clean(self):
        data = super().clean() or self.cleaned_data
        if self.instance.status == ArticleStatus.PUBLISHED and data.get("publish_at", NOT_READ) is None:
            data["publish_at"] = min(self.instance.publish_at, timezone.now())
        begins, ends = data.get("publish_at"), data.get("expires_at")
        if begins and ends and ends <= begins:
            self.add_error("expires_at", "Koniec aktualności musi być po jej początku.")
        return data

    @property
    def has_new_picture(self) -> bool:
        return bool(set(PICTURE) & set(self.changed_data))

    def values(self) -> dict[str, Any]:
        """Fields of the article but its picture."""
        return {name: self.cleaned_data[name] for name in WRITTEN if name in self.cleaned_data}

    def sets(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in SETS if name in self.cleaned_data}


class OfficeArticleForm(SeenForm, ArticleForm):
    compared = (*WRITTEN, *SETS)
    meanwhile = str(ConflictError())

    slug = SlugField(
        label="Adres strony", required=False, max_length=140,
        help_text="Puste pole: adres powstanie z tytułu. Po zmianie dawny adres będzie prowadził do nowego.",
        widget=forms.TextInput({"size": 80}),
    )  # fmt: skip

    class Meta:
        model = Article
        fields = [*WRITTEN, "themes", "organizations"]
        labels = LABELS
        widgets = {
            "title": forms.TextInput({"size": 80}),
            "lead": forms.Textarea({"rows": 2, "cols": 70}),
            "organizations": forms.SelectMultiple({"size": 8}),
        }

    def clean_slug(self):
        """Left empty, a kept article keeps its address; a new one gets it from the action."""
        return self.cleaned_data["slug"] or self.instance.slug

    def save(self, commit=True):
        """The picture waits for keep_picture: a page with a mistake elsewhere must not change it."""
        return forms.ModelForm.save(self, commit)

    def keep_picture(self, *, by: Any) -> None:
        self.by = by
        self._keep_picture()

    def values(self) -> dict[str, Any]:
        return super().values() | {"picture": self.instance.picture}


class OrganizationArticleForm(ArticleForm):
    """Plain text with a little shape, good for a phone. A picture always has words: there is no "only decorative"."""

    body = TextField(rows=12, label="Treść", help_text=SHAPES)
    picture_is_decorative = None
    seen_at = SeenAtField(required=False)

    class Meta:
        model = Article
        fields = ["title", "lead", "body", "publish_at", "expires_at", "themes"]
        labels = LABELS
        widgets = {"lead": forms.Textarea({"rows": 2}), "themes": forms.CheckboxSelectMultiple}
        error_messages = {"title": {"required": "Wpisz tytuł."}}

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, use_required_attribute=False, **options)
        self.stored = self.instance.body
        self.initial["body"] = plain.to_text(self.stored)
        self.initial["seen_at"] = self.instance.updated_at
        said = "Na przykład plakat. Wszystko, co na nim jest, napisz też w treści. " + str(
            self.fields["picture_upload"].help_text
        )
        self.fields["picture_upload"].help_text = said

    @property
    def sections(self) -> dict[str, list[forms.BoundField]]:
        return {anchor: [self[name] for name in names] for anchor, names in SECTIONS.items()}

    @property
    def loses_shape(self) -> bool:
        """The text has a shape that cannot be told here; unchanged, it stays."""
        return not plain.is_lossless(self.stored)

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """Where, which field, what is wrong: for the summary above the form."""
        if not self.is_bound:
            return []
        beside = [
            (field.id_for_label or f"{field.auto_id}_0", capfirst(field.label), error)
            for field in self.visible_fields()
            for error in field.errors
        ]
        return [("", "", error) for error in self.non_field_errors()] + beside

    def clean_body(self):
        typed = self.cleaned_data["body"].strip()
        return self.stored if typed == self.initial["body"].strip() else plain.to_rich(typed)

    def clean(self):
        self.cleaned_data["picture_is_decorative"] = False
        return super().clean()

    def store_picture(self, by: Any) -> dict[str, Any]:
        """Keep, replace, describe or remove the picture, in the caller's transaction."""
        if not self.has_new_picture:
            return {}
        self.by = by
        self._keep_picture()
        return {"picture": self.instance.picture}

    def see_newest(self, article: Article) -> None:
        """After a conflict: sent once more, the form is saved upon what somebody else saved."""
        newest = Article.objects.filter(pk=article.pk).values_list("updated_at", flat=True).first()
        self.data = self.data.copy()
        self.data["seen_at"] = newest.isoformat() if newest else ""


class ReasonForm(forms.Form):
    use_required_attribute = False

    reason = forms.CharField(
        label="Powód", max_length=1000, widget=forms.Textarea({"rows": 4, "cols": 70}),
        error_messages={"required": "Napisz powód – przeczytają go osoby, których to dotyczy."},
    )  # fmt: skip

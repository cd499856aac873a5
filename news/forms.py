"""Forms of articles for the office and for organisations, with links pasted one per line."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst

from core.conflicts.forms import ComparedForm
from core.errors import DomainError
from core.files.picture_form import PictureForm
from core.forms import SlugField
from core.moment_fields import MomentField
from core.refusals import add_errors
from core.text import prose
from core.text.fields import SHAPES, TextField
from news import portal_addresses
from news.choices import ArticleStatus
from news.models import Article
from news.workflow import ARTICLES
from organizations.models import Organization

HELP = (
    "Na przykład wydarzenie albo nabór. Każda strona w osobnym wierszu: wklej adres z paska przeglądarki. "
    "Tytuł dopisze portal; możesz też podać własny po spacji."
)


class LinksField(forms.CharField):
    """``cleaned_data`` has pairs of address and title; the error message names each line that leads nowhere."""

    widget = forms.Textarea({"rows": 3, "cols": 70})

    def __init__(self, **options):
        super().__init__(required=False, help_text=HELP, max_length=4000, **options)
        self.kept: set[str] = set()

    def prepare_value(self, value):
        return value if isinstance(value, str) else text_of(value or ())

    def has_changed(self, initial, data):
        return self.prepare_value(initial).split() != (data or "").split()

    def clean(self, value):
        lines = [line.split(maxsplit=1) for line in super().clean(value).splitlines() if line.strip()]
        found, problems = [], []
        for number, (address, *rest) in enumerate(lines, 1):
            try:
                found.append((self._checked(address), rest[0].strip()[:160] if rest else ""))
            except ValidationError as problem:
                problems += [f"Wiersz {number}: {sentence}" for sentence in problem.messages]
        known = portal_addresses.titles(path for path, _ in found)
        problems += [
            f"{path}: {portal_addresses.NO_TITLE[:-1].replace('Wpisz go', 'Wpisz go w tym samym wierszu po spacji')}."
            for path, title in found
            if not title and path not in known and path not in self.kept
        ]
        if problems:
            raise ValidationError(problems)
        return found

    def _checked(self, address: str) -> str:
        """An existing link may stay even if its page is gone."""
        return address if address in self.kept else portal_addresses.path_of(address)


def text_of(links: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{path} {title}".strip() for path, title in links)


PICTURE = ["picture_upload", "picture_alt", "picture_is_decorative", "picture_remove"]
WRITTEN = [name for name in ARTICLES.fields if name != "picture"]
SETS = ("themes", "organizations", "links")
#: Sections of the organisation's form: an anchor and its fields.
SECTIONS = {
    "tresc": ["title", "lead", "body"],
    "obraz": ["picture_upload", "picture_alt", "picture_remove"],
    "kiedy": ["publish_at", "expires_at"],
    "powiazania": ["themes", "links"],
}
LABELS = {"lead": "W jednym lub dwóch zdaniach"}
FROM = {"label": "Widoczna od", "help_text": "Puste: od razu po publikacji. Godzina według zegara w Lesznie."}
#: Marks a field that could not be parsed: it has an error already and does not count as empty.
NOT_READ = object()
UNTIL = {"label": "Aktualna do", "help_text": "Potem dostanie napis „archiwalne”. Puste: bez końca."}


class ArticleForm(PictureForm):
    """Base of both forms. ``values()`` and ``sets()`` are the arguments of the actions.

    In a published article an empty publication time keeps the stored one, or becomes now if that is in the future.
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
        """Fields of the article except its picture."""
        return {name: self.cleaned_data[name] for name in WRITTEN if name in self.cleaned_data}

    def sets(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in SETS if name in self.cleaned_data}


class OfficeArticleForm(ComparedForm, ArticleForm):
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
        """Empty: an existing article keeps its slug; a new one gets it from the action."""
        return self.cleaned_data["slug"] or self.instance.slug

    def save(self, commit=True):
        """The picture is saved by keep_picture only: an invalid form must not change it."""
        return forms.ModelForm.save(self, commit)

    def keep_picture(self, *, by: Any) -> None:
        self.by = by
        self._keep_picture()

    def values(self) -> dict[str, Any]:
        return super().values() | {"picture": self.instance.picture}


class OrganizationArticleForm(ComparedForm, ArticleForm):
    """Plain text with simple formatting, usable on a phone. Every picture needs a description."""

    body = TextField(rows=12, label="Treść", help_text=SHAPES)
    picture_is_decorative = None

    class Meta:
        model = Article
        fields = ["title", "lead", "body", "publish_at", "expires_at", "themes"]
        labels = LABELS
        widgets = {"lead": forms.Textarea({"rows": 2}), "themes": forms.CheckboxSelectMultiple}
        error_messages = {"title": {"required": "Wpisz tytuł."}}

    def __init__(self, data: Any, files: Any, article: Article, organization: Organization):
        super().__init__(data, files, instance=article, use_required_attribute=False)
        self.stored = self.instance.body
        self.initial["body"] = prose.to_text(self.stored)
        self.initial["seen_at"] = self.instance.updated_at
        said = "Na przykład plakat. Wszystko, co na nim jest, napisz też w treści. " + str(
            self.fields["picture_upload"].help_text
        )
        self.fields["picture_upload"].help_text = said

    @property
    def sections(self) -> dict[str, list[forms.BoundField]]:
        return {anchor: [self[name] for name in names] for anchor, names in SECTIONS.items()}

    @property
    def loses_shape(self) -> list[str]:
        """Labels of texts whose stored formatting plain text cannot express; without a change they stay as stored."""
        return [] if prose.is_lossless(self.stored) else ["Treść"]

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """Anchor, field label and message of each error, for the summary above the form."""
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
        return self.stored if typed == self.initial["body"].strip() else prose.to_rich(typed)

    def clean(self):
        self.cleaned_data["picture_is_decorative"] = False
        return super().clean()

    def given(self, by: Any) -> dict[str, Any]:
        """Arguments of the actions; the picture is kept, replaced, described or removed in their transaction."""
        values = self.values()
        if self.has_new_picture:
            self.by = by
            self._keep_picture()
            values["picture"] = self.instance.picture
        return {"values": values, **self.sets()}

    def seen_values(self) -> dict[str, Any]:
        return {"seen_at": self.cleaned_data["seen_at"], "has_new_picture": self.has_new_picture}

    def add_errors(self, error: DomainError) -> None:
        add_errors(self, error)

    @property
    def compared(self) -> ComparedForm:
        return self

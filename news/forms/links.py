"""Pages of the portal that something points at, pasted one to a line."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from news import portal_addresses

HELP = (
    "Na przykład wydarzenie albo nabór. Każda strona w osobnym wierszu: wklej adres z paska przeglądarki. "
    "Tytuł dopisze portal; możesz też podać własny po spacji."
)


class LinksField(forms.CharField):
    """``cleaned_data`` has pairs of address and title; a line that leads nowhere is named in the sentence."""

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
        """One that stood there already may stay, whatever became of its page."""
        return address if address in self.kept else portal_addresses.path_of(address)


def text_of(links: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{path} {title}".strip() for path, title in links)

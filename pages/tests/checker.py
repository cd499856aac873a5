"""The checks of the tools that monitor accessibility declarations nationwide (domain.md 3.2)."""

import re
from datetime import date
from html.parser import HTMLParser

NEEDED = (
    "a11y-wstep", "a11y-podmiot", "a11y-url", "a11y-data-publikacja", "a11y-data-aktualizacja", "a11y-status",
    "a11y-data-sporzadzenie", "a11y-kontakt", "a11y-osoba", "a11y-email", "a11y-telefon", "a11y-procedura",
    "a11y-architektura", "a11y-aplikacje",
)  # fmt: skip
ALLOWED = {*NEEDED, "a11y-deklaracja", "a11y-ocena", "a11y-audytor", "a11y-data-przeglad"}
DAYS = ("a11y-data-publikacja", "a11y-data-aktualizacja", "a11y-data-sporzadzenie")
LINKS = {"a11y-url": r"https?://.+", "a11y-email": r"mailto:.+@.+", "a11y-telefon": r"tel:\+?\d{6,}(,\d+)?"}
VERDICTS = ("zgodna", "częściowo zgodna", "niezgodna")


class _Elements(HTMLParser):
    """Each element with an a11y- id: its tag, its attributes, the text up to the next tag."""

    def __init__(self):
        super().__init__()
        self.found: list[tuple[str, str, dict[str, str | None], list[str]]] = []
        self._open: list[str] | None = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._open = None
        if str(given.get("id", "")).startswith("a11y-"):
            self._open = []
            self.found.append((str(given["id"]), tag, given, self._open))

    def handle_data(self, data):
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag):
        self._open = None


def faults(page: str) -> list[str]:
    """Everything a checker would report; an empty list is the expected result."""
    parser = _Elements()
    parser.feed(page)
    ids = [name for name, *_ in parser.found]
    by_id = {name: (tag, given, "".join(words).strip()) for name, tag, given, words in parser.found}
    wrong = [f"{name} stands {ids.count(name)} times" for name in NEEDED if ids.count(name) != 1]
    wrong += [f"{name} is no id of a declaration" for name in set(ids) - ALLOWED]
    wrong += [f"{name} stands twice" for name in ALLOWED - set(NEEDED) if ids.count(name) > 1]
    days = [*DAYS, *({"a11y-data-przeglad"} & set(ids))]
    wrong += [f"{name} is no day" for name in days if name in by_id and not _is_day(*by_id[name])]
    wrong += [
        f"{name} leads nowhere"
        for name, form in LINKS.items()
        if name in by_id and not re.fullmatch(form, by_id[name][1].get("href") or "")
    ]
    wrong += [f"{name} is empty" for name in ("a11y-podmiot", "a11y-osoba") if name in by_id and not by_id[name][2]]
    if "a11y-status" in by_id and by_id["a11y-status"][2] not in VERDICTS:
        wrong.append("a11y-status says no verdict")
    return wrong


def _is_day(tag: str, given: dict[str, str | None], words: str) -> bool:
    try:
        date.fromisoformat(given.get("datetime") or "")
    except ValueError:
        return False
    return tag == "time" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", given["datetime"] or "") is not None and bool(words)

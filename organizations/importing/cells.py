"""Parse the cells of one row to values of an entry, with an error message for each cell that cannot be parsed."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from core.tables import FORMULA, SHEET_ERROR
from core.text import richtext
from organizations import identifiers
from organizations.importing.columns import folded
from organizations.importing.words import LEGAL_FORMS, REGISTERS, Words
from organizations.models import InternalContact, Organization

YES = {"tak", "t", "yes", "y", "true", "prawda", "1", "x"}
NO = {"nie", "n", "no", "false", "falsz", "0"}
PARTS = re.compile(r"[;|\n]+")


@dataclass
class Facts:
    """The content of one row: fields, words (as keys) and contact; an empty cell changes nothing."""

    values: dict[str, Any] = field(default_factory=dict)
    words: dict[str, list[int]] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def understand(cells: dict[str, str], words: Words, *, public_benefit_as_of: date | None = None) -> Facts:
    """Parse a row given as {column key: text}; ``public_benefit_as_of`` is the date of a plain "tak" under OPP."""
    facts = Facts()
    for key, text in cells.items():
        if not text:
            continue
        if text == FORMULA:
            facts.errors[key] = "W tej komórce jest formuła. Wpisz samą wartość."
        elif text == SHEET_ERROR:
            facts.errors[key] = "Arkusz pokazuje w tej komórce błąd. Wpisz właściwą wartość."
        else:
            try:
                _understand_cell(facts, key, text, words, public_benefit_as_of)
            except ValidationError as problem:
                facts.errors[key] = " ".join(problem.messages)
    if "founded_on" in facts.values:
        facts.values.setdefault("founded_year", facts.values["founded_on"].year)
    return facts


def _understand_cell(facts: Facts, key: str, text: str, words: Words, as_of: date | None) -> None:
    if key in WORD_PARSERS:
        WORD_PARSERS[key](facts, text, words)
    elif key == "public_benefit":
        _public_benefit(facts, text, as_of)
    elif key.startswith("contact_"):
        name = key.removeprefix("contact_")
        facts.contact[name] = _checked(CONTACT_PARSERS.get(name, _short), text, InternalContact, name)
    else:
        facts.values[key] = _checked(PARSERS.get(key, str), text, Organization, key)


def _checked(parse: Callable[[str], Any], text: str, model: type, name: str) -> Any:
    value = parse(text)
    longest = model._meta.get_field(name).max_length
    if longest and isinstance(value, str) and len(value) > longest:
        raise ValidationError(f"Ten tekst ma {len(value)} znaków, a może mieć najwyżej {longest}.")
    return value


# --- kinds of cells --------------------------------------------------------------------------


def _short(text: str) -> str:
    return " ".join(text.split())


def _legal_form(text: str) -> str:
    form = LEGAL_FORMS.get(folded(text))
    if form is None:
        raise ValidationError(f"Nie znam formy prawnej „{text}”. Wpisz na przykład: fundacja, stowarzyszenie.")
    return str(form)


def _register(text: str) -> str:
    kind = REGISTERS.get(folded(text))
    if kind is None:
        raise ValidationError(f"Nie znam rejestru „{text}”.")
    return str(kind)


def _yes_or_no(text: str) -> bool:
    answer = folded(text)
    if answer not in YES | NO:
        raise ValidationError("Wpisz „tak” albo „nie”.")
    return answer in YES


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}( ?r\.?)?", text):
        raise ValidationError("Wpisz rok czterema cyframi, na przykład 1998.")
    return int(text[:4])


def _day(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"):
        with suppress(ValueError):
            return datetime.strptime(text.removesuffix(" r.").strip(), pattern).date()  # noqa: DTZ007 - a day alone
    raise ValidationError("Wpisz datę w postaci 31.12.2024.")


def _coordinate(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", ".").rstrip("°").strip())
        return value.quantize(Decimal("0.000001"))
    except InvalidOperation as error:
        raise ValidationError("Wpisz liczbę, na przykład 51,8419.") from error


def _email(text: str) -> str:
    address = text.strip().removeprefix("mailto:")
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValidationError("To nie jest adres e-mail. Wpisz na przykład biuro@organizacja.pl.") from error
    return address


def _description(text: str) -> str:
    return richtext.clean(text) if re.search(r"</?[a-zA-Z][^>]*>", text) else richtext.from_text(text)


PARSERS: dict[str, Callable[[str], Any]] = identifiers.STORED_FORMS | {
    "name": _short,
    "short_name": _short,
    "mission": _short,
    "street": _short,
    "city": _short,
    "register_number": _short,
    "legal_form": _legal_form,
    "register_kind": _register,
    "founded_year": _year,
    "founded_on": _day,
    "confirmed_on": _day,
    "public_benefit_as_of": _day,
    "latitude": _coordinate,
    "longitude": _coordinate,
    "email": _email,
    "source_url": identifiers.web,
    "description": _description,
    "is_seeking_volunteers": _yes_or_no,
    "is_social_enterprise": _yes_or_no,
    "has_business_activity": _yes_or_no,
}
CONTACT_PARSERS: dict[str, Callable[[str], str]] = {"phone": identifiers.phone, "email": _email}


# --- cells that hold words of the registry -----------------------------------------------------


def _themes(facts: Facts, text: str, words: Words) -> None:
    """An unknown theme is no error and is not lost: it is added to the office's notes."""
    facts.words["themes"] = []
    for part in _parts(text, words.themes):
        key = words.themes.get(folded(part))
        if key is None:
            facts.warnings.append(f"Nie znam tematu „{part}”. Zapiszę go w notatkach biura.")
            facts.notes.append(f"Temat z importu: {part}.")
        elif key not in facts.words["themes"]:
            facts.words["themes"].append(key)


def _known_words(field_name: str, what: str) -> Callable[[Facts, str, Words], None]:
    def take(facts: Facts, text: str, words: Words) -> None:
        known, found = getattr(words, field_name), []
        for part in _parts(text, known):
            key = known.get(folded(part)) or known.get(folded(part.partition(".")[0]))
            if key is None:
                raise ValidationError(f"{what} „{part}”.")
            found.append(key)
        facts.words[field_name] = sorted(set(found))

    return take


def _district(facts: Facts, text: str, words: Words) -> None:
    key = words.districts.get(folded(text))
    if key is None:
        raise ValidationError(f"Nie znam części miasta „{text}”.")
    facts.values["district"] = key


def _parts(text: str, known: dict[str, int]) -> list[str]:
    """Items of a list; a comma separates too, unless the name itself has one ("Dzieci, młodzież i rodzina")."""
    parts = []
    for part in filter(None, (part.strip() for part in PARTS.split(text))):
        parts += [part] if folded(part) in known else list(filter(None, (word.strip() for word in part.split(","))))
    return parts


WORD_PARSERS: dict[str, Callable[[Facts, str, Words], None]] = {
    "themes": _themes,
    "spheres": _known_words("spheres", "Nie znam sfery zadań"),
    "target_groups": _known_words("target_groups", "Nie znam grupy odbiorców"),
    "access_features": _known_words("access_features", "Nie znam udogodnienia"),
    "district": _district,
}


def _public_benefit(facts: Facts, text: str, as_of: date | None) -> None:
    """The OPP status needs a date: a plain "tak" counts only with the date of the list it comes from."""
    if not _yes_or_no(text) or "public_benefit_as_of" in facts.values:
        return
    if as_of is None:
        facts.warnings.append(
            "Nie wiem, z jakiego dnia jest status OPP, więc go nie zapiszę. Podaj dzień przy kolumnach."
        )
    else:
        facts.values["public_benefit_as_of"] = as_of

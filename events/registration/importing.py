"""Import people from a spreadsheet, one by one: each row gets a place, or a sentence with the reason of refusal.

A repeated import adds nobody twice: people already on the list are reported and unchanged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File

from core import tables
from core.errors import DomainError
from core.forms import EmailField
from core.text.polish import fold, sort_key
from events.models import Event, Registration
from events.registration.actions import registering

MOST = 500
#: Folded column names: a heading belongs to the first key with a matching beginning.
HEADINGS = {
    "name": ("imie i nazwisko", "nazwisko i imie", "osoba", "uczest", "imie"),
    "surname": ("nazwisko",),
    "email": ("e-mail", "email", "mail", "adres e"),
    "phone": ("tel", "nr tel", "numer tel"),
    "organization_name": ("organizacja", "nazwa org", "instytucja", "podmiot"),
}
NO_NAMES = (
    "W tym pliku nie ma kolumny z imieniem i nazwiskiem. "
    "Pierwszy wiersz to nazwy kolumn: imię i nazwisko, e-mail, telefon, organizacja."
)
TOO_MANY = f"Ten plik ma więcej niż {MOST} osób. Podziel go na mniejsze części."
FORMULA = "W tym wierszu jest formuła. Wklej zamiast niej samą wartość."
NAMELESS = "W tym wierszu nie ma imienia i nazwiska."
KNOWN = "Ta osoba jest już na liście."


@dataclass(frozen=True)
class Line:
    """A row of the file, its values and its result."""

    number: int
    told: Mapping[str, str]
    said: str
    is_in: bool


def bring(*, event: Event, upload: File, by: Any) -> list[Line]:
    """Sign up all people of the file by the rules of adding by hand; raises DomainError for an unreadable list.

    Each row has its own transaction: an error stops no other row.
    """
    table = tables.read(upload, known=_known, rows_are="osoby", at_least=1)
    columns = {place: key for place, key in enumerate(_known(table.headings)) if key}
    if "name" not in columns.values() and "surname" not in columns.values():
        raise DomainError(NO_NAMES)
    if len(table.rows) > MOST:
        raise DomainError(TOO_MANY)
    return [_line(event, number, _told(columns, cells), by) for number, cells in table.rows]


def _line(event: Event, number: int, told: dict[str, str], by: Any) -> Line:
    try:
        return Line(number, told, _sign_up(event, told, by).get_place_display(), is_in=True)
    except DomainError as error:
        return Line(number, told, str(error), is_in=False)


def _sign_up(event: Event, told: dict[str, str], by: Any) -> Registration:
    if any(tables.FORMULA in text for text in told.values()):
        raise DomainError(FORMULA)
    _refuse_wrong(told)
    if not told["email"] and _is_known(event, told):
        raise DomainError(KNOWN)
    person = registering.Person(name=told["name"], email=told["email"], phone=told["phone"])
    [made] = registering.register(
        event=event, people=[person], organization_name=told["organization_name"], is_by_office=True, by=by
    )
    return made


def _refuse_wrong(told: dict[str, str]) -> None:
    """Validate with the messages of the model's fields, and the address with those of the form field."""
    if not told["name"]:
        raise DomainError(NAMELESS)
    others = {field.name for field in Registration._meta.fields} - set(told)
    wrong: dict[str, list[str]] = {}
    try:
        Registration(**told).clean_fields(exclude=others | {"email"})
    except ValidationError as problem:
        wrong = problem.message_dict
    try:
        EmailField(required=False, max_length=254).clean(told["email"])
    except ValidationError as problem:
        wrong["email"] = problem.messages
    if wrong:
        named = {Registration._meta.get_field(name).verbose_name: said[0] for name, said in wrong.items()}
        raise DomainError(" ".join(f"{name[:1].upper()}{name[1:]}: {said}" for name, said in named.items()))


def _is_known(event: Event, facts: dict[str, str]) -> bool:
    """People without an address are identified by name and organisation."""
    key = sort_key(facts["organization_name"])
    names = event.registrations.active().filter(organization_key=key).values_list("name", flat=True)
    return fold(facts["name"]) in {fold(name) for name in names}


def _told(columns: dict[int, str], cells: list[str]) -> dict[str, str]:
    told = dict.fromkeys(("name", "email", "phone", "organization_name"), "")
    surname = ""
    for place, key in columns.items():
        text = " ".join(cells[place].split())
        if key == "surname":
            surname = text
        else:
            told[key] = told[key] or text
    return told | {"name": " ".join(filter(None, (told["name"], surname)))}


def _known(headings: list[str]) -> list[str]:
    """The field of each heading, "" for an unknown one."""
    words = [" ".join(fold(heading).split()) for heading in headings]
    return [next((key for key, begins in HEADINGS.items() if each.startswith(begins)), "") for each in words]

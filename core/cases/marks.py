"""Format of a case mark: unit, class, optional sub-folder, number, year, optional initials, joined by dots.

By the office rules of 2011 (Dz.U. 2011 nr 14 poz. 67): "OP.524.12.2026", in a sub-folder "OP.524.3.12.2026",
with the initials of the case worker "OP.524.12.2026.AS".
"""

import re
from dataclasses import dataclass

from core.errors import DomainError

LETTERS = "A-ZĄĆĘŁŃÓŚŹŻ"
UNIT = rf"[{LETTERS}]{{1,8}}(?:-[{LETTERS}]{{1,8}})?"
SYMBOL = r"[0-9]{2,5}"
INITIALS = rf"[{LETTERS}]{{2,4}}"
NUMBER = r"[1-9][0-9]{0,5}"
_MARK = re.compile(
    rf"(?P<unit>{UNIT})\.(?P<symbol>{SYMBOL})(?:\.(?P<subfolder>{NUMBER}))?"
    rf"\.(?P<number>{NUMBER})\.(?P<year>[0-9]{{4}})(?:\.(?P<initials>{INITIALS}))?"
)
WRONG = (
    "To nie jest znak sprawy. Wpisz go z kropkami, na przykład OP.524.12.2026, z numerem teczki OP.524.3.12.2026 "
    "albo z inicjałami OP.524.12.2026.AS."
)


class WrongMark(DomainError):
    def __init__(self):
        super().__init__(WRONG)


@dataclass(frozen=True)
class Mark:
    """The parts of a mark. ``subfolder`` is 0 where the class has none; initials do not identify the case."""

    unit: str
    symbol: str
    number: int
    year: int
    subfolder: int = 0
    initials: str = ""

    def __str__(self):
        between = [str(self.subfolder)] if self.subfolder else []
        after = [self.initials] if self.initials else []
        return ".".join([self.unit, self.symbol, *between, str(self.number), str(self.year), *after])


def read(text: str) -> Mark:
    """Parse a typed mark; case and surrounding spaces are ignored."""
    found = _MARK.fullmatch("".join(text.split()).upper())
    if found is None:
        raise WrongMark
    parts = found.groupdict()
    return Mark(
        unit=parts["unit"],
        symbol=parts["symbol"],
        number=int(parts["number"]),
        year=int(parts["year"]),
        subfolder=int(parts["subfolder"] or 0),
        initials=parts["initials"] or "",
    )

"""Template gaps that were not filled in: a text with one is not published."""

import re

_GAP = re.compile(
    r"""
      \{\{ [^}]* \}\}? | \{% [^%]* %?\}?                 # left over from a template of a programmer
    | \[ [^\]\n]{0,80} \]                                # [...] [nazwa] [ ]
    | < [^>\n]{0,80} >                                   # <nazwa urzędu>
    | …+ | \.{3,} | _{3,} | -{4,}                        # dots and lines to write on
    | \b[XY]{3,}\b | \bxx+(?:[.-]xx+)+\b                 # XXX, xx.xx.xxxx
    | \b(?:TODO|FIXME|TBD)\b
    | \b(?:do\ uzupełnienia|do\ uzupelnienia|uzupełnić|wpisać\ właściwe|niepotrzebne\ skreślić)\b
    | \blorem\ ipsum\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def gap(text: str) -> str:
    """The first gap in the text, or ""."""
    found = _GAP.search(text)
    return found[0].strip()[:60] if found else ""


def in_fields(values: dict[str, str]) -> dict[str, str]:
    """An error message for each field with a gap."""
    return {
        name: f"Zostało miejsce do uzupełnienia: „{found}”. Wpisz tu właściwe słowa."
        for name, text in values.items()
        if (found := gap(text))
    }

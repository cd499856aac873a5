"""Accessible PDF (PDF/UA-1) by Typst (docs/adr/0016).

    pdf.render("events/certificate", {"name": …, "hours": …}, title="Zaświadczenie OP/12/2026")

reads ``templates/events/pdf/certificate.typ``, which begins with ``templates/pdf/office.typ``. Typed data is
passed as JSON beside the source and is never parsed as Typst. A structure that is not accessible is
an error.
"""

import json
import re
import unicodedata
from datetime import datetime
from functools import cache
from typing import Any

import segno
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils import timezone

from core import lazy

typst = lazy.package("typst")
OFFICE = "Biuro Pełnomocnika ds. Współpracy z Organizacjami Pozarządowymi"
ADDRESS = "Al. Jana Pawła II 21a, 64-100 Leszno"
STANDARDS = ["ua-1"]
#: Characters that no bundled font has; PDF/UA forbids missing glyphs. Latin, Greek and Cyrillic stay.
UNSHOWN = re.compile(
    "[^\n\x20-\x7e\xa0-\u0377\u0391-\u03a1\u03a3-\u03ce\u0400-\u0484\u0487-\u04ff\u1e00-\u1eff"
    "\u2010-\u2027\u202f-\u2040\u2044-\u205f\u20a0-\u20c0\u2100-\u2114\u2116\u2122\u2190-\u22ff\u2500-\u25ff]"
)


def render(template: str, data: dict[str, Any], *, title: str, made_at: datetime | None = None) -> bytes:
    """``data`` rendered with ``templates/<app>/pdf/<name>.typ``; the same data and ``made_at`` give the same bytes.

    A few milliseconds per page; thread-safe, calls do not wait for each other.
    Raises ``typst.TypstError`` when the source is wrong or not accessible: a bug in the template, never in the data.
    """
    app, _, name = template.partition("/")
    compiler = typst.Compiler(
        input=str(settings.BASE_DIR / "templates" / app / "pdf" / f"{name}.typ"),
        root=str(settings.BASE_DIR),
        font_paths=_fonts(),
        sys_inputs={
            "data": json.dumps(shown(data), cls=DjangoJSONEncoder, ensure_ascii=False),
            "title": shown(title),
            "portal": json.dumps(_portal(), ensure_ascii=False),
        },
    )
    seconds = int((made_at or timezone.now()).timestamp())
    return compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=seconds)


def response(content: bytes, filename: str, *, is_download: bool = False) -> HttpResponse:
    """The PDF as a response that no cache stores: it may hold names."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'{"attachment" if is_download else "inline"}; filename="{filename}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def qr(words: str) -> str:
    """A QR code as SVG, for ``image(bytes(data.qr), format: "svg", alt: …)``; print the text beside it, too."""
    return segno.make(words, error="m").svg_inline(border=2, dark="#12372a", light="#ffffff")


def shown(value: Any) -> Any:
    """The same with a substitute for each character that no font has ("🎉" and the like), at any depth."""
    if isinstance(value, str):
        return UNSHOWN.sub(_stand_in, unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\t", " ")))
    if isinstance(value, dict):
        return {key: shown(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [shown(one) for one in value]
    return value


def _stand_in(found: re.Match) -> str:
    """A plain form if there is one ("ﬁ" is "fi"), nothing for characters without a glyph, else a question mark."""
    plain = unicodedata.normalize("NFKC", found[0])
    if not UNSHOWN.search(plain):
        return plain
    return "" if unicodedata.category(found[0])[0] in "CM" else "?"


@cache
def _fonts() -> Any:
    """Bundled fonts, and Typst's own for Cyrillic and Greek names; system fonts are ignored."""
    folder = str(settings.BASE_DIR / "core" / "fonts")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


def _portal() -> dict[str, str]:
    """The portal's name and address."""
    return {
        "site_name": settings.SITE_URL.split("://")[-1],
        "office": OFFICE,
        "address": ADDRESS,
        "email": settings.OFFICE_EMAIL,
    }

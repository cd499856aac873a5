"""Shows why a document matched: marks matched words and picks an excerpt of a long text."""

import bisect

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.search import analysis
from core.search.understanding import Query, understand

SNIPPET = 200


def mark(text: str, query: str | Query) -> SafeString:
    """The escaped text with every word that matches the query, in any form, inside <mark>.

    Adjacent words share one mark. Pass a parsed Query when marking many texts:
    a string is parsed each time, which queries the database.
    """
    return mark_safe("".join(_pieces(text, _spans(text, understand(query)))))  # noqa: S308 - each piece is escaped


def snippet(text: str, query: str | Query, length: int = SNIPPET) -> SafeString:
    """About ``length`` characters of the text with the most matched words, marked.

    Cut between words, with an ellipsis; the beginning when no word matches.
    """
    query = understand(query)
    if len(text) <= length:
        return mark(text, query)
    starts = [start for start, _ in _spans(text, query)]
    crowd = [bisect.bisect_left(starts, start + length) - place for place, start in enumerate(starts)]
    first = starts[crowd.index(max(crowd))] if crowd else 0
    begin = text.rfind(" ", 0, max(first - length // 5, 0)) + 1 if first > length // 2 else 0
    end = text.rfind(" ", begin + 1, begin + length)
    end = len(text) if begin + length >= len(text) else end if end > begin else begin + length
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return mark_safe(before + mark(text[begin:end].strip(), query) + after)  # noqa: S308 - mark escapes


def _spans(text: str, query: Query) -> list[tuple[int, int]]:
    if not query:
        return []
    return [(token.start, token.end) for token in analysis.tokens(text) if query.answers(token.word)]


def _pieces(text: str, spans: list[tuple[int, int]]):
    joined: list[list[int]] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1][1] = end
        else:
            joined.append([start, end])
    done = 0
    for start, end in joined:
        yield from (escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>")
        done = end
    yield escape(text[done:])

"""Formatted text as plain text that can be typed on a phone, and back, without loss.

    ## Śródtytuł         ### Mniejszy śródtytuł
    - punkt listy        1. punkt listy numerowanej
    **ważne**            _wyróżnione_              [strona](https://…)

An empty line begins a new paragraph. Web and e-mail addresses become links automatically.
"""

import html
import re
from html.parser import HTMLParser

from core.text import richtext

_HEADINGS = {"h3": "## ", "h4": "### "}
_MARKS = {"strong": "**", "em": "_"}
_BULLET = re.compile(r"[-•*] +(.*)")
_NUMBER = re.compile(r"\d{1,3}[.)] +(.*)")
_HEADING = re.compile(r"(#{2,3}) +(.*)")
_NAMED_LINK = r"\[(?P<name>[^\]\n]+)\]\((?P<to>(?:https?://|mailto:|tel:)[^\s)\"<>]+)\)"
_PAGE = r"(?P<page>https?://(?:(?!&[lg]t;)[^\s<>\"])*[\w/=#-])"
_EMAIL = r"(?P<email>(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+)"
_LINK = re.compile(f"{_NAMED_LINK}|{_PAGE}|{_EMAIL}")
_BARE_LINK = re.compile(r'<a\b[^>]*\bhref="(?:mailto:)?([^"]*)"[^>]*>\1</a>')
_BLOCKS = {"p", "ul", "ol", *_HEADINGS}


def to_text(rich: str) -> str:
    """The stored description as editable text."""
    writer = _Writer()
    writer.feed(rich)
    writer.close()
    return "\n\n".join(block for block in writer.blocks if block)


def to_rich(text: str) -> str:
    """The typed text in its stored form: cleaned HTML with the formatting listed above."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return richtext.clean("".join(part for block in blocks for part in _parts(block.strip().split("\n"))))


def is_lossless(rich: str) -> bool:
    """Whether the text form keeps all formatting of this description (nested lists are lost)."""
    return _alike(to_rich(to_text(rich))) == _alike(richtext.clean(rich))


def _alike(rich: str) -> str:
    """Normalised for comparison: invisible differences removed, such as spaces between blocks or auto-links."""
    rich = _BARE_LINK.sub(r"\1", rich)
    flat = re.sub(r"\s+", " ", re.sub(r"(<li>)\s*<p>|</p>\s*(</li>)", r"\1\2", rich))
    return re.sub(r"\s*(</?(?:p|ul|ol|li|h3|h4|br)>)\s*", r"\1", flat)


def _parts(lines: list[str]) -> list[str]:
    """One block as HTML: list items and headings separately, the rest as a paragraph."""
    parts: list[tuple[str, list[str]]] = []
    for line in lines:
        kind, words = _kind_of(line.strip())
        if parts and parts[-1][0] == kind and kind not in ("h3", "h4"):
            parts[-1][1].append(words)
        else:
            parts.append((kind, [words]))
    return [_element(kind, [_inline(words) for words in found]) for kind, found in parts]


def _kind_of(line: str) -> tuple[str, str]:
    if found := _HEADING.fullmatch(line):
        return {"##": "h3", "###": "h4"}[found[1]], found[2]
    if found := _BULLET.fullmatch(line):
        return "ul", found[1]
    if found := _NUMBER.fullmatch(line):
        return "ol", found[1]
    return "p", line


def _element(kind: str, found: list[str]) -> str:
    inside = "".join(f"<li>{words}</li>" for words in found) if kind in ("ul", "ol") else "<br>".join(found)
    return f"<{kind}>{inside}</{kind}>"


def _inline(words: str) -> str:
    kept: list[str] = []  # addresses, in which underscores are not formatting

    def keep(found: re.Match) -> str:
        kept.append(f'<a href="{found["to"] or found["page"] or "mailto:" + found["email"]}">')
        if found["name"] is None:
            kept[-1] += f"{found['page'] or found['email']}</a>"
        return f"\0{len(kept) - 1}\0" + (f"{found['name']}</a>" if found["name"] else "")

    safe = _LINK.sub(keep, html.escape(words, quote=False))
    safe = re.sub(r"\*\*(\S(?:.*?\S)?)\*\*", r"<strong>\1</strong>", safe)
    safe = re.sub(r"(?<![\w/])_(\S(?:.*?\S)?)_(?![\w/])", r"<em>\1</em>", safe)
    return re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], safe)


class _Writer(HTMLParser):
    """Reads the HTML allowed by ``richtext.clean`` and writes the text form."""

    def __init__(self):
        super().__init__()
        self.blocks: list[str] = [""]
        self._lists: list[list] = []
        self._href, self._link_at = "", 0

    def handle_starttag(self, tag, attrs):
        if tag in ("ul", "ol"):
            self._lists.append([tag, 0])
        if tag in _BLOCKS and not (tag == "p" and self._lists):
            self.blocks.append(_HEADINGS.get(tag, ""))
        elif tag == "li" and self._lists:
            self._lists[-1][1] += 1
            kind, number = self._lists[-1]
            begins = "\n" if self.blocks[-1] else ""
            self.blocks[-1] += f"{begins}- " if kind == "ul" else f"{begins}{number}. "
        elif tag == "br":
            self.blocks[-1] += "\n"
        elif tag == "a":
            self._href, self._link_at = dict(attrs).get("href") or "", len(self.blocks[-1])
        elif tag in _MARKS:
            self.blocks[-1] += _MARKS[tag]

    def handle_endtag(self, tag):
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _BLOCKS and not self._lists:
            self.blocks.append("")
        elif tag == "a":
            before, words = self.blocks[-1][: self._link_at], self.blocks[-1][self._link_at :]
            is_bare = self._href.removeprefix("mailto:") == words and _LINK.fullmatch(words)
            self.blocks[-1] = before + (words if is_bare else f"[{words}]({self._href})")
        elif tag in _MARKS:
            self.blocks[-1] += _MARKS[tag]

    def handle_data(self, data):
        words = re.sub(r"\s+", " ", data)
        if words.strip() or (words and self.blocks[-1] and not self._lists):
            self.blocks[-1] += words if self.blocks[-1].strip(" ") else words.lstrip()

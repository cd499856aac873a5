"""The text of a letter as paragraphs, lists and buttons, so that the HTML part needs no second template."""

import re
from dataclasses import dataclass, field

#: "Zobacz wpis:" above a line with a URL: the button "Zobacz wpis".
BUTTON = re.compile(r"(?P<label>[^\n]{1,60}):\n(?P<url>(?:https?://|\ue000)\S+)")
LIST = re.compile(r"- [^\n]*(?:\n- [^\n]*)*")


@dataclass(frozen=True)
class Block:
    kind: str
    text: str = ""
    label: str = ""
    url: str = ""
    points: list[str] = field(default_factory=list)


def blocks_of(text: str) -> list[Block]:
    """Split at empty lines. Templates are plain text with two conventions: buttons and "- " lists."""
    return [_block(paragraph.strip()) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]


def _block(paragraph: str) -> Block:
    if match := BUTTON.fullmatch(paragraph):
        return Block("button", label=match["label"], url=match["url"])
    if LIST.fullmatch(paragraph):
        return Block("list", points=[line.removeprefix("- ") for line in paragraph.split("\n")])
    return Block("paragraph", text=paragraph)

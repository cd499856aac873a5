"""From a template to the subject and the two parts that every letter has."""

from dataclasses import dataclass
from functools import cache, lru_cache

import css_inline
from django.conf import settings
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template, render_to_string

from core import context_processors
from core.mail.blocks import blocks_of

#: A slot stands in a shared body where each reader's own words go. Private-use characters: no text holds them,
#: neither HTML nor Django's escaping touches them.
SLOT_START, SLOT_END = "\ue000", "\ue001"
SUBJECT_LENGTH = 250


@dataclass(frozen=True)
class Rendered:
    subject: str
    text: str
    html: str


def render(template: str, context: dict[str, object]) -> Rendered:
    """Render ``<template>.txt``, whose first line is the subject, and ``<template>.html`` where there is one.

    Without a .html the paragraphs of the text are set in the portal's letter; core.mail.blocks tells how.
    The subject is one line whatever the context holds, so nothing in it can become a header.
    """
    context = surroundings() | context
    first_line, _, rest = _plain(f"{template}.txt", context).lstrip().partition("\n")
    subject = " ".join(first_line.split())[:SUBJECT_LENGTH]
    text = rest.strip()
    context |= {"subject": subject}
    try:
        html = get_template(f"{template}.html").render(context)
    except TemplateDoesNotExist as error:
        if str(error) != f"{template}.html":
            raise
        html = render_to_string("letters/from_text.html", context | {"blocks": blocks_of(text)})
    footer = _plain("letters/_footer.txt", context).strip()
    return Rendered(subject, f"{text}\n\n-- \n{footer}\n", _inliner().inline(html))


def _plain(name: str, context: dict[str, object]) -> str:
    """Plain text needs no escaping, whether its author remembered to say so or not."""
    return get_template(name).template.render(Context(context, autoescape=False))


def surroundings() -> dict[str, object]:
    """What every letter may mention: whose portal it is and where it stands."""
    return context_processors.portal() | {"site_name": settings.SITE_URL.split("://")[-1]}


@cache
def _inliner() -> css_inline.CSSInliner:
    """Puts the style sheet of letters/base.html onto the elements, keeps @media rules, asks nobody for anything."""
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def slot(name: str) -> str:
    return f"{SLOT_START}{name}{SLOT_END}"


def slots_of(template: str) -> list[str]:
    """``template`` cut at its slots: words, name of a slot, words, name of a slot, …, words."""
    pieces = template.split(SLOT_START)
    cut = [pieces[0]]
    for piece in pieces[1:]:
        name, _, words = piece.partition(SLOT_END)
        cut += [name, words]
    return cut


@lru_cache(maxsize=16)
def slots_in(*templates: str) -> frozenset[str]:
    """The names of all slots in these templates; remembered, because a mailing asks for each of its readers."""
    return frozenset(name for template in templates for name in slots_of(template)[1::2])

"""Renders a template to the subject and the two parts of a letter."""

from dataclasses import dataclass
from functools import cache, lru_cache

import css_inline
from django.conf import settings
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template, render_to_string

from core import context_processors
from core.mail.blocks import blocks_of

#: Marks a slot in a shared body. Private-use characters: they occur in no text,
#: and neither HTML nor Django's escaping changes them.
SLOT_START, SLOT_END = "\ue000", "\ue001"
SUBJECT_LENGTH = 250


@dataclass(frozen=True)
class Rendered:
    subject: str
    text: str
    html: str


def render(template: str, context: dict[str, object]) -> Rendered:
    """Render ``<template>.txt``, whose first line is the subject, and ``<template>.html`` if it exists.

    Without a .html the paragraphs of the text are put into the portal's layout; see core.mail.blocks.
    The subject is always one line, so nothing in the context can become a header.
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
    """Render plain text without escaping, also when the template lacks ``autoescape off``."""
    return get_template(name).template.render(Context(context, autoescape=False))


def surroundings() -> dict[str, object]:
    """Context of every letter: the portal's name and address."""
    return context_processors.portal() | {"site_name": settings.SITE_URL.split("://")[-1]}


@cache
def _inliner() -> css_inline.CSSInliner:
    """Inlines the style sheet of letters/base.html, keeps @media rules, makes no network requests."""
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def slot(name: str) -> str:
    return f"{SLOT_START}{name}{SLOT_END}"


def slots_of(template: str) -> list[str]:
    """``template`` split at its slots: text, slot name, text, slot name, …, text."""
    pieces = template.split(SLOT_START)
    cut = [pieces[0]]
    for piece in pieces[1:]:
        name, _, words = piece.partition(SLOT_END)
        cut += [name, words]
    return cut


@lru_cache(maxsize=16)
def slots_in(*templates: str) -> frozenset[str]:
    """Names of all slots in these templates; cached, because a mailing needs it for each reader."""
    return frozenset(name for template in templates for name in slots_of(template)[1::2])

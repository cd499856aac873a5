"""Addresses of documents: a slug is made from the title and belongs to one version for ever."""

from django.utils.text import slugify

from core.polish import fold
from news.models import Document

#: Words that stand in the same place of an address as a slug (news/urls/documents.py).
RESERVED = frozenset({"dawne-wersje"})
LONGEST = 120


def free_slug(title: str) -> str:
    """The slug of ``title`` that no other document has, with a number where needed."""
    slug = slugify(fold(title))[:LONGEST].rstrip("-") or "dokument"
    taken = {*Document.objects.filter(slug__startswith=slug).values_list("slug", flat=True), *RESERVED}
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free

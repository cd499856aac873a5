"""Addresses of articles: a slug is made from the title and belongs to one article for ever."""

from django.utils.text import slugify

from core.polish import fold
from news.models import Article, OldArticleAddress

#: Words that stand in the same place of an address as a slug (news/urls/article.py).
RESERVED = frozenset({"archiwum", "atom", "dodaj", "nowe", "podglad", "rss"})
LONGEST = 120


def slug_of(title: str) -> str:
    """ "Żywność bez strat" is "zywnosc-bez-strat"; a title without letters is "aktualnosc"."""
    return slugify(fold(title))[:LONGEST].rstrip("-") or "aktualnosc"


def free_slug(title: str, *, article: Article) -> str:
    """The slug of ``title`` that no other article has or had, with a number where needed."""
    slug = slug_of(title)
    others = Article.objects.filter(slug__startswith=slug).exclude(pk=article.pk)
    former = OldArticleAddress.objects.filter(slug__startswith=slug).exclude(article=article.pk)
    taken = {*others.values_list("slug", flat=True), *former.values_list("slug", flat=True), *RESERVED}
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def is_taken(slug: str, *, article: Article) -> bool:
    """Whether another article has or had this address, or a page of the news has it."""
    return (
        slug in RESERVED
        or Article.objects.filter(slug=slug).exclude(pk=article.pk).exists()
        or OldArticleAddress.objects.filter(slug=slug).exclude(article=article.pk).exists()
    )

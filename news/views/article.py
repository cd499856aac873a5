"""The page of one article, and a draft as somebody with a preview link sees it."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.lists import list_versions
from core.lists.answers import keep
from core.publishing import previews
from news import access as doors
from news import jsonld, page, selectors
from news.models import Article
from news.selectors import news

RELATED = 3


@keep()
@require_safe
def article(request, slug):
    found = doors.article_at(slug)
    if found.slug != slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    index, whole = news.at(list_versions.of(request)), page.whole_article(found.pk)
    facts = page.facts(whole, related=selectors.related(index, found.pk, RELATED))
    return render(request, "news/article/detail.html", facts | {"jsonld": jsonld.script(whole)})


@require_safe
@never_cache
def article_preview(request, token):
    """A draft for people without an account."""
    return previews.page(request, token, Article, show_preview)


def show_preview(request, found: Article):
    facts = page.facts(page.whole_article(found.pk))
    return render(request, "news/article/preview.html", facts | {"is_preview": True})

"""The news as lists: what is current, the archive by years, feeds."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.lists import list_versions
from core.lists.answers import keep
from core.lists.asked import State
from core.lists.index import Index
from news import facets, feeds
from news.selectors import news

WAYS = (("list", "Aktualne"), ("archive", "Archiwum"))


@keep(news.wish("list"))
@require_safe
def articles(request):
    """What is current, the pinned and the newest first."""
    found = news.page(request, "list")
    return render(request, "news/article/list.html", found | around("list", found["state"]))


@keep(news.wish("archive"))
@require_safe
def articles_archive(request, year=None):
    """All that was ever published, or in one year; what has expired is here alone."""
    index = news.at(list_versions.of(request))
    written = index.having("rok", year) if year else index.everything
    if year and not written & facets.visible(index):
        raise Http404("Z tego roku nie ma aktualności.")
    found = news.page(request, "archive", among=written)
    years = sorted(index.counts("rok", facets.visible(index)), reverse=True)
    context = found | around("archive", found["state"]) | {"year": year, "years": years}
    return render(request, "news/article/list.html", context)


def around(kind: str, state: State) -> dict:
    query = state.without_sort().query()
    return {
        "tabs": [{"label": label, "url": address(name) + query, "is_current": name == kind} for name, label in WAYS],
        "feed_query": state.filters_alone().query(),
    }


def address(kind: str) -> str:
    return reverse("news:articles" if kind == "list" else "news:articles_archive")


def in_feed(request, index: Index) -> State:
    """The filters of a feed: it has an order of its own and searches for no words."""
    return news.asked(request.GET, index, "list")[0].filters_alone()


@keep(lambda request, now, **kwargs: in_feed(request, news.at(now)))
@require_safe
@cache_control(public=True, max_age=900)
def articles_feed(request, kind):
    """The newest current articles as RSS or Atom; with the filters of the list, for example of one theme."""
    index = news.at(list_versions.of(request))
    state = in_feed(request, index)
    rows = news.filters.find(index, state, among=facets.current(index), order="najnowsze").rows[: feeds.ENTRIES]
    content = feeds.feed(kind, [index.pks[row] for row in rows], state=state, known=index.beside)
    return HttpResponse(content, content_type=feeds.KINDS[kind][1])

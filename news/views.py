"""Public pages of articles: lists, feeds, one article, and the preview of a draft."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from core.lists import list_versions
from core.lists.answers import keep
from core.lists.asked import State
from core.lists.index import Index
from core.publishing import previews
from core.publishing.forms import ReasonForm
from core.publishing.manage import End, Manage
from news import access as doors
from news import actions, facets, feeds, jsonld, page, selectors
from news.choices import ArticleStatus
from news.forms import OrganizationArticleForm
from news.models import Article
from news.selectors import news
from news.workflow import ARTICLES
from organizations.membership.access import organization_for_editing

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
    """A draft for holders of a preview link, without an account."""
    return previews.page(request, token, Article, show_preview)


def show_preview(request, found: Article):
    facts = page.facts(page.whole_article(found.pk))
    return render(request, "news/article/preview.html", facts | {"is_preview": True})


WAYS = (("list", "Aktualne"), ("archive", "Archiwum"))


@keep(news.wish("list"))
@require_safe
def articles(request):
    """Current articles: pinned first, then the newest."""
    found = news.page(request, "list")
    return render(request, "news/article/list.html", found | around("list", found["state"]))


@keep(news.wish("archive"))
@require_safe
def articles_archive(request, year=None):
    """All articles ever published, or those of one year; expired ones are listed only here."""
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
    """Filters of a feed; it has its own order and no text search."""
    return news.asked(request.GET, index, "list")[0].filters_alone()


@keep(lambda request, now, **kwargs: in_feed(request, news.at(now)))
@require_safe
@cache_control(public=True, max_age=900)
def articles_feed(request, kind):
    """The newest current articles as RSS or Atom; accepts the filters of the list, for example one theme."""
    index = news.at(list_versions.of(request))
    state = in_feed(request, index)
    rows = news.filters.find(index, state, among=facets.current(index), order="najnowsze").rows[: feeds.ENTRIES]
    content = feeds.feed(kind, [index.pks[row] for row in rows], state=state, known=index.beside)
    return HttpResponse(content, content_type=feeds.KINDS[kind][1])


MANAGE = Manage(
    ARTICLES,
    list_page="news:manage_articles",
    page="news:manage_article",
    prefix="news:manage_article_",
    templates="news/article/manage",
    organization_for=organization_for_editing,
    form=OrganizationArticleForm,
    create=actions.create,
    update=actions.update,
    submit=actions.submit,
    public=lambda articles: articles.filter(status=ArticleStatus.PUBLISHED).order_by("-publish_at", "-pk"),
    with_facts=lambda articles: articles.defer("body"),
    shown="Zmiany są zapisane i od razu widoczne na portalu.",
    preview=show_preview,
    preview_page="news:article_preview",
    ends={
        "withdraw": End(
            "wycofaj", actions.withdraw, "Aktualność jest wycofana. Nie widać jej już na portalu.", ReasonForm
        ),
    },
)

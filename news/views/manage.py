"""What an organisation's own people see of its articles: all of them, one of them, and what one button does."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.errors import DomainError
from core.polish import quoted
from news import links
from news.access import PREVIEWED, article_for_organization
from news.actions import editing as actions
from news.actions import states
from news.choices import ArticleStatus
from news.views.article import preview
from organizations.membership import access as organizations_access

ON_PAGE = 20
SENT = "Aktualność jest w biurze. Odpowiedź przyjdzie e-mailem."
UNFINISHED = (ArticleStatus.DRAFT, ArticleStatus.NEEDS_CHANGES, ArticleStatus.REJECTED, ArticleStatus.WITHDRAWN)


@require_safe
@login_required
@never_cache
def manage_articles(request, slug):
    """Drafts, what waits for the office, what is on the portal."""
    organization = organizations_access.organization_for_editing(request.user, slug)
    mine = organization.articles.defer("body")
    published = mine.filter(status=ArticleStatus.PUBLISHED).order_by("-publish_at", "-pk")
    page = Paginator(published, ON_PAGE).get_page(request.GET.get("strona"))
    page.shown_numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    context = {
        "organization": organization,
        "groups": [
            ("szkice", "Szkice i do poprawy", mine.filter(status__in=UNFINISHED).order_by("-updated_at")),
            (
                "w-biurze",
                "Czekają na biuro",
                mine.filter(status=ArticleStatus.SUBMITTED).order_by("status_changed_at"),
            ),
        ],
        "page": page,
        "is_empty": not organization.articles.exists(),
    }
    return render(request, "news/article/manage/manage.html", context)


@require_safe
@login_required
@never_cache
def manage_article(request, slug, pk):
    """One article: its state and what is next."""
    organization, article = article_for_organization(request.user, slug, pk)
    address = reverse("news:article_preview", args=[links.of_preview(article)])
    is_draft = article.status == ArticleStatus.DRAFT and article.approved_at is None
    context = {
        "organization": organization,
        "article": article,
        "can_edit": article.status in actions.EDITABLE,
        "can_submit": article.status in states.COMES_FROM[ArticleStatus.SUBMITTED],
        "can_withdraw": article.status == ArticleStatus.PUBLISHED,
        "can_delete": is_draft,
        "can_preview": not article.is_public,
        "preview_url": settings.SITE_URL + address if article.status in PREVIEWED and not article.is_public else "",
        "preview_days": links.GOOD_FOR.days,
    }
    return render(request, "news/article/manage/article.html", context)


@require_safe
@login_required
@never_cache
def manage_article_preview(request, slug, pk):
    """The page as everybody will see it."""
    _, article = article_for_organization(request.user, slug, pk)
    return render(request, "news/article/preview.html", preview(article))


@require_POST
@login_required
def manage_article_submit(request, slug, pk):
    organization, article = article_for_organization(request.user, slug, pk)
    try:
        states.submit(article=article, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, SENT)
    return redirect("news:manage_article", organization.slug, pk)


@require_POST
@login_required
def manage_article_delete(request, slug, pk):
    organization, article = article_for_organization(request.user, slug, pk)
    try:
        actions.delete(article=article, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("news:manage_article", organization.slug, pk)
    messages.success(request, f"Szkic {quoted(article)} jest usunięty.")
    return redirect("news:manage_articles", organization.slug)

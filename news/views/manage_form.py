"""An organisation writes, changes and withdraws its own articles; what is refused loses nothing that was typed."""

import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core import once
from core.errors import ConflictError, DomainError
from core.limits import account_of, limited
from core.refusals import tell
from news.access import article_for_organization
from news.actions import editing as actions
from news.actions import states
from news.choices import ArticleStatus
from news.forms.article import OrganizationArticleForm, ReasonForm
from news.models import Article
from news.views.manage import SENT
from organizations.membership import access as organizations_access

SAVED = "Szkic jest zapisany."
SHOWN = "Zmiany są zapisane i od razu widoczne na portalu."
STAYS = "Zmiany są zapisane."
SENDABLE = states.COMES_FROM[ArticleStatus.SUBMITTED]


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
@limited("news.manage_article", "60/h", by=account_of)
def manage_article_new(request, slug):
    organization = organizations_access.organization_for_editing(request.user, slug)
    form = _form(request, Article(organization=organization))
    if form.is_valid() and (saved := _saved(request, form, None, organization)):
        return redirect("news:manage_article", organization.slug, saved.pk)
    return _page(request, organization, None, form)


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
@limited("news.manage_article", "60/h", by=account_of)
def manage_article_edit(request, slug, pk):
    organization, article = article_for_organization(request.user, slug, pk)
    if article.status not in actions.EDITABLE:
        messages.error(request, f"Aktualności w stanie „{article.get_status_display()}” nie można zmieniać.")
        return redirect("news:manage_article", organization.slug, pk)
    form = _form(request, copy.copy(article))
    if form.is_valid() and (saved := _saved(request, form, article, organization)):
        return redirect("news:manage_article", organization.slug, saved.pk)
    return _page(request, organization, article, form)


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def manage_article_withdraw(request, slug, pk):
    organization, article = article_for_organization(request.user, slug, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            states.withdraw(article=article, by=request.user, is_by_organization=True, **form.cleaned_data)
        except DomainError as error:
            tell(form, error)
        else:
            messages.success(request, "Aktualność jest wycofana. Nie widać jej już na portalu.")
            return redirect("news:manage_article", organization.slug, pk)
    context = {"organization": organization, "article": article, "form": form}
    return render(request, "news/article/manage/withdraw.html", context)


def _form(request, article: Article) -> OrganizationArticleForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return OrganizationArticleForm(*sent, instance=article)


def _saved(request, form, article: Article | None, organization) -> Article | None:
    """The article as saved and, if that button was pressed, sent to the office: both or neither, and once."""
    try:
        if article:
            saved = _write(request, form, article, organization)
        else:
            saved = once.made(request, Article, lambda: _write(request, form, None, organization))
    except DomainError as error:
        tell(form, error)
        if isinstance(error, ConflictError):
            form.see_newest(article)
        return None
    messages.success(request, _said(request, saved))
    return saved


@transaction.atomic
def _write(request, form, article: Article | None, organization) -> Article:
    by = request.user
    given = {"values": form.values() | form.store_picture(by), **form.sets()}
    if article is None:
        given["values"]["organization"] = organization
        saved = actions.create(by=by, **given)
    else:
        seen = {"seen_at": form.cleaned_data["seen_at"], "has_new_picture": form.has_new_picture}
        saved = actions.update(article=article, by=by, is_by_organization=True, **seen, **given)
    if "submit" in request.POST and saved.status in SENDABLE:
        return states.submit(article=saved, by=by)
    return saved


def _said(request, article: Article) -> str:
    if "submit" in request.POST and article.status == ArticleStatus.SUBMITTED:
        return SENT
    return SHOWN if article.is_public else SAVED if article.status == ArticleStatus.DRAFT else STAYS


def _page(request, organization, article: Article | None, form):
    context = {
        "organization": organization,
        "article": article,
        "form": form,
        "is_public": article is not None and article.is_public,
        "can_submit": article is None or article.status in SENDABLE,
        "title": "Zmień aktualność" if article else "Nowa aktualność",
    }
    return render(request, "news/article/manage/form.html", context)

"""Articles of organisations that wait for the office: sent in, and changed after publishing; each on one page."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst

from core import admin_pages, audit, when
from core.errors import DomainError
from core.polish import quoted
from news.actions import states
from news.actions.editing import CALLED
from news.choices import ArticleStatus
from news.models import Article
from news.moderation import changed_articles, submitted_articles
from organizations.moderation.forms import PublishingForm, SeenChangeForm
from organizations.moderation.waiting_time import how_long

QUEUE = "admin:news_article_queue"
SHOWN = 100
SAID = {
    "publish": "Aktualność {} jest przyjęta.",
    "changes": "Aktualność {} wróciła do poprawy.",
    "reject": "Aktualność {} jest odrzucona.",
    "seen": "Zmiany w aktualności {} są oznaczone jako widziane.",
}


def queue(modeladmin, request):
    """All that waits, the oldest first."""
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    return render(
        modeladmin, request, "queue", title="Aktualności do decyzji", shown=SHOWN,
        submitted=_rows(submitted_articles().order_by("status_changed_at", "pk"), "status_changed_at"),
        changed=_rows(changed_articles().order_by("updated_at", "pk"), "updated_at"),
    )  # fmt: skip


def submission(modeladmin, request, pk: int):
    """One article of an organisation: everything in it, who sent it, what was changed; and the decision."""
    article = _article(modeladmin, request, pk)
    is_waiting = article.status == ArticleStatus.SUBMITTED
    form = (PublishingForm if is_waiting or "decision" in request.POST else SeenChangeForm)(
        request.POST if request.method == "POST" else None, initial={"seen_at": article.updated_at}
    )
    if form.is_valid() and (done := _decided(modeladmin, request, form, article)):
        return done
    return render(
        modeladmin, request, "submission", title=f"Zgłoszona aktualność: {article}", article=article, form=form,
        is_waiting=article.status == ArticleStatus.SUBMITTED, waits=how_long(article.status_changed_at),
        appears=when.moment(article.publish_at) if article.publish_at else "",
        expires=when.moment(article.expires_at) if article.expires_at else "",
        changed=_changed(article), links=list(article.links.all()),
        themes=", ".join(theme.name for theme in article.themes.all()),
    )  # fmt: skip


PAGES = [
    ("kolejka/", queue, "queue", ["GET", "HEAD"]),
    ("kolejka/<int:pk>/", submission, "submission", ["GET", "HEAD", "POST"]),
]


def render(modeladmin, request, template: str, **context):
    return admin_pages.render(modeladmin, request, f"admin/news/article/{template}.html", **context)


def _article(modeladmin, request, pk: int) -> Article:
    article = get_object_or_404(Article.objects.select_related("organization", "picture", "submitted_by"), pk=pk)
    if not modeladmin.has_change_permission(request, article):
        raise PermissionDenied
    return article


def _rows(articles, since: str) -> list[dict]:
    return [{"article": one, "waits": how_long(getattr(one, since))} for one in articles.defer("body")[:SHOWN]]


def _decided(modeladmin, request, form, article: Article):
    """Take the chosen step and go back to the queue; what is refused is told above the form, with nothing lost."""
    decision = getattr(form, "decision", "seen")
    try:
        _step(decision, form, article, request.user)()
    except DomainError as error:
        article.refresh_from_db()
        form.data = form.data.copy()
        form.data["seen_at"] = article.updated_at.isoformat()
        form.add_error(None, str(error))
        return None
    modeladmin.message_user(request, SAID[decision].format(quoted(article)))
    return redirect(QUEUE)


def _step(decision: str, form, article: Article, by) -> Callable:
    known = {"article": article, "by": by, "seen_at": form.cleaned_data["seen_at"]}
    told = known | {"reason": form.cleaned_data.get("reason", "")}
    return {
        "publish": lambda: states.publish(**known),
        "changes": lambda: states.ask_for_changes(**told),
        "reject": lambda: states.reject(**told),
        "seen": lambda: states.see_change(**known),
    }[decision]


def _changed(article: Article) -> list[str]:
    """Names of the fields that were changed since the office published the article or looked at it last."""
    if not article.is_changed_by_organization:
        return []
    names = audit.fields_since(article, "news.publish_article", "news.see_article_change")
    known = CALLED.values()
    return sorted(capfirst(name if name in known else Article._meta.get_field(name).verbose_name) for name in names)

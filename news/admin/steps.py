"""What the office does with an article as a whole: publish, send back, reject, archive, withdraw, pin.

Each stands behind a page that says what will happen.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from core import admin_pages, when
from core.errors import DomainError
from core.polish import quoted
from core.refusals import tell
from news import links
from news.access import PREVIEWED
from news.actions import states
from news.choices import ArticleStatus
from news.forms.article import ReasonForm
from news.models import Article

CHANGE = "admin:news_article_change"


@dataclass(frozen=True)
class Step:
    """A page with a button. ``is_offered`` says for which articles it makes sense, ``act`` does it."""

    label: str
    button: str
    is_offered: Callable[[Article], bool]
    sentences: Callable[[Article], list[str]]
    act: Callable[..., Article]
    said: Callable[[Article], str]
    form: type[forms.Form] | None = None


def _from(state: str) -> Callable[[Article], bool]:
    return lambda article: article.status in states.COMES_FROM[state]


def _is_on(article: Article) -> bool:
    return article.status == ArticleStatus.PUBLISHED and not article.is_archival


def _will_appear(article: Article) -> list[str]:
    if article.publish_at and article.publish_at > timezone.now():
        return [f"Pokaże się sama: {when.moment(article.publish_at)}."]
    return ["Zobaczą ją wszyscy od razu: na liście, w wyszukiwarce i w kanałach RSS."]


def _published(article: Article) -> str:
    if article.is_scheduled:
        return f"{quoted(article)} jest zaplanowana: {when.moment(article.publish_at)}."
    return f"{quoted(article)} jest opublikowana."


def _unpin(*, article, by):
    return states.pin(article=article, by=by, is_pinned=False)


STEPS = {
    "publikuj": Step(
        "Opublikuj", "Opublikuj", _from(ArticleStatus.PUBLISHED), _will_appear, states.publish, _published,
    ),
    "odeslij": Step(
        "Odeślij do poprawy", "Odeślij", _from(ArticleStatus.NEEDS_CHANGES),
        lambda article: ["Organizacja dostanie list z tym, co tu napiszesz."],
        states.ask_for_changes, lambda article: f"{quoted(article)} wróciła do poprawy.", ReasonForm,
    ),
    "odrzuc": Step(
        "Odrzuć", "Odrzuć", _from(ArticleStatus.REJECTED),
        lambda article: ["Organizacja dostanie list z powodem. Aktualności nikt nie zobaczy."],
        states.reject, lambda article: f"{quoted(article)} jest odrzucona.", ReasonForm,
    ),
    "przypnij": Step(
        "Przypnij", "Przypnij", lambda article: _is_on(article) and not article.is_pinned,
        lambda article: ["Będzie stała na początku listy, przed nowszymi."],
        states.pin, lambda article: f"{quoted(article)} jest przypięta.",
    ),
    "odepnij": Step(
        "Odepnij", "Odepnij", lambda article: article.is_pinned,
        lambda article: ["Wróci na swoje miejsce według daty."],
        _unpin, lambda article: f"{quoted(article)} nie jest już przypięta.",
    ),
    "archiwum": Step(
        "Do archiwum", "Przenieś do archiwum", lambda article: article.is_public and not article.is_archival,
        lambda article: ["Zniknie z listy aktualnych i dostanie napis „archiwalne”. Nadal będzie można ją czytać."],
        states.expire, lambda article: f"{quoted(article)} jest w archiwum.",
    ),
    "wycofaj": Step(
        "Wycofaj", "Wycofaj z portalu", _from(ArticleStatus.WITHDRAWN),
        lambda article: [
            "Nikt jej już nie przeczyta na portalu.",
            *(["Organizacja dostanie list z powodem."] if article.organization_id else []),
        ],
        states.withdraw, lambda article: f"{quoted(article)} jest wycofana.", ReasonForm,
    ),
}  # fmt: skip


def offered(article: Article, user) -> list[tuple[str, str]]:
    """Name and label of the steps that make sense now."""
    if not user.has_perm("news.change_article"):
        return []
    return [(name, step.label) for name, step in STEPS.items() if step.is_offered(article)]


def previews(article: Article) -> dict:
    """The link that shows the draft to people without an account, for as long as it is one."""
    if article.is_public or article.status not in PREVIEWED:
        return {}
    address = reverse("news:article_preview", args=[links.of_preview(article)])
    return {"preview_url": settings.SITE_URL + address, "preview_path": address, "preview_days": links.GOOD_FOR.days}


def step(modeladmin, request, pk: int, name: str):
    article = found(request, pk)
    if (chosen := STEPS.get(name)) is None:
        raise Http404
    form = chosen.form(request.POST if request.method == "POST" else None) if chosen.form else None
    problem = ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            done = chosen.act(article=article, by=request.user, **(form.cleaned_data if form else {}))
        except DomainError as error:
            problem = _refuse(form if chosen.is_offered(article) else None, error)
        else:
            modeladmin.message_user(request, chosen.said(done))
            return redirect(CHANGE, pk)
    is_offered = chosen.is_offered(article)
    context = {
        "title": chosen.label, "original": article, "step": chosen, "form": form,
        "problem": problem, "sentences": chosen.sentences(article) if is_offered else [], "is_offered": is_offered,
    }  # fmt: skip
    return admin_pages.render(modeladmin, request, "admin/news/article/step.html", **context)


def found(request, pk: int) -> Article:
    """The door to one article: without the right 403, without the article 404."""
    if not request.user.has_perm("news.change_article"):
        raise PermissionDenied
    return get_object_or_404(Article, pk=pk)


def _refuse(form, error: DomainError) -> str:
    """The sentence beside its field where there is one on the page, else above it."""
    if form is None:
        return str(error)
    tell(form, error)
    return ""


PAGES = [("<int:pk>/krok/<slug:name>/", step, "step", ["GET", "HEAD", "POST"])]

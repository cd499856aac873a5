"""The life of an article: sent to the office, published, sent back, rejected, withdrawn, archived, pinned."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core import richtext
from core.errors import Refused, WrongState
from core.polish import quoted
from news import emails as letters
from news.actions.writing import held, publish_change, refuse_newer
from news.choices import ArticleStatus
from news.models import Article

#: Which states an article may come from on its way to another one.
COMES_FROM: dict[str, tuple[str, ...]] = {
    ArticleStatus.SUBMITTED: (ArticleStatus.DRAFT, ArticleStatus.NEEDS_CHANGES),
    ArticleStatus.PUBLISHED: (
        ArticleStatus.DRAFT,
        ArticleStatus.SUBMITTED,
        ArticleStatus.NEEDS_CHANGES,
        ArticleStatus.REJECTED,
        ArticleStatus.WITHDRAWN,
    ),
    ArticleStatus.NEEDS_CHANGES: (ArticleStatus.SUBMITTED,),
    ArticleStatus.REJECTED: (ArticleStatus.SUBMITTED, ArticleStatus.NEEDS_CHANGES),
    ArticleStatus.WITHDRAWN: (ArticleStatus.PUBLISHED,),
}
#: So many letters of text an organisation writes at least: a poster says nothing to whoever cannot see it.
LEAST_TEXT = 120
NO_REASON = "Napisz powód – przeczytają go osoby, których to dotyczy."
NO_TEXT = "Napisz treść. Sam obraz nie wystarczy: nie przeczyta go osoba niewidoma ani wyszukiwarka."
TOO_SHORT = (
    "Treść jest bardzo krótka. Napisz słowami wszystko, co jest na obrazie lub plakacie: co, gdzie, kiedy i dla kogo."
)
NO_LEAD = "Napisz w jednym zdaniu, o czym to jest. To zdanie widać na liście."
OVER = "Ten termin już minął. Podaj późniejszy albo zostaw puste pole."


@transaction.atomic
def submit(*, article: Article, by: Any) -> Article:
    """The organisation sends its article to the office, which is told by letter; nobody else sees it yet."""
    stored = _held(article, ArticleStatus.SUBMITTED)
    if stored.organization_id is None:
        raise WrongState("Aktualność zgłasza organizacja. Aktualność biura można od razu opublikować.")
    _refuse_wordless(stored, least=LEAST_TEXT)
    if stored.is_archival:
        raise Refused({"expires_at": [OVER]})
    stored.submitted_by = by
    stored.save(update_fields=["submitted_by"])
    _enter(stored, ArticleStatus.SUBMITTED, action="news.submit_article", by=by)
    letters.submitted(stored)
    return stored


@transaction.atomic
def publish(*, article: Article, by: Any, seen_at: datetime | None = None) -> Article:
    """Show the article to everybody from its moment on; whoever sent it in is told.

    Without a moment it is shown at once. A moment that passed while the draft waited gives way to now; one that lay
    in the past when it was written is meant (an old notice brought over), and a withdrawn article keeps its own.
    """
    stored = _held(article, ArticleStatus.PUBLISHED, seen_at=seen_at)
    _refuse_wordless(stored)
    now, was_sent_in = timezone.now(), stored.status in (ArticleStatus.SUBMITTED, ArticleStatus.NEEDS_CHANGES)
    is_overdue = stored.publish_at is not None and stored.created_at <= stored.publish_at <= now
    if stored.publish_at is None or (is_overdue and stored.approved_at is None):
        stored.publish_at = now
    if stored.expires_at and stored.expires_at <= stored.publish_at:
        raise Refused({"expires_at": [OVER]})
    stored.approved_at = stored.approved_at or now
    stored.save(update_fields=["publish_at", "approved_at"])
    _enter(stored, ArticleStatus.PUBLISHED, action="news.publish_article", by=by)
    if was_sent_in:
        letters.published(stored)
    return stored


@transaction.atomic
def ask_for_changes(*, article: Article, reason: str, by: Any, seen_at: datetime | None = None) -> Article:
    """Send a submitted article back; the reason says what is to be mended."""
    stored = _held(article, ArticleStatus.NEEDS_CHANGES, seen_at=seen_at)
    _enter(stored, ArticleStatus.NEEDS_CHANGES, action="news.ask_article_changes", by=by, reason=_told(reason))
    letters.changes_asked(stored)
    return stored


@transaction.atomic
def reject(*, article: Article, reason: str, by: Any, seen_at: datetime | None = None) -> Article:
    """Refuse a submitted article, telling why."""
    stored = _held(article, ArticleStatus.REJECTED, seen_at=seen_at)
    _enter(stored, ArticleStatus.REJECTED, action="news.reject_article", by=by, reason=_told(reason))
    letters.rejected(stored)
    return stored


@transaction.atomic
def withdraw(*, article: Article, reason: str, by: Any, is_by_organization: bool = False) -> Article:
    """Take a published article off the portal; an organisation hears why the office withdrew its own."""
    stored = _held(article, ArticleStatus.WITHDRAWN)
    _enter(stored, ArticleStatus.WITHDRAWN, action="news.withdraw_article", by=by, reason=_told(reason))
    if not is_by_organization:
        letters.withdrawn(stored)
    return stored


@transaction.atomic
def expire(*, article: Article, by: Any) -> Article:
    """Put a public article to the archive now: everybody may read it still, under a banner."""
    stored = held(article)
    if not stored.is_public or stored.is_archival:
        raise WrongState(f"{quoted(stored)}: do archiwum trafia tylko aktualność, którą widać na liście.")
    stored.expires_at = timezone.now()
    stored.save(update_fields=["expires_at"])
    publish_change(stored, action="news.expire_article", by=by)
    return stored


@transaction.atomic
def pin(*, article: Article, by: Any, is_pinned: bool = True) -> Article:
    """Keep the article at the head of the list, or let it go; pressed twice it is done once."""
    stored = held(article)
    if stored.is_pinned != is_pinned:
        stored.is_pinned = is_pinned
        stored.save(update_fields=["is_pinned"])
        publish_change(stored, action="news.pin_article" if is_pinned else "news.unpin_article", by=by)
    return stored


@transaction.atomic
def see_change(*, article: Article, by: Any, seen_at: datetime | None = None) -> Article:
    """The office has read what the organisation changed after publishing."""
    stored = held(article, seen_at=seen_at)
    if stored.is_changed_by_organization:
        stored.is_changed_by_organization = False
        stored.save(update_fields=["is_changed_by_organization"])
        publish_change(stored, action="news.see_article_change", by=by)
    return stored


def _held(article: Article, to: str, *, seen_at: datetime | None = None) -> Article:
    """The article, locked, if it may go to the state ``to``: the second of two people hears that it is done."""
    stored = held(article)
    if stored.status not in COMES_FROM[to]:
        raise WrongState(_why_not(stored, to))
    refuse_newer(stored, seen_at)
    return stored


def _why_not(article: Article, to: str) -> str:
    if article.status == to:
        return f"{quoted(article)}: ta aktualność jest już w stanie „{article.get_status_display()}”."
    return (
        f"{quoted(article)}: aktualność w stanie „{article.get_status_display()}” "
        f"nie może przejść do stanu „{ArticleStatus(to).label}”."
    )


def _enter(article: Article, to: str, *, action: str, by: Any, reason: str = "") -> None:
    """The row is locked and its state was looked at under the lock, so this is the one who changes it."""
    article.status, article.status_changed_at, article.status_reason = to, timezone.now(), reason
    article.is_changed_by_organization = False
    fields = ["status", "status_changed_at", "status_reason", "is_changed_by_organization"]
    article.save(update_fields=fields)
    publish_change(article, action=action, by=by)


def _told(reason: str) -> str:
    if not reason.strip():
        raise Refused({"reason": [NO_REASON]})
    return reason.strip()


def _refuse_wordless(article: Article, *, least: int = 1) -> None:
    problems, text = {}, richtext.text_of(article.body)
    if not article.lead.strip():
        problems["lead"] = [NO_LEAD]
    if not text:
        problems["body"] = [NO_TEXT]
    elif len(text) < least:
        problems["body"] = [TOO_SHORT]
    if problems:
        raise Refused(problems)

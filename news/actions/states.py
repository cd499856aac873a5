"""The life of an article: sent to the office, published, sent back, rejected, withdrawn, archived, pinned."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.errors import Refused, WrongState
from core.text import richtext
from core.text.polish import quoted
from news.choices import ArticleStatus
from news.models import Article
from news.workflow import ARTICLES

#: So many letters of text an organisation writes at least: a poster says nothing to whoever cannot see it.
LEAST_TEXT = 120
NO_TEXT = "Napisz treść. Sam obraz nie wystarczy: nie przeczyta go osoba niewidoma ani wyszukiwarka."
TOO_SHORT = (
    "Treść jest bardzo krótka. Napisz słowami wszystko, co jest na obrazie lub plakacie: co, gdzie, kiedy i dla kogo."
)
NO_LEAD = "Napisz w jednym zdaniu, o czym to jest. To zdanie widać na liście."
OVER = "Ten termin już minął. Podaj późniejszy albo zostaw puste pole."


@transaction.atomic
def submit(*, article: Article, by: Any) -> Article:
    """The organisation sends its article to the office, which hears by letter; nobody else sees it yet."""
    stored = ARTICLES.lock(article, to=ArticleStatus.SUBMITTED)
    ARTICLES.refuse_without_organization(stored)
    _refuse_wordless(stored, least=LEAST_TEXT)
    if stored.is_archival:
        raise Refused({"expires_at": [OVER]})
    return ARTICLES.enter(stored, ArticleStatus.SUBMITTED, by=by, submitted_by=by)


@transaction.atomic
def publish(*, article: Article, by: Any, seen_at: datetime | None = None) -> Article:
    """Show the article to everybody from its moment on; the person who sent it in hears of it.

    Without a moment it is shown at once. A moment that passed while the draft waited gives way to now; one that lay
    in the past when it was written is meant (an old notice brought over), and a withdrawn article keeps its own.
    """
    stored, now = ARTICLES.lock(article, to=ArticleStatus.PUBLISHED, seen_at=seen_at), timezone.now()
    _refuse_wordless(stored)
    publish_at = stored.publish_at
    is_overdue = publish_at is not None and stored.created_at <= publish_at <= now
    if publish_at is None or (is_overdue and stored.published_at is None):
        publish_at = now
    if stored.expires_at and stored.expires_at <= publish_at:
        raise Refused({"expires_at": [OVER]})
    moments = {"publish_at": publish_at, "published_at": stored.published_at or now}
    return ARTICLES.enter(stored, ArticleStatus.PUBLISHED, by=by, **moments)


def ask_for_changes(*, article: Article, reason: str, by: Any, seen_at: datetime | None = None) -> Article:
    """Send a submitted article back; the reason says what is to be mended."""
    return ARTICLES.move(article, ArticleStatus.NEEDS_CHANGES, by=by, reason=reason, seen_at=seen_at)


def reject(*, article: Article, reason: str, by: Any, seen_at: datetime | None = None) -> Article:
    """Refuse a submitted article, saying why."""
    return ARTICLES.move(article, ArticleStatus.REJECTED, by=by, reason=reason, seen_at=seen_at)


@transaction.atomic
def withdraw(*, article: Article, reason: str, by: Any, is_by_organization: bool = False) -> Article:
    """Take a published article off the portal; an organisation hears why the office withdrew its own."""
    stored = ARTICLES.lock(article, to=ArticleStatus.WITHDRAWN)
    ends = {"is_by_organization": is_by_organization, "is_changed_by_organization": False}
    return ARTICLES.enter(stored, ArticleStatus.WITHDRAWN, by=by, reason=reason, **ends)


@transaction.atomic
def expire(*, article: Article, by: Any) -> Article:
    """Put a public article to the archive now: everybody may read it still, under a banner."""
    stored = ARTICLES.lock(article)
    if not stored.is_public or stored.is_archival:
        raise WrongState(f"{quoted(stored)}: do archiwum trafia tylko aktualność, którą widać na liście.")
    ARTICLES.write(stored, "expire", by=by, expires_at=timezone.now())
    return stored


@transaction.atomic
def pin(*, article: Article, by: Any, is_pinned: bool = True) -> Article:
    """Keep the article at the head of the list, or let it go; pressed twice it is done once."""
    stored = ARTICLES.lock(article)
    if stored.is_pinned != is_pinned:
        ARTICLES.write(stored, "pin" if is_pinned else "unpin", by=by, is_pinned=is_pinned)
    return stored


def see_change(*, article: Article, by: Any, seen_at: datetime | None = None) -> Article:
    """The office has read what the organisation changed after publishing."""
    return ARTICLES.see_change(article, by=by, seen_at=seen_at)


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

"""Add, change and delete an article."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core import search
from core.errors import Refused, WrongState
from core.lists import list_versions
from core.publishing.editing import Edit, set_related
from core.publishing.workflow import check
from core.search.models import SearchDocument
from core.text import richtext
from core.text.polish import quoted
from news import portal_addresses
from news.choices import ArticleStatus
from news.models import Article, RelatedLink
from news.workflow import ARTICLES
from organizations.models import Organization, Theme

#: What a reader sees: a change of these fields in a public article marks the page as revised.
READ = {"title", "lead", "body", "picture"}
ENDS_TOO_EARLY = "Koniec aktualności musi być po jej początku."
#: Path and title of a page of the portal that the article links to; the title may be "".
Link = tuple[str, str]


@transaction.atomic
def create(
    *,
    values: Mapping[str, Any],
    themes: Iterable[Theme | int] = (),
    organizations: Iterable[Organization | int] = (),
    links: Iterable[Link] = (),
    by: Any,
) -> Article:
    """Add a draft. ``values`` are fields of the workflow; an empty slug is made from the title.

    Raises Refused, with messages by field, when the values break a rule.
    """
    edit = Edit(ARTICLES, Article(), values)
    _check(edit)
    edit.insert()
    _write_related(edit.thing, themes=themes, organizations=organizations, links=links)
    ARTICLES.announce(edit.thing, "create", by=by)
    return edit.thing


@transaction.atomic
def update(
    *,
    article: Article,
    by: Any,
    values: Mapping[str, Any] | None = None,
    themes: Iterable[Theme | int] | None = None,
    organizations: Iterable[Organization | int] | None = None,
    links: Iterable[Link] | None = None,
    seen_at: datetime | None = None,
    has_new_picture: bool = False,
    is_by_organization: bool = False,
) -> Article:
    """Change only the given values; without a change nothing is written.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer article is never overwritten: ConflictError. Changes
    that an organisation makes to its published article are reported to the office (``is_by_organization``).
    ``has_new_picture``: the file or description in the picture's own row has changed.
    """
    stored = ARTICLES.lock(article, seen_at=seen_at)
    if is_by_organization:
        ARTICLES.refuse_uneditable(stored)
    edit = Edit(ARTICLES, stored, values or {})
    _check(edit)
    related = _write_related(stored, themes=themes, organizations=organizations, links=links)
    related |= {"picture"} if has_new_picture else set()
    if changed := edit.changed | related:
        noted: dict[str, Any] = {}
        if stored.is_public and changed & READ:
            noted["revised_at"] = timezone.now()
        if is_by_organization and stored.status == ArticleStatus.PUBLISHED:
            noted["is_changed_by_organization"] = True
        edit.save(by=by, related=related, **noted)
    return stored


def delete(*, article: Article, by: Any) -> None:
    """Delete a draft that was never published; any other article is withdrawn, never deleted."""
    ARTICLES.delete(article, by=by)


def _check(edit: Edit) -> None:
    article = edit.thing
    if article.publish_at and article.expires_at and article.expires_at <= article.publish_at:
        raise Refused({"expires_at": [ENDS_TOO_EARLY]})
    check(article)


def _write_related(article: Article, *, themes, organizations, links) -> set[str]:
    """Write themes, organisations and links; return which of them changed."""
    changed = set_related(article, themes=themes, organizations=organizations)
    if links is not None and _write_links(article, list(links)):
        changed.add("links")
    return changed


def _write_links(article: Article, links: list[Link]) -> bool:
    """Replace the links; each address once, in the given order."""
    wanted = list({path: (path, title) for path, title in _checked(article, links)}.values())
    if wanted == list(article.links.values_list("path", "title")):
        return False
    article.links.all().delete()
    RelatedLink.objects.bulk_create(
        RelatedLink(article=article, path=path, title=title, order=order) for order, (path, title) in enumerate(wanted)
    )
    return True


def _checked(article: Article, links: list[Link]) -> list[Link]:
    """The normalised links. An existing link may stay even if its page is gone."""
    kept = set(article.links.values_list("path", flat=True))
    try:
        found = [(path if path in kept else portal_addresses.path_of(path), title.strip()) for path, title in links]
    except ValidationError as problem:
        raise Refused({"links": problem.messages}) from problem
    known = portal_addresses.titles(path for path, _ in found)
    if any(not title and path not in known and path not in kept for path, title in found):
        raise Refused({"links": [portal_addresses.NO_TITLE]})
    return found


@transaction.atomic
def catch_up() -> int:
    """Index articles that became public and remove those that are no longer public; return how many. Idempotent."""
    found = SearchDocument.objects.filter(kind="article").values("object_id")
    public = Article.objects.public()
    late = set(public.exclude(pk__in=found).values_list("pk", flat=True))
    late |= set(found.exclude(object_id__in=public.values("pk")).values_list("object_id", flat=True))
    if late:
        search.index_many("article", late)
        list_versions.bump("articles")
    return len(late)


#: Minimum length of an organisation's text: a poster alone is not accessible to blind readers.
LEAST_TEXT = 120
NO_TEXT = "Napisz treść. Sam obraz nie wystarczy: nie przeczyta go osoba niewidoma ani wyszukiwarka."
TOO_SHORT = (
    "Treść jest bardzo krótka. Napisz słowami wszystko, co jest na obrazie lub plakacie: co, gdzie, kiedy i dla kogo."
)
NO_LEAD = "Napisz w jednym zdaniu, o czym to jest. To zdanie widać na liście."
OVER = "Ten termin już minął. Podaj późniejszy albo zostaw puste pole."


@transaction.atomic
def submit(*, article: Article, by: Any) -> Article:
    """Submit the organisation's article to the office, which gets an e-mail; it is not public yet."""
    stored = ARTICLES.lock(article, to=ArticleStatus.SUBMITTED)
    ARTICLES.refuse_without_organization(stored)
    _refuse_wordless(stored, least=LEAST_TEXT)
    if stored.is_archival:
        raise Refused({"expires_at": [OVER]})
    return ARTICLES.enter(stored, ArticleStatus.SUBMITTED, by=by, submitted_by=by)


@transaction.atomic
def publish(*, article: Article, by: Any, seen_at: datetime | None = None) -> Article:
    """Make the article public from its ``publish_at`` on; the submitter gets an e-mail.

    Without a ``publish_at`` it is public at once. A time that passed while the draft waited is replaced by now; a time
    that was already past when it was written is kept (an imported old notice), and so is that of a withdrawn article.
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
    """Return a submitted article to its author; the reason says what to correct."""
    return ARTICLES.move(article, ArticleStatus.NEEDS_CHANGES, by=by, reason=reason, seen_at=seen_at)


def reject(*, article: Article, reason: str, by: Any, seen_at: datetime | None = None) -> Article:
    """Reject a submitted article, with a reason."""
    return ARTICLES.move(article, ArticleStatus.REJECTED, by=by, reason=reason, seen_at=seen_at)


@transaction.atomic
def withdraw(*, article: Article, reason: str, by: Any, is_by_organization: bool = False) -> Article:
    """Withdraw a published article; an organisation gets an e-mail when the office withdraws its article."""
    stored = ARTICLES.lock(article, to=ArticleStatus.WITHDRAWN)
    ends = {"is_by_organization": is_by_organization, "is_changed_by_organization": False}
    return ARTICLES.enter(stored, ArticleStatus.WITHDRAWN, by=by, reason=reason, **ends)


@transaction.atomic
def expire(*, article: Article, by: Any) -> Article:
    """Archive a public article now: it stays readable, under a banner."""
    stored = ARTICLES.lock(article)
    if not stored.is_public or stored.is_archival:
        raise WrongState(f"{quoted(stored)}: do archiwum trafia tylko aktualność, którą widać na liście.")
    ARTICLES.write(stored, "expire", by=by, expires_at=timezone.now())
    return stored


@transaction.atomic
def pin(*, article: Article, by: Any, is_pinned: bool = True) -> Article:
    """Pin or unpin the article at the top of the list. Idempotent."""
    stored = ARTICLES.lock(article)
    if stored.is_pinned != is_pinned:
        ARTICLES.write(stored, "pin" if is_pinned else "unpin", by=by, is_pinned=is_pinned)
    return stored


def see_change(*, article: Article, by: Any, seen_at: datetime | None = None) -> Article:
    """Mark the organisation's changes after publication as read by the office."""
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

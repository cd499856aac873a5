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

#: What a reader sees: when it changes in a public article, the page says that it was revised.
READ = {"title", "lead", "body", "picture"}
ENDS_TOO_EARLY = "Koniec aktualności musi być po jej początku."
#: Address and title of a page of the portal that the article points at; the title may be "".
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
    """Add a draft. ``values`` are fields of the workflow; without a slug it is made from the title.

    Raises Refused, with the sentences by field, when the facts break a rule.
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
    """Change what is given and nothing else; nothing changed, nothing written.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer article is never overwritten: ConflictError. What an
    organisation changes in its published article is shown to the office (``is_by_organization``).
    ``has_new_picture``: other files or words in the picture's own row.
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
    """Remove a draft that was never published; all else is withdrawn, never deleted."""
    ARTICLES.delete(article, by=by)


def _check(edit: Edit) -> None:
    article = edit.thing
    if article.publish_at and article.expires_at and article.expires_at <= article.publish_at:
        raise Refused({"expires_at": [ENDS_TOO_EARLY]})
    check(article)


def _write_related(article: Article, *, themes, organizations, links) -> set[str]:
    """Themes, organisations and links as given; which of them changed."""
    changed = set_related(article, themes=themes, organizations=organizations)
    if links is not None and _write_links(article, list(links)):
        changed.add("links")
    return changed


def _write_links(article: Article, links: list[Link]) -> bool:
    """Put these in the place of the former ones; each address once, in the order given."""
    wanted = list({path: (path, title) for path, title in _checked(article, links)}.values())
    if wanted == list(article.links.values_list("path", "title")):
        return False
    article.links.all().delete()
    RelatedLink.objects.bulk_create(
        RelatedLink(article=article, path=path, title=title, order=order) for order, (path, title) in enumerate(wanted)
    )
    return True


def _checked(article: Article, links: list[Link]) -> list[Link]:
    """The addresses as they are kept. One that stood there already may stay, whatever became of its page."""
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
    """Bring into the index what became public, and out of it what is public no more; how many. Again: nothing."""
    found = SearchDocument.objects.filter(kind="article").values("object_id")
    public = Article.objects.public()
    late = set(public.exclude(pk__in=found).values_list("pk", flat=True))
    late |= set(found.exclude(object_id__in=public.values("pk")).values_list("object_id", flat=True))
    if late:
        search.index_many("article", late)
        list_versions.bump("articles")
    return len(late)


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

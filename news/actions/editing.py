"""Add, change and delete an article."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core.errors import Refused
from core.publishing.editing import Edit, set_related
from core.publishing.workflow import check
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

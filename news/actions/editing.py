"""Add, change and delete an article."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core import audit, images, search, stamps
from core.errors import Refused, WrongState
from news import portal_addresses
from news.actions.writing import held, publish_change
from news.addresses import ARTICLE_SLUGS
from news.choices import ArticleStatus
from news.models import Article, RelatedLink
from organizations.models import Organization, Theme

#: Fields that are written as given; state and address have their own ways.
FIELDS = ("title", "slug", "lead", "body", "picture", "organization", "publish_at", "expires_at", "is_pinned")
#: States in which an organisation may change its own article.
EDITABLE = (ArticleStatus.DRAFT, ArticleStatus.SUBMITTED, ArticleStatus.NEEDS_CHANGES, ArticleStatus.PUBLISHED)
#: What a reader sees: when it changes in a public article, the page says that it was revised.
READ = {"title", "lead", "body", "picture"}
#: What is no field of the article's own row stands in the log by its Polish name.
CALLED = {"links": "powiązane strony"}
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
    """Add a draft. ``values`` are fields of Article (see FIELDS); without a slug it is made from the title.

    Raises Refused, with the sentences by field, when the facts break a rule.
    """
    article = Article(**_known(values))
    address = _address_of(article, asked=values.get("slug", ""))
    article.slug = address()
    _check(article)
    ARTICLE_SLUGS.save(article, address, force_insert=True)
    _write_sets(article, themes=themes, organizations=organizations, links=links)
    publish_change(article, action="news.create_article", by=by)
    return article


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

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer article is never overwritten: ConflictError. A
    draft's address follows its title; one that was published keeps its own unless a new slug is given, and the old
    one leads on. What an organisation changes in its published article is shown to the office
    (``is_by_organization``). ``has_new_picture``: other files or words in the picture's own row.
    """
    stored = held(article, seen_at=seen_at)
    if is_by_organization and stored.status not in EDITABLE:
        raise WrongState(f"Aktualności w stanie „{stored.get_status_display()}” nie można zmieniać.")
    before = _facts(stored)
    for name, value in _known(values or {}).items():
        setattr(stored, name, value)
    asked = (values or {}).get("slug", "")
    address = _address_of(stored, asked=asked, old_slug=before["slug"], old_title=before["title"])
    stored.slug = address()
    _check(stored)
    touched = {name for name, value in _facts(stored).items() if value != before[name]}
    if touched:
        ARTICLE_SLUGS.save(stored, address, update_fields=sorted(touched))
    touched |= _write_sets(stored, themes=themes, organizations=organizations, links=links)
    touched |= {"picture"} if has_new_picture else set()
    if touched:
        if stored.approved_at is not None:
            ARTICLE_SLUGS.leave_behind(stored, before["slug"])
        _note(stored, touched, is_by_organization=is_by_organization)
        fields = sorted(CALLED.get(name, name) for name in touched)
        publish_change(stored, action="news.update_article", by=by, fields=fields)
    return stored


@transaction.atomic
def delete(*, article: Article, by: Any) -> None:
    """Remove a draft that was never published, with its picture; all else is withdrawn, never deleted."""
    stored = held(article)
    if stored.status != ArticleStatus.DRAFT or stored.approved_at is not None:
        raise WrongState("Usunąć można tylko szkic. Opublikowaną aktualność można wycofać.")
    audit.record("news.delete_article", stored, by=by, slug=stored.slug)
    search.unindex(stored)
    picture = stored.picture
    stored.delete()
    if picture:
        images.remove(picture)
    stamps.bump("articles")


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only fields that may be written here: a slip of the programmer must not change a state in silence."""
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"Not written by this action: {sorted(unknown)}")
    return {name: value for name, value in values.items() if name != "slug"}


def _address_of(article: Article, *, asked: str, old_slug: str = "", old_title: str = "") -> Callable[[], str]:
    """How the article gets its address; asked a second time when somebody has just taken the first answer."""
    is_unseen = article.approved_at is None and article.title != old_title
    return lambda: ARTICLE_SLUGS.choose(article, asked=asked, old_slug=old_slug, may_follow_title=is_unseen)


def _facts(article: Article) -> dict[str, Any]:
    """The fields as the database holds them."""
    return {name: getattr(article, article._meta.get_field(name).attname) for name in FIELDS}


def _check(article: Article) -> None:
    if article.publish_at and article.expires_at and article.expires_at <= article.publish_at:
        raise Refused({"expires_at": [ENDS_TOO_EARLY]})
    try:
        article.full_clean()
    except ValidationError as problem:
        raise Refused.of(problem) from problem


def _write_sets(article: Article, *, themes, organizations, links) -> set[str]:
    """Themes, organisations and links as given; which of them changed."""
    touched = set()
    for name, wanted in (("themes", themes), ("organizations", organizations)):
        if wanted is None:
            continue
        kept, keys = getattr(article, name), {getattr(one, "pk", one) for one in wanted}
        if keys != set(kept.values_list("pk", flat=True)):
            kept.set(keys)
            touched.add(name)
    if links is not None and _write_links(article, list(links)):
        touched.add("links")
    return touched


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


def _note(article: Article, touched: set[str], *, is_by_organization: bool) -> None:
    """That a public article was revised, and that the office should look at what an organisation changed."""
    fields = []
    if article.is_public and touched & READ:
        article.revised_at = timezone.now()
        fields.append("revised_at")
    if is_by_organization and article.status == ArticleStatus.PUBLISHED:
        article.is_changed_by_organization = True
        fields.append("is_changed_by_organization")
    if fields:
        article.save(update_fields=fields)

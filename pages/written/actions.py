"""Pages that staff write: added, changed, restored, deleted; the former path of a page leads on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from core import audit, search, stamps
from core.errors import DomainError, Refused
from pages import paths as addresses
from pages.choices import PageStatus
from pages.models import OldAddress, Page
from pages.redirects import old_addresses
from pages.refusing import held, problems_of
from pages.written import versions

#: Fields that are written as given; the moment of publishing and the version have their own ways.
FIELDS = (
    "title", "path", "lead", "body", "parent", "menu_place", "order", "law_as_of", "review_on", "status",
)  # fmt: skip


@transaction.atomic
def create_page(*, values: Mapping[str, Any], by: Any) -> Page:
    """Add a page, with ``values`` of FIELDS; without a path it is made from the title, under the parent's.

    Raises Refused, with the sentences by field, when the facts break a rule.
    """
    above = _hold_all()
    page = Page(**_known(values))
    page.path = page.path or addresses.suggested(page.title, page.parent)
    _reach_moment(page)
    _check(page, above)
    _save(page, by=by, force_insert=True)
    _follow(page, "pages.create_page", by=by)
    return page


@transaction.atomic
def update_page(*, page: Page, values: Mapping[str, Any], by: Any, seen_at: datetime | None = None) -> Page:
    """Change what is given; nothing changed, nothing written.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer page is never overwritten: ConflictError. A page
    that was public once leaves its former path as an old address that leads to it for ever.
    """
    above = _hold_all()
    stored = held(Page, page.pk, seen_at=seen_at)
    before = _facts(stored)
    for name, value in _known(values).items():
        setattr(stored, name, value)
    stored.path = stored.path or before["path"]
    changed = [name for name, value in _facts(stored).items() if value != before[name]]
    if not changed:
        return stored
    _reach_moment(stored)
    _check(stored, above)
    stored.version += 1
    _save(stored, by=by, update_fields=[*changed, "published_at", "version", "updated_at"])
    _leave_old_address(stored, before["path"])
    _follow(stored, "pages.update_page", by=by, fields=changed)
    return stored


@transaction.atomic
def restore_page(*, page: Page, number: int, by: Any, seen_at: datetime | None = None) -> Page:
    """Give the page the words and days of an earlier version (its ``history_id``); its place and state stay.

    The present version is kept in the history like any other, so that restoring can itself be undone. A newer page
    than ``seen_at`` is never overwritten: ConflictError.
    """
    record = Page.history.filter(id=page.pk, history_id=number).first()
    if record is None:
        raise DomainError("Tej wersji już nie ma. Odśwież historię strony.")
    stored = held(Page, page.pk, seen_at=seen_at)
    values = {name: getattr(record, name) for name in versions.RESTORED}
    changed = [name for name, value in values.items() if getattr(stored, name) != value]
    if not changed:
        raise DomainError("Strona ma już taką treść, jak w tej wersji. Nie ma czego przywracać.")
    for name in changed:
        setattr(stored, name, values[name])
    stored.version += 1
    _save(stored, by=by, update_fields=[*changed, "version", "updated_at"])
    _follow(stored, "pages.restore_page", by=by, fields=changed, restored=record.version)
    return stored


@transaction.atomic
def delete_page(*, page: Page, by: Any) -> None:
    """Remove a draft to which nothing leads and under which nothing stands; all else is withdrawn to a draft."""
    stored = held(Page, page.pk)
    if stored.is_published:
        raise DomainError("Usunąć można tylko szkic. Najpierw zmień stan strony na szkic.")
    if stored.children.exists():
        raise DomainError("Pod tą stroną są inne strony. Najpierw daj im inną stronę nadrzędną.")
    if stored.old_addresses.exists():
        raise DomainError("Do tej strony prowadzą dawne adresy. Skieruj je najpierw gdzie indziej.")
    audit.record("pages.delete_page", stored, by=by, page_path=stored.path)
    search.unindex(stored)
    stored._history_user = by
    stored.delete()
    stamps.bump("pages")


def _hold_all() -> dict[int, int | None]:
    """Each page with its parent, all locked in one order: two moves at once close no circle, nor block each other."""
    return dict(Page.objects.select_for_update().order_by("pk").values_list("pk", "parent_id"))


def _known(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Only fields that may be written here: a slip of the programmer must not pass in silence."""
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"Not written by this action: {sorted(unknown)}")
    return values


def _facts(page: Page) -> dict[str, Any]:
    return {name: getattr(page, Page._meta.get_field(name).attname) for name in FIELDS}


def _reach_moment(page: Page) -> None:
    if page.status == PageStatus.PUBLISHED and page.published_at is None:
        page.published_at = timezone.now()


def _check(page: Page, above: Mapping[int, int | None]) -> None:
    problems = problems_of(page)
    if "path" not in problems and (sentence := addresses.problem_of(page.path, page=page)):
        problems["path"] = [sentence]
    if _stands_under_itself(page, above):
        problems["parent"] = ["Ta strona stoi wyżej niż wybrana nadrzędna. Wybierz inną, żeby nie powstało koło."]
    if problems:
        raise Refused(problems)


def _stands_under_itself(page: Page, above: Mapping[int, int | None]) -> bool:
    """There is no circle yet, so climbing from the parent comes to an end, or to the page itself."""
    place = page.parent_id
    while place is not None and place != page.pk:
        place = above.get(place)
    return place is not None


def _save(page: Page, *, by: Any, **how: Any) -> None:
    """One save is one kept version. Another page that took the path in this very moment is a sentence, no crash."""
    page._history_user = by
    try:
        with transaction.atomic():
            page.save(**how)
    except IntegrityError:
        if not Page.objects.filter(path=page.path).exclude(pk=page.pk).exists():
            raise
        raise Refused({"path": ["Pod tym adresem jest już inna strona. Wybierz inny."]}) from None


def _leave_old_address(page: Page, former: str) -> None:
    """Whoever has a link to the former path is led on; one that nobody could have seen is free again."""
    if page.path == former:
        return
    OldAddress.objects.filter(page=page, path=f"/{page.path}/").delete()
    if page.published_at is not None:
        OldAddress.objects.update_or_create(
            key=old_addresses.key_of(former), defaults={"path": f"/{former}/", "page": page, "target": ""}
        )


def _follow(page: Page, action: str, *, by: Any, **details: Any) -> None:
    """What comes of a change: the log, the search, the pages in everybody's memory."""
    audit.record(action, page, by=by, **details)
    search.index(page)
    stamps.bump("pages")

"""Pages written by staff: add, change, restore, delete; the former path of a page redirects to it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from core import audit, search
from core.errors import DomainError, Refused
from core.lists import list_versions
from core.publishing.editing import Edit
from core.publishing.workflow import check
from pages import paths as addresses
from pages.choices import PageStatus
from pages.models import OldAddress, Page
from pages.redirects import old_addresses
from pages.written.workflow import PAGES

#: What restoring brings back: text and dates. Place and visibility stay as they are.
RESTORED = ("title", "lead", "body", "law_as_of", "review_on")


@transaction.atomic
def create_page(*, values: Mapping[str, Any], by: Any) -> Page:
    """Add a page, with ``values`` of the workflow; an empty path is made from the title, under the parent's path.

    Raises Refused, with messages by field, when the values break a rule.
    """
    above = _hold_all()
    page = Edit(PAGES, Page(), values).thing
    page.path = page.path or addresses.suggested(page.title, page.parent)
    _reach_moment(page)
    _check(page, above)
    page._history_user = by
    with refused_if_taken(page):
        page.save(force_insert=True)
    PAGES.announce(page, "create", by=by)
    return page


@transaction.atomic
def update_page(*, page: Page, values: Mapping[str, Any], by: Any, seen_at: datetime | None = None) -> Page:
    """Change only the given values; without a change nothing is written.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer page is never overwritten: ConflictError. The former
    path of a page that was ever public becomes an old address that always leads to the page.
    """
    above = _hold_all()
    stored = PAGES.lock(page, seen_at=seen_at)
    edit = Edit(PAGES, stored, values)
    stored.path = stored.path or edit.before["path"]
    if edit.changed:
        _reach_moment(stored)
        _check(stored, above)
        with refused_if_taken(stored):
            edit.save(by=by, published_at=stored.published_at)
        _leave_old_address(stored, edit.before["path"])
    return stored


@transaction.atomic
def restore_page(*, page: Page, number: int, by: Any, seen_at: datetime | None = None) -> Page:
    """Restore text and dates of an earlier version (its ``history_id``); place and state stay.

    The present version is kept in the history too, so that restoring can be undone. A page newer than ``seen_at`` is
    never overwritten: ConflictError.
    """
    record = Page.history.filter(id=page.pk, history_id=number).first()
    if record is None:
        raise DomainError("Tej wersji już nie ma. Odśwież historię strony.")
    stored = PAGES.lock(page, seen_at=seen_at)
    values = {name: getattr(record, name) for name in RESTORED}
    changed = {name: value for name, value in values.items() if getattr(stored, name) != value}
    if not changed:
        raise DomainError("Strona ma już taką treść, jak w tej wersji. Nie ma czego przywracać.")
    details = {"fields": list(changed), "restored": record.version}
    PAGES.write(stored, "restore", by=by, details=details, **changed)
    return stored


@transaction.atomic
def delete_page(*, page: Page, by: Any) -> None:
    """Delete a draft without subpages and without old addresses; any other page can only become a draft."""
    stored = PAGES.lock(page)
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
    list_versions.bump("pages")


def _hold_all() -> dict[int, int | None]:
    """Lock all pages in one order, return the parent of each: concurrent moves make no circle and no deadlock."""
    return dict(Page.objects.select_for_update().order_by("pk").values_list("pk", "parent_id"))


def _reach_moment(page: Page) -> None:
    if page.status == PageStatus.PUBLISHED and page.published_at is None:
        page.published_at = timezone.now()


def _check(page: Page, above: Mapping[int, int | None]) -> None:
    problems = _problems_of(page)
    if "path" not in problems and (sentence := addresses.problem_of(page.path, page=page)):
        problems["path"] = [sentence]
    if _stands_under_itself(page, above):
        problems["parent"] = ["Ta strona stoi wyżej niż wybrana nadrzędna. Wybierz inną, żeby nie powstało koło."]
    if problems:
        raise Refused(problems)


def _problems_of(page: Page) -> dict[str, list[str]]:
    try:
        check(page)
    except Refused as refused:
        return refused.problems
    return {}


def _stands_under_itself(page: Page, above: Mapping[int, int | None]) -> bool:
    """Climb from the parent: no circle exists yet, so this ends at the top or at the page itself."""
    place = page.parent_id
    while place is not None and place != page.pk:
        place = above.get(place)
    return place is not None


@contextmanager
def refused_if_taken(page: Page) -> Iterator[None]:
    """Turn the database error for a path taken by a concurrent request into Refused."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        if not Page.objects.filter(path=page.path).exclude(pk=page.pk).exists():
            raise
        raise Refused({"path": ["Pod tym adresem jest już inna strona. Wybierz inny."]}) from None


def _leave_old_address(page: Page, former: str) -> None:
    """Redirect the former path to the page; a path that was never public becomes free."""
    if page.path == former:
        return
    OldAddress.objects.filter(page=page, path=f"/{page.path}/").delete()
    if page.published_at is not None:
        OldAddress.objects.update_or_create(
            key=old_addresses.key_of(former), defaults={"path": f"/{former}/", "page": page, "target": ""}
        )

"""Documents to download, cached per process: the version in force and the former ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.dateformat import format as date_format

from core.lists.index import Builder, Index
from core.lists.memory import FastList
from core.text.polish import sort_key
from pages.models import Document


@dataclass
class Version:
    """A document without its file, for lists and pages."""

    pk: int
    slug: str
    topic: str
    document: Document
    newer: "Version | None" = None
    older: list["Version"] = field(default_factory=list)

    def in_force(self, today: date) -> bool:
        """It has begun and has not ended."""
        begins, ends = self.document.valid_from, self.document.valid_to
        return (begins is None or begins <= today) and (ends is None or ends >= today)

    def has_begun(self, today: date) -> bool:
        return self.document.valid_from is None or self.document.valid_from <= today

    @property
    def begins(self) -> str:
        """ "1 stycznia 2027 r."."""
        return f"{date_format(self.document.valid_from, 'j E Y')} r."

    def versions(self) -> Iterator["Version"]:
        """This version and all that it replaced, newest first."""
        waiting = [self]
        while waiting:
            waiting.sort(key=lambda one: -one.pk)
            one = waiting.pop(0)
            yield one
            waiting += one.older


@dataclass(frozen=True)
class Shelf:
    """All documents; ``current`` has the version to use of each chain, by topic."""

    by_slug: dict[str, Version] = field(default_factory=dict)
    current: list[Version] = field(default_factory=list)
    former: list[Version] = field(default_factory=list)
    stands_for: dict[int, Version] = field(default_factory=dict)
    """The version to use in place of each (its number), itself where it is the one."""

    def of(self, slug: str) -> "Version | None":
        return self.by_slug.get(slug)

    def coming(self, version: Version) -> "Version | None":
        """A newer version whose first day is in the future."""
        newer = version.newer
        return newer if newer and not newer.has_begun(timezone.localdate()) else None

    def before(self, version: Version) -> list[Version]:
        """The versions that it replaced, newest first."""
        return list(version.versions())[1:]


def _load() -> Index:
    today, builder = timezone.localdate(), Builder()
    rows = list(Document.objects.select_related("topic"))
    rows.sort(key=lambda one: (one.topic.order, sort_key(one.topic.name), sort_key(one.title), -one.pk))
    by_pk = {one.pk: Version(one.pk, one.slug, one.topic.name, one) for one in rows}
    for one in rows:
        builder.add(one.pk, one.version)
        if one.replaced_by_id:
            by_pk[one.pk].newer = by_pk[one.replaced_by_id]
            by_pk[one.replaced_by_id].older.append(by_pk[one.pk])
    stands_for = _stands_for(by_pk, today)
    kept = {stands_for[pk].pk for pk in by_pk}
    current = [one for one in by_pk.values() if one.pk in kept and _is_for_use(one, today)]
    shown = {one.pk for one in current}
    former = [one for one in by_pk.values() if one.pk not in shown and one.has_begun(today)]
    by_slug = {one.slug: one for one in by_pk.values()}
    return builder.done(Shelf(by_slug, current, former, stands_for))


def _is_for_use(version: Version, today: date) -> bool:
    """In force, or announced with nothing in force before it."""
    return version.in_force(today) or not version.has_begun(today)


def _stands_for(by_pk: Mapping[int, Version], today: date) -> dict[int, Version]:
    """For each chain the newest version that has begun; if none has, the newest of all."""
    found: dict[int, Version] = {}
    for head in (one for one in by_pk.values() if one.newer is None):
        chain = list(head.versions())
        chosen = next((one for one in chain if one.has_begun(today)), head)
        found |= {one.pk: chosen for one in chain}
    return found


documents = FastList(versions=("documents",), load=_load)


def shelf(now: Mapping[str, int]) -> Shelf:
    return documents.at(now).beside

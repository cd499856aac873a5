"""Documents to download: added, changed, replaced by a newer version, deleted; and the topics they stand under."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from core import audit, search, stamps, uploads
from core.errors import DomainError, Refused
from core.polish import quoted
from pages.documents.addresses import DOCUMENT_SLUGS
from pages.models import Document, DocumentTopic
from pages.refusing import held, problems_of

#: Fields that are written as given. The file is checked by its form: what it is, not how it is called.
FIELDS = ("title", "topic", "kind", "summary", "file", "version_label", "valid_from", "valid_to")


class AlreadyReplaced(DomainError):
    """There is a newer version of this document already: ``newer``."""

    def __init__(self, newer: Document):
        super().__init__(f"Ten dokument ma już nowszą wersję: {quoted(newer)}. Zmień ją albo dodaj następną do niej.")
        self.newer = newer


@transaction.atomic
def add_document(*, values: Mapping[str, Any], by: Any) -> Document:
    """Put a document on the shelf, with ``values`` of FIELDS; its address is made from the title and stays for ever.

    Raises Refused, with the sentences by field, when the facts break a rule.
    """
    document = _made(values)
    _follow(document, "pages.add_document", by=by)
    return document


@transaction.atomic
def update_document(
    *, document: Document, values: Mapping[str, Any], by: Any, seen_at: datetime | None = None
) -> Document:
    """Change what is given and nothing else; nothing changed, nothing written. Another file takes the old one's place.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer state is never overwritten: ConflictError.
    """
    stored = held(Document, document.pk, seen_at=seen_at)
    before, former = _facts(stored), stored.file
    for name, value in _known(values).items():
        setattr(stored, name, value)
    changed = [name for name, value in _facts(stored).items() if value != before[name]]
    if not changed:
        return stored
    _check(stored)
    stored.version += 1
    if "file" in changed:
        stored.size = stored.file.size
        uploads.discard(former)
    stored.save(update_fields=[*changed, "size", "version", "updated_at"])
    _follow(stored, "pages.update_document", by=by, fields=changed)
    return stored


@transaction.atomic
def add_version(*, document: Document, values: Mapping[str, Any], by: Any) -> Document:
    """Add the next version of a document, which leads to it from now on; whoever comes second is told so.

    The former one ends the day before the new one begins, unless it ends already.
    """
    former = held(Document, document.pk)
    if former.replaced_by_id:
        raise AlreadyReplaced(former.replaced_by)
    newer = _made(values)
    begins = newer.valid_from
    if begins and former.valid_to is None and (former.valid_from is None or former.valid_from < begins):
        former.valid_to = begins - timedelta(days=1)
    _replace(former, newer, "valid_to")
    _follow(newer, "pages.add_document", by=by, former_version=former.pk)
    _follow(former, "pages.replace_document", by=by, newer_version=newer.pk)
    return newer


@transaction.atomic
def replace_document(*, document: Document, newer: Document | None, by: Any) -> Document:
    """Say that another document is the newer version of this one; with None that there is none.

    Only a document without a newer version may be replaced, and only by one that has none itself: so versions never
    go in a circle and each chain has one newest.
    """
    if newer is None:
        former = held(Document, document.pk)
        if former.replaced_by_id is None:
            return former
        _replace(former, None)
        _follow(former, "pages.unlink_document", by=by)
        return former
    pair = {pk: held(Document, pk) for pk in sorted({document.pk, newer.pk})}
    former, newer = pair[document.pk], pair[newer.pk]
    if former.pk == newer.pk:
        raise DomainError("Dokument nie może być nowszą wersją samego siebie.")
    for one in (former, newer):
        if one.replaced_by_id:
            raise AlreadyReplaced(one.replaced_by) if one is former else DomainError(_has_newer(one))
    _replace(former, newer)
    _follow(former, "pages.replace_document", by=by, newer_version=newer.pk)
    return former


@transaction.atomic
def delete_document(*, document: Document, by: Any) -> None:
    """Remove a document that no other one leads to, with its file."""
    stored = held(Document, document.pk)
    if stored.replaces.exists():
        raise DomainError("Do tego dokumentu prowadzą dawne wersje. Najpierw usuń je albo wskaż im inną nowszą.")
    audit.record("pages.delete_document", stored, by=by)
    search.unindex(stored)
    uploads.discard(stored.file)
    stored.delete()
    stamps.bump("documents")


@transaction.atomic
def save_topic(*, topic: DocumentTopic, by: Any) -> DocumentTopic:
    """Add a topic, or change its name or place: lists and search follow at once."""
    is_new = topic.pk is None
    if is_new:
        topic.save(force_insert=True)
    else:
        topic.save(update_fields=["name", "order"])
    audit.record(f"pages.{'add' if is_new else 'change'}_topic", topic, by=by)
    search.index_many("document", list(topic.documents.values_list("pk", flat=True)))
    stamps.bump("documents")
    return topic


@transaction.atomic
def delete_topic(*, topic: DocumentTopic, by: Any) -> None:
    """Remove a topic under which no document stands."""
    audit.record("pages.delete_topic", topic, by=by)
    try:
        topic.delete()
    except ProtectedError:
        raise DomainError("W tym temacie są dokumenty. Daj im najpierw inny temat.") from None
    stamps.bump("documents")


def _known(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Only fields that may be written here: a slip of the programmer must not pass in silence."""
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"Not written by this action: {sorted(unknown)}")
    return values


def _facts(document: Document) -> dict[str, Any]:
    return {name: getattr(document, Document._meta.get_field(name).attname) for name in FIELDS}


def _made(values: Mapping[str, Any]) -> Document:
    document = Document(**_known(values))
    document.slug = DOCUMENT_SLUGS.free(document.title)
    _check(document)
    document.size = document.file.size
    DOCUMENT_SLUGS.save(document, lambda: DOCUMENT_SLUGS.free(document.title), force_insert=True)
    return document


def _check(document: Document) -> None:
    if problems := problems_of(document):
        raise Refused(problems)


def _replace(former: Document, newer: Document | None, *also: str) -> None:
    former.replaced_by = newer
    former.version += 1
    former.save(update_fields=["replaced_by", *also, "version", "updated_at"])


def _has_newer(document: Document) -> str:
    return f"{quoted(document)} ma już swoją nowszą wersję: {quoted(document.replaced_by)}. Wskaż tę najnowszą."


def _follow(document: Document, action: str, *, by: Any, **details: Any) -> None:
    """What comes of a change: the log, the search, the shelf in everybody's memory."""
    audit.record(action, document, by=by, **details)
    search.index(document)
    stamps.bump("documents")

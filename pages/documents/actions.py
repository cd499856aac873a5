"""Documents to download: add, change, replace by a newer version, delete; and their topics."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from core import audit, search
from core.errors import DomainError
from core.files import uploads
from core.lists import list_versions
from core.publishing.editing import Edit
from core.publishing.workflow import check
from core.text.polish import quoted
from pages.documents.addresses import DOCUMENT_SLUGS
from pages.documents.workflow import DOCUMENTS
from pages.models import Document, DocumentTopic


class AlreadyReplaced(DomainError):
    """The document already has a newer version: ``newer``."""

    def __init__(self, newer: Document):
        super().__init__(f"Ten dokument ma już nowszą wersję: {quoted(newer)}. Zmień ją albo dodaj następną do niej.")
        self.newer = newer


@transaction.atomic
def add_document(*, values: Mapping[str, Any], by: Any) -> Document:
    """Add a document; its slug is made from the title and never changes.

    ``values`` are fields of the workflow. Raises Refused, with messages by field, when the values break a rule.
    """
    document = _made(values)
    DOCUMENTS.announce(document, "add", by=by)
    return document


@transaction.atomic
def update_document(
    *, document: Document, values: Mapping[str, Any], by: Any, seen_at: datetime | None = None
) -> Document:
    """Change only the given values; without a change nothing is written. A new file replaces the old one.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer state is never overwritten: ConflictError.
    """
    stored = DOCUMENTS.lock(document, seen_at=seen_at)
    former, edit = stored.file, Edit(DOCUMENTS, stored, values)
    if edit.changed:
        check(stored)
        if "file" in edit.changed:
            uploads.discard(former)
        edit.save(by=by, size=stored.file.size if "file" in edit.changed else stored.size)
    return stored


@transaction.atomic
def add_version(*, document: Document, values: Mapping[str, Any], by: Any) -> Document:
    """Add the next version of a document. The second of two concurrent requests raises AlreadyReplaced.

    The former version ends the day before the new one begins, unless it ends earlier already.
    """
    former = DOCUMENTS.lock(document)
    if former.replaced_by_id:
        raise AlreadyReplaced(former.replaced_by)
    newer = _made(values)
    begins = newer.valid_from
    valid_to = former.valid_to
    if begins and valid_to is None and (former.valid_from is None or former.valid_from < begins):
        valid_to = begins - timedelta(days=1)
    DOCUMENTS.announce(newer, "add", by=by, former_version=former.pk)
    replaced = {"replaced_by": newer, "valid_to": valid_to}
    DOCUMENTS.write(former, "replace", by=by, details={"newer_version": newer.pk}, **replaced)
    return newer


@transaction.atomic
def replace_document(*, document: Document, newer: Document | None, by: Any) -> Document:
    """Set another document as the newer version of this one; with None it has none.

    Only a document without a newer version may be replaced, and only by one that has none itself: so versions form no
    circle and each chain has one newest version.
    """
    if newer is None:
        former = DOCUMENTS.lock(document)
        if former.replaced_by_id is None:
            return former
        DOCUMENTS.write(former, "unlink", by=by, replaced_by=None)
        return former
    pair = {one.pk: DOCUMENTS.lock(one) for one in sorted((document, newer), key=lambda one: one.pk)}
    former, newer = pair[document.pk], pair[newer.pk]
    if former.pk == newer.pk:
        raise DomainError("Dokument nie może być nowszą wersją samego siebie.")
    for one in (former, newer):
        if one.replaced_by_id:
            raise AlreadyReplaced(one.replaced_by) if one is former else DomainError(_has_newer(one))
    DOCUMENTS.write(former, "replace", by=by, details={"newer_version": newer.pk}, replaced_by=newer)
    return former


@transaction.atomic
def delete_document(*, document: Document, by: Any) -> None:
    """Delete a document that no other one leads to, with its file."""
    stored = DOCUMENTS.lock(document)
    if stored.replaces.exists():
        raise DomainError("Do tego dokumentu prowadzą dawne wersje. Najpierw usuń je albo wskaż im inną nowszą.")
    audit.record("pages.delete_document", stored, by=by)
    search.unindex(stored)
    uploads.discard(stored.file)
    stored.delete()
    list_versions.bump("documents")


@transaction.atomic
def save_topic(*, topic: DocumentTopic, by: Any) -> DocumentTopic:
    """Add a topic, or change its name or position; lists and search are updated at once."""
    is_new = topic.pk is None
    if is_new:
        topic.save(force_insert=True)
    else:
        topic.save(update_fields=["name", "order"])
    audit.record(f"pages.{'add' if is_new else 'change'}_topic", topic, by=by)
    search.index_many("document", list(topic.documents.values_list("pk", flat=True)))
    list_versions.bump("documents")
    return topic


@transaction.atomic
def delete_topic(*, topic: DocumentTopic, by: Any) -> None:
    """Delete a topic without documents."""
    audit.record("pages.delete_topic", topic, by=by)
    try:
        topic.delete()
    except ProtectedError:
        raise DomainError("W tym temacie są dokumenty. Daj im najpierw inny temat.") from None
    list_versions.bump("documents")


def _made(values: Mapping[str, Any]) -> Document:
    document = Edit(DOCUMENTS, Document(), values).thing
    document.slug = DOCUMENT_SLUGS.free(document.title)
    check(document)
    document.size = document.file.size
    DOCUMENT_SLUGS.save(document, lambda: DOCUMENT_SLUGS.free(document.title), force_insert=True)
    return document


def _has_newer(document: Document) -> str:
    return f"{quoted(document)} ma już swoją nowszą wersję: {quoted(document.replaced_by)}. Wskaż tę najnowszą."

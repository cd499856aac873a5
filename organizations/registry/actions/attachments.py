"""Pictures and documents that an organisation's own people add to their entry."""

from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max

from core.errors import DomainError
from core.files import images, uploads
from organizations.models import Document, Organization, Photo
from organizations.registry.actions.entries import attachments_changed, update
from organizations.registry.errors import EntryGone

MOST_PHOTOS = 12
MOST_DOCUMENTS = 30


@transaction.atomic
def set_logo(
    *, organization: Organization, by: Any, upload: images.Cleaned | None, alt: str, is_decorative: bool, remove: bool
) -> Organization:
    """Set, replace, describe or remove the logo; profile and cards show it at once."""
    stored = _lock(organization)
    logo = stored.logo
    if logo and remove and not upload:
        update(organization=stored, by=by, logo=None)
        images.remove(logo)
        return stored
    if logo and upload:
        images.replace(logo, upload, alt=alt, is_decorative=is_decorative, by=by)
    elif logo:
        images.describe(logo, alt=alt, is_decorative=is_decorative)
    elif upload:
        picture = images.store(upload, alt=alt, is_decorative=is_decorative, by=by)
        return update(organization=stored, by=by, logo=picture)
    else:
        return stored
    return attachments_changed(organization=stored, what=["logo"], by=by)


@transaction.atomic
def add_photo(*, organization: Organization, by: Any, upload: images.Cleaned, alt: str, is_decorative: bool) -> Photo:
    """Add a photo after the others, up to MOST_PHOTOS."""
    stored = _lock(organization)
    if stored.photos.count() >= MOST_PHOTOS:
        raise DomainError(f"We wpisie może być najwyżej {MOST_PHOTOS} zdjęć. Usuń któreś, a potem dodaj nowe.")
    last = stored.photos.aggregate(last=Max("order"))["last"]
    picture = images.store(upload, alt=alt, is_decorative=is_decorative, by=by)
    photo = Photo.objects.create(organization=stored, picture=picture, order=0 if last is None else last + 1)
    attachments_changed(organization=stored, what=["photos"], by=by)
    return photo


@transaction.atomic
def change_photo(*, photo: Photo, by: Any, upload: images.Cleaned | None, alt: str, is_decorative: bool) -> Photo:
    """Change the description of a photo, or replace the picture."""
    stored = _lock(photo.organization)
    if upload:
        images.replace(photo.picture, upload, alt=alt, is_decorative=is_decorative, by=by)
    else:
        images.describe(photo.picture, alt=alt, is_decorative=is_decorative)
    attachments_changed(organization=stored, what=["photos"], by=by)
    return photo


@transaction.atomic
def remove_photo(*, photo: Photo, by: Any) -> None:
    """Remove a photo with its files; does nothing if another user removed it meanwhile."""
    stored = _lock(photo.organization)
    if stored.photos.filter(pk=photo.pk).delete()[0]:
        images.remove(photo.picture)
        attachments_changed(organization=stored, what=["photos"], by=by)


@transaction.atomic
def add_document(
    *, organization: Organization, by: Any, kind: str, title: str, year: int | None, file: File
) -> Document:
    """Add a document that the form has validated, up to MOST_DOCUMENTS."""
    stored = _lock(organization)
    if stored.documents.count() >= MOST_DOCUMENTS:
        raise DomainError(f"We wpisie może być najwyżej {MOST_DOCUMENTS} dokumentów. Usuń któryś, a potem dodaj nowy.")
    document = Document.objects.create(
        organization=stored, kind=kind, title=title, year=year, file=file, size=file.size
    )
    attachments_changed(organization=stored, what=["documents"], by=by)
    return document


@transaction.atomic
def remove_document(*, document: Document, by: Any) -> None:
    """Remove a document with its file."""
    stored = _lock(document.organization)
    if stored.documents.filter(pk=document.pk).delete()[0]:
        uploads.discard(document.file)
        attachments_changed(organization=stored, what=["documents"], by=by)


def _lock(organization: Organization) -> Organization:
    """Lock the row until the transaction ends, so that concurrent additions run one after the other."""
    stored = Organization.objects.select_for_update().filter(pk=organization.pk).first()
    if stored is None:
        raise EntryGone
    return stored

"""Add, change, confirm and delete an entry."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from core import search
from core.audit import record
from core.conflicts import hold
from core.errors import DomainError
from core.files import uploads
from core.files.images import remove as remove_picture
from core.lists import list_versions
from organizations import identifiers
from organizations.choices import Status
from organizations.models import InternalContact, OldAddress, Organization
from organizations.registry import addresses, history
from organizations.registry.actions import writing
from organizations.registry.actions.writing import Draft
from organizations.registry.errors import EntryGone, EntryRefused, broken

FIRST_STATES = (Status.SUBMITTED, Status.PUBLISHED)


@transaction.atomic
def create(
    *, by: Any, status: str = Status.SUBMITTED, contact: dict[str, str] | None = None, **values: Any
) -> Organization:
    """Add an entry, submitted to the office or published at once.

    ``values`` are fields of Organization, many-to-many ones included; themes of the chosen spheres are added. Without
    a slug, one is made from the name. Raises EntryRefused, with messages by field, when the values break a rule.
    """
    if status not in FIRST_STATES:
        raise DomainError("Nowy wpis może być zgłoszony albo opublikowany.")
    words = writing.with_themes_of_spheres(_take_words(values), themes=())
    organization = Organization(**values, status=status)
    organization.slug = organization.slug or addresses.free_slug(organization.name)
    _refuse_used_address(organization)
    check(organization)
    draft = Draft(organization, words=words, contact=_contact_change(organization, contact))
    try:
        with transaction.atomic():
            writing.insert([draft], by=by)
    except IntegrityError as error:
        raise broken(error) from error
    return organization


@transaction.atomic
def update(
    *,
    organization: Organization,
    by: Any,
    seen_at: datetime | None = None,
    contact: dict[str, str] | None = None,
    **values: Any,
) -> Organization:
    """Change only the given fields of an entry.

    With ``seen_at`` (``updated_at`` as the editor saw it) a newer entry is never overwritten: ConflictError. A changed
    slug leaves its old address as a redirect. Without changes nothing is written. The state is not a field: it has its
    own actions.
    """
    stored = hold(Organization, organization.pk, seen_at=seen_at, gone=EntryGone)
    before, old_slug = history.snapshot(stored), stored.slug
    words = writing.with_themes_of_spheres(_take_words(values), themes=before["themes"])
    for name, value in values.items():
        setattr(stored, name, value)
    check(stored)
    _refuse_used_address(stored)
    facts = {name: getattr(stored, stored._meta.get_field(name).attname) for name in history.FIELDS}
    draft = Draft(
        stored,
        fields={name for name in history.FIELDS if facts[name] != before[name]},
        words={name: keys for name, keys in words.items() if sorted(keys) != before[name]},
        contact=_contact_change(stored, contact),
    )
    if draft.touched:
        try:
            with transaction.atomic():
                writing.overwrite([draft], by=by)
                _leave_old_address(stored, old_slug)
        except IntegrityError as error:
            raise broken(error) from error
    return stored


@transaction.atomic
def confirm(*, organization: Organization, by: Any) -> Organization:
    """Confirm that the entry is true today."""
    return update(organization=organization, by=by, confirmed_on=timezone.localdate())


@transaction.atomic
def attachments_changed(*, organization: Organization, what: list[str], by: Any) -> Organization:
    """Record that photos, documents or the logo changed, so that cards and profile are rendered anew.

    ``what`` names the kinds for the audit ("photos", "documents").
    """
    writing.raise_version(organization)
    writing.publish_change([organization], action="organizations.attach", by=by, details=[{"what": sorted(what)}])
    return organization


@transaction.atomic
def delete(*, organization: Organization, by: Any) -> None:
    """Delete an entry with its related rows and files; its kept versions and the audit stay."""
    locked = Organization.objects.select_for_update().filter(pk=organization.pk).first()
    if locked is None:
        raise EntryGone
    record("organizations.delete", locked, by=by, slug=locked.slug)
    search.unindex(locked)
    erase(locked, by=by)
    list_versions.bump("organizations")


def erase(organization: Organization, *, by: Any) -> None:
    """Delete the row with its pictures and files, and keep a last version; audit and search are left to the caller."""
    pictures = [photo.picture for photo in organization.photos.select_related("picture")]
    if organization.logo:
        pictures.append(organization.logo)
    uploads.discard(*[document.file for document in organization.documents.all()])
    organization._history_user = by
    organization.delete()
    for picture in pictures:
        remove_picture(picture)


def _take_words(values: dict[str, Any]) -> dict[str, list[int]]:
    """Remove the many-to-many values from ``values`` and return them as keys."""
    return {
        name: [word.pk if isinstance(word, Model) else int(word) for word in values.pop(name)]
        for name in history.WORDS
        if name in values
    }


def check(organization: Organization) -> None:
    try:
        organization.full_clean(exclude=["sort_key"])
    except ValidationError as problem:
        raise EntryRefused.of(problem) from problem


def _refuse_used_address(organization: Organization) -> None:
    slug = organization.slug
    if slug in addresses.RESERVED:
        raise EntryRefused({"slug": ["Ten adres jest zajęty przez stronę portalu. Wybierz inny."]})
    if OldAddress.objects.filter(slug=slug).exclude(organization=organization.pk).exists():
        raise EntryRefused({"slug": ["Ten adres prowadzi już do innej organizacji, jako jej dawny adres."]})


def _leave_old_address(organization: Organization, old_slug: str) -> None:
    if organization.slug != old_slug:
        OldAddress.objects.filter(slug=organization.slug, organization=organization).delete()
        OldAddress.objects.create(slug=old_slug, organization=organization)


def _contact_change(organization: Organization, contact: dict[str, str] | None) -> dict[str, str] | None:
    """The new internal contact, or None if it does not change."""
    if contact is None:
        return None
    try:
        wanted = contact | {"phone": identifiers.phone(contact["phone"])} if "phone" in contact else contact
    except ValidationError as problem:
        raise EntryRefused({"internal_contact": problem.messages}) from problem
    stored = InternalContact.objects.filter(organization=organization).first() if organization.pk else None
    return wanted if any(getattr(stored, name, "") != value for name, value in wanted.items()) else None

"""Merge two entries of one body: related rows are kept, the old address redirects."""

from typing import Any

from django.db import IntegrityError, models, transaction

from core import search
from core.audit import record
from core.errors import DomainError
from organizations.models import InternalContact, Membership, NotDuplicates, OldAddress, Organization, Proposal
from organizations.moderation import actions
from organizations.registry import history
from organizations.registry.actions import entries
from organizations.registry.actions.entries import erase

CONTACT = ("name", "phone", "email")
#: Facts about each entry that the portal maintains: never chosen, never copied.
NOT_CHOSEN = {"slug", "status", "status_reason"}
SAME_ENTRY = "Wybierz dwa różne wpisy."
MERGED = "Dwa wpisy tej organizacji połączono w jeden. Sprawdź go i, jeśli trzeba, zaproponuj zmianę jeszcze raz."
GONE = "Jednego z tych wpisów już nie ma: ktoś go połączył albo usunął."


@transaction.atomic
def merge(
    *,
    survivor: Organization,
    duplicate: Organization,
    values: dict[str, Any],
    by: Any,
    takes_contact: bool = False,
) -> Organization:
    """Move all related rows of ``duplicate`` to ``survivor``, set ``values`` on it and delete the duplicate.

    ``values`` are fields of Organization as chosen by the user, many-to-many ones as keys. With ``takes_contact`` the
    duplicate's internal contact wins over the survivor's. Both rows are locked, lower key first, so the second of two
    concurrent merges gets an error that the entry is gone. A related row that the survivor already has (the same
    theme) is not duplicated. The duplicate's versions stay in history, and its addresses redirect to the survivor.
    """
    survivor, duplicate = _lock(survivor, duplicate)
    key, old_slug, label = duplicate.pk, duplicate.slug, str(duplicate)
    if duplicate.logo_id and values.get("logo") == duplicate.logo:
        duplicate.logo = None  # moves to the survivor; an unused logo is removed by core.retention
        Organization.objects.filter(pk=key).update(logo=None)
    _merge_contacts(survivor, duplicate, takes_contact=takes_contact)
    _merge_pairs(survivor, duplicate)
    _merge_people(survivor, duplicate)
    _close_proposals(duplicate, by=by)
    moved = _move_related(duplicate, survivor)
    search.unindex(duplicate)
    erase(duplicate, by=by)
    OldAddress.objects.create(slug=old_slug, organization=survivor)
    survivor = entries.update(organization=survivor, by=by, **values)
    survivor = entries.attachments_changed(organization=survivor, what=sorted(moved), by=by)
    record("organizations.merge", survivor, by=by, merged=key, merged_name=label, moved=moved)
    return survivor


def choices(survivor: Organization, duplicate: Organization) -> list[history.Difference]:
    """Fields in which the two differ: ``old`` is the survivor's value, ``new`` the duplicate's."""
    found = history.differences(history.snapshot(survivor), history.snapshot(duplicate))
    return [difference for difference in found if difference.field not in NOT_CHOSEN]


def _lock(survivor: Organization, duplicate: Organization) -> tuple[Organization, Organization]:
    if survivor.pk == duplicate.pk:
        raise DomainError(SAME_ENTRY)
    both = Organization.objects.select_for_update().filter(pk__in=[survivor.pk, duplicate.pk]).order_by("pk")
    found = {organization.pk: organization for organization in both}
    if len(found) != 2:
        raise DomainError(GONE)
    return found[survivor.pk], found[duplicate.pk]


def _merge_contacts(survivor: Organization, duplicate: Organization, *, takes_contact: bool) -> None:
    """Merge both contacts into one: each fills the gaps of the other."""
    mine, yours = (InternalContact.objects.filter(organization=each).first() for each in (survivor, duplicate))
    if not yours or not mine:
        return
    first, second = (yours, mine) if takes_contact else (mine, yours)
    facts = {name: getattr(first, name) or getattr(second, name) for name in CONTACT}
    yours.delete()
    InternalContact.objects.filter(pk=mine.pk).update(**facts)


def _merge_pairs(survivor: Organization, duplicate: Organization) -> None:
    """Move the duplicate's NotDuplicates pairs with third entries to the survivor."""
    pairs = NotDuplicates.objects.filter(models.Q(first=duplicate) | models.Q(second=duplicate))
    others = [pair.second_id if pair.first_id == duplicate.pk else pair.first_id for pair in pairs]
    pairs.delete()
    for other in set(others) - {survivor.pk}:
        first, second = sorted((other, survivor.pk))
        NotDuplicates.objects.get_or_create(first_id=first, second_id=second)


def _merge_people(survivor: Organization, duplicate: Organization) -> None:
    """Move members: a second owner becomes an editor; a person with two memberships keeps the stronger role."""
    owner = duplicate.memberships.filter(role=Membership.Role.OWNER).first()
    if not owner:
        return
    if not survivor.memberships.filter(role=Membership.Role.OWNER).exists():
        survivor.memberships.filter(user_id=owner.user_id).delete()
    else:
        duplicate.memberships.filter(pk=owner.pk).update(role=Membership.Role.EDITOR)


def _close_proposals(duplicate: Organization, *, by: Any) -> None:
    """Close the duplicate's proposals, which do not apply to the survivor, and notify the people who made them."""
    for proposal in duplicate.proposals.filter(status=Proposal.Status.WAITING):
        actions.reject_proposal(proposal=proposal, by=by, reason=MERGED)


def _move_related(duplicate: Organization, survivor: Organization) -> dict[str, int]:
    """Point every row that references the duplicate to the survivor, whatever its model.

    The relations come from the model metadata, so a relation added by a later app is moved as well. History rows
    (simple_history) have no relation and stay unchanged.
    """
    moved = {}
    for relation in Organization._meta.get_fields(include_hidden=True):
        is_from_outside = relation.auto_created and not relation.concrete and not relation.many_to_many
        if is_from_outside and relation.on_delete is not models.DO_NOTHING:
            count = _move_rows(relation.related_model, relation.field, duplicate, survivor)
            if count:
                moved[relation.related_model._meta.model_name] = count
    return moved


def _move_rows(model: type[models.Model], field: models.Field, duplicate: Organization, survivor: Organization) -> int:
    """Return how many rows moved; a row that would violate a unique constraint is deleted."""
    moved = 0
    for key in model._base_manager.filter(**{field.name: duplicate}).values_list("pk", flat=True):
        try:
            with transaction.atomic():
                moved += model._base_manager.filter(pk=key).update(**{field.name: survivor})
        except IntegrityError:
            model._base_manager.filter(pk=key).delete()
    return moved

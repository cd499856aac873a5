"""Old addresses: set and delete their targets."""

from typing import Any

from django.db import IntegrityError, transaction

from core import audit
from core.errors import DomainError
from pages.models import OldAddress
from pages.redirects import old_addresses as addresses
from pages.redirects.old_addresses import Known, Target

TAKEN = "Ten dawny adres jest już na liście. Zmień tamten wpis."


class AddressRefused(DomainError):
    """The old address is invalid or taken; the form shows this error at the old address, not at the new one."""


@transaction.atomic
def lead(*, path: str, target: str, by: Any, entry: OldAddress | None = None) -> OldAddress:
    """Make an old address lead to a page or a fixed URL of the portal; ``entry`` is the row to change, if any.

    If the target is an old address itself, its own target is used, so there are no chains. Raises AddressRefused for
    an old address that is taken, outside the portal, or used by a page of the portal; DomainError for a target outside
    the portal, one that leads nowhere, or one that leads back to the old address.
    """
    path, end = plan_lead(path=path, target=target, entry=entry)
    entry = entry or OldAddress()
    is_new = entry.pk is None
    entry.path, entry.key, entry.page, entry.target = path, addresses.key_of(path), end.page, end.path
    try:
        with transaction.atomic():
            if is_new:
                entry.save(force_insert=True)
            else:
                entry.save(update_fields=["path", "key", "page", "target"])
    except IntegrityError:
        raise AddressRefused(TAKEN) from None
    audit.record(f"pages.{'add' if is_new else 'change'}_old_address", entry, by=by, target=str(end))
    return entry


def plan_lead(*, path: str, target: str, entry: OldAddress | None = None) -> tuple[str, Target]:
    """What ``lead`` would write: the old address and its final target; same errors. Writes nothing."""
    known = Known()
    try:
        path = addresses.old_path(path, known)
    except DomainError as error:
        raise AddressRefused(str(error)) from None
    key = addresses.key_of(path)
    if (taken := known.old.get(key)) and (entry is None or taken.pk != entry.pk):
        raise AddressRefused(TAKEN)
    return path, end_of(target, known, without=key)


@transaction.atomic
def forget_old_address(*, entry: OldAddress, by: Any) -> None:
    """Delete an old address; its visitors are offered the search."""
    audit.record("pages.delete_old_address", entry, by=by)
    entry.delete()


def end_of(text: str, known: Known, *, without: str = "", wanted: dict[str, str] | None = None) -> Target:
    """The final target of ``text``. ``wanted`` are planned targets by key, in addition to the known ones.

    ``without`` is the key of the old address itself: a target that leads back to it is refused as a circle.
    """
    wanted, passed = wanted or {}, {without} - {""}
    while True:
        target = addresses.target_of(text, known)
        if isinstance(target, Target):
            return target
        keys = addresses.keys_of(target)
        met = next((key for key in keys if key in wanted or key in known.old), None)
        if met in passed or (met is None and without in keys):
            raise DomainError("Ten adres prowadziłby w kółko do samego siebie.")
        if met is None:
            raise DomainError(f"W portalu nie ma strony „{text.strip()}”. Sprawdź nowy adres.")
        passed.add(met)
        if met not in wanted:
            return Target(known.old[met].page, known.old[met].target)
        text = wanted[met]

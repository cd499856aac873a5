"""What may be done to accounts."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F

from accounts import emails, personal
from accounts.models import User
from core import audit
from core.errors import DomainError


@transaction.atomic
def person_for(*, email: str, name: str = "") -> User:
    """The account of this address, made now when there is none; whatever the case of the letters, it is one.

    Call it only when the address has just been proved by its owner: the account counts as verified. A new
    account has no password; its owner signs in by a code sent by e-mail, or sets a password. Whatever password
    somebody set before the address was proved may be a stranger's: it is forgotten.
    """
    if user := User.objects.filter(email__iexact=email).first():
        if EmailAddress.objects.filter(user=user).exists() and not _is_verified(user):
            user.set_unusable_password()
            user.save(update_fields=["password"])
            Authenticator.objects.filter(user=user).delete()
            _verify(user)
        else:
            vouch(user=user)
        return user
    user = User.objects.create_user(email, name=name)
    _verify(user)
    audit.record("accounts.join", user, by=user)
    return user


@transaction.atomic
def vouch(*, user: User) -> None:
    """The address of an account that was made by hand (the office, the console) counts as verified.

    Such an account has no row of django-allauth; one made by signing up has, and must prove its address.
    """
    if not EmailAddress.objects.filter(user=user).exists():
        _verify(user)


@transaction.atomic
def change_address(*, user: User) -> None:
    """The office wrote another address into the account: it counts as verified, the old one opens nothing."""
    _verify(user)


@transaction.atomic
def rename(*, user: User, name: str) -> None:
    """Write the person's own name; the log notes the fact alone."""
    user.name = name
    user.save(update_fields=["name"])
    audit.record("accounts.rename", user, by=user, fields=["name"])


@transaction.atomic
def sign_out_elsewhere(*, user: User) -> None:
    """End every session of this account; the caller may keep its own with ``update_session_auth_hash``."""
    User.objects.filter(pk=user.pk).update(sign_outs=F("sign_outs") + 1)
    user.refresh_from_db(fields=["sign_outs"])
    audit.record("accounts.sign_out_elsewhere", user, by=user)


@transaction.atomic
def reset_second_factor(*, user: User, by: User) -> int:
    """Take the second factor from somebody who lost the phone; says so by letter, ends the sessions, is noted."""
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if removed:
        User.objects.filter(pk=user.pk).update(sign_outs=F("sign_outs") + 1)
        emails.security_changed(to=user.email, what="office/second_factor_removed")
        audit.record("accounts.reset_second_factor", user, by=by)
    return removed


@transaction.atomic
def erase(*, user: User) -> None:
    """Delete one's own account and all that is the person's own. A letter says so.

    What stays, and why, is what the parts say in ``kept``.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.is_staff:
        raise DomainError("To konto służy do pracy w biurze. Usunie je administrator portalu.")
    kept = _take_leave(user)
    audit.record("accounts.erase", user, by=user)
    emails.farewell(to=user.email, kept=kept)
    user.delete()


@transaction.atomic
def remove(*, user: User, by: User | None) -> None:
    """Delete somebody's account: an administrator, or the portal itself (None) when its time has come.

    Each app takes its leave of the person as if they had gone themselves, so no entry loses its owner unnoticed.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    _take_leave(user)
    audit.record("accounts.delete", user, by=by)
    user.delete()


def _take_leave(user: User) -> list[str]:
    """Every app's part is erased, before the row goes; returns what stays and why."""
    parts = personal.parts()
    for part in parts:
        part.erase(user)
    return [part.kept for part in parts if part.kept]


def _is_verified(user: User) -> bool:
    return EmailAddress.objects.filter(user=user, verified=True).exists()


def _verify(user: User) -> None:
    """The account's address, and no other, as its one verified row of django-allauth."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email.lower(), primary=True, verified=True)

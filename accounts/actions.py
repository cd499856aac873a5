"""Writes to accounts."""

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
    """Return the account of this address, whatever its letter case; create it if there is none.

    Call it only when the owner has just proved the address: the account counts as verified. A new account has no
    password; its owner signs in by a code sent by e-mail, or sets a password. A password set before the address was
    proved may be a stranger's, so it is removed.
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
    """Mark the address of an account made by hand (the office, the console) as verified.

    Such an account has no row of django-allauth; one made by sign-up has, and must prove its address.
    """
    if not EmailAddress.objects.filter(user=user).exists():
        _verify(user)


@transaction.atomic
def change_address(*, user: User) -> None:
    """The office has changed the address of the account: the new one is verified, the old one no longer signs in."""
    _verify(user)


@transaction.atomic
def rename(*, user: User, name: str) -> None:
    """Change the person's own name; the log records only that it changed."""
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
    """Remove the second factor of a person who lost the phone; sends a letter, ends the sessions, writes the log."""
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if removed:
        User.objects.filter(pk=user.pk).update(sign_outs=F("sign_outs") + 1)
        emails.security_changed(to=user.email, what="office/second_factor_removed")
        audit.record("accounts.reset_second_factor", user, by=by)
    return removed


@transaction.atomic
def erase(*, user: User) -> None:
    """Delete one's own account and personal data, and send a letter about it.

    The parts explain in ``kept`` what stays, and why.
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
    """Delete another person's account: by an administrator, or by retention (None).

    Each app erases its part as if the person had deleted the account, so that an entry without an owner is noticed.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    _take_leave(user)
    audit.record("accounts.delete", user, by=by)
    user.delete()


def _take_leave(user: User) -> list[str]:
    """Erase the part of every app, before the row is deleted; return what stays and why."""
    parts = personal.parts()
    for part in parts:
        part.erase(user)
    return [part.kept for part in parts if part.kept]


def _is_verified(user: User) -> bool:
    return EmailAddress.objects.filter(user=user, verified=True).exists()


def _verify(user: User) -> None:
    """Make the account's address its only and verified row of django-allauth."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email.lower(), primary=True, verified=True)

"""What may be done to accounts."""

from django.db import transaction

from accounts.models import User
from core import audit


@transaction.atomic
def person_for(*, email: str, name: str = "") -> User:
    """The account of this address, made now when there is none; whatever the case of the letters, it is one.

    Call it only when the address has just been proved by its owner: the account counts as verified. A new
    account has no password; its owner signs in by a code sent by e-mail, or sets a password.
    """
    if found := User.objects.filter(email__iexact=email).first():
        return found
    user = User.objects.create_user(email, name=name)
    audit.record("accounts.join", user, by=user)
    return user

"""Initial data of accounts: the groups of the office."""

from django.contrib.auth.models import Group

from accounts.roles import ROLES


def lay(once):
    for name in ROLES:
        once(Group, name=name)

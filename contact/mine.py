"""Threads of a person with an account."""

from django.db.models import QuerySet

from accounts.models import User
from contact.models import Thread

SHOWN = 3


def threads(user: User) -> QuerySet[Thread]:
    """Newest first."""
    return Thread.objects.kept().of_person(user).select_related("topic")


def latest(user: User) -> list[Thread]:
    """The first few, for the overview of the account; one query."""
    return list(threads(user).only("kind", "status", "created_at", "topic__name")[:SHOWN])

"""Create or replace the address of a personal calendar."""

import secrets
from typing import Any

from django.db import transaction

from core.audit import record
from events.models import PersonalFeed


@transaction.atomic
def renew_feed(*, user: Any) -> PersonalFeed:
    """Give the person's calendar a new address; the former one stops working.

    It cannot be guessed (240 bits). The colon keeps it out of the logs (core.logs.path_without_people).
    """
    key = f"k:{secrets.token_urlsafe(30)}"
    feed, _ = PersonalFeed.objects.update_or_create(user=user, defaults={"key": key})
    record("events.renew_feed", feed, by=user)
    return feed

"""The address of one's own calendar: made, and changed when somebody else got to know it."""

import secrets
from typing import Any

from django.db import transaction

from core.audit import record
from events.models import PersonalFeed


@transaction.atomic
def renew_feed(*, user: Any) -> PersonalFeed:
    """Give the person's calendar a new address; the former one leads nowhere from now on.

    Nobody can guess it (240 bits). The colon keeps it out of the logs (core.logs.path_without_people).
    """
    key = f"k:{secrets.token_urlsafe(30)}"
    feed, _ = PersonalFeed.objects.update_or_create(user=user, defaults={"key": key})
    record("events.renew_feed", feed, by=user)
    return feed

"""The life of the accessibility declaration: begun from what stands, published whole, its review not forgotten."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core import search
from core.versions import actions as versions
from pages.declaration import emails as letters
from pages.declaration import first_words
from pages.declaration import selectors as reading
from pages.models import Declaration


def begin(*, by: Any) -> Declaration:
    """The draft of the next version: what stands, looked through today; at first what the portal knows of itself."""
    today = timezone.localdate()
    if standing := reading.current():
        values = standing.copied() | {"reviewed_on": today, "review_by": first_words.next_review(today)}
    else:
        values = first_words.first(today)
    return versions.begin(model=Declaration, values=values, by=by)


@transaction.atomic
def publish(*, draft: Declaration, by: Any) -> Declaration:
    """From now on everybody reads it; the former version is kept and can no longer be found.

    core.versions.errors.Incomplete, with a sentence for each field, while something is missing.
    """
    former = reading.current()
    published = versions.publish(draft=draft, by=by)
    if former is not None:
        search.index(former)
    search.index(published)
    return published


def remind_of_review() -> bool:
    """One letter to the office for a review that is due, and one more for each year in which nobody made it."""
    if (review := reading.review_due()) is None:
        return False
    letters.review_due(review)
    return True
